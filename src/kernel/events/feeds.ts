/** Hands the change history to the modules that listen: each change once, in order, in one transaction with the reader's place. */
import { sql } from 'drizzle-orm'
import { systemActor } from '../access/actor.ts'
import { settledPosition } from '../audit/settled.ts'
import type { ChangeFeed } from '../entity/define.ts'
import type { Runtime } from '../runtime.ts'
import { readChanges } from './changes.ts'

const mostAtOnce = 500
/** A writer that is about to commit is waited for, so that one look is enough. */
const patience = 200

/** Everything that can be handed out by now. One process at a time serves a feed. */
export async function pumpFeeds(runtime: Runtime, stopped?: AbortSignal): Promise<void> {
  const feeds = runtime.registry.modules.flatMap((module) => module.changeFeeds ?? [])
  if (feeds.length === 0) return
  const upTo = await settledPosition(runtime.db, patience)
  for (const feed of feeds) {
    try {
      while (!stopped?.aborted && (await pumpOnce(runtime, feed, upTo)));
    } catch (error) {
      runtime.log.error({ error, feed: feed.name }, 'changes not handed on')
      await noteFailure(runtime, feed, error)
    }
  }
}

/** True while there is more. */
async function pumpOnce(runtime: Runtime, feed: ChangeFeed, upTo: number): Promise<boolean> {
  return runtime.transact({ actor: systemActor(`feed ${feed.name}`), source: 'system' }, async (ctx) => {
    await ctx.sql.run(sql`insert into change_feed (name, position) values (${feed.name}, 0) on conflict do nothing`)
    const [place] = await ctx.sql.run<{ position: number }>(
      sql`select position from change_feed where name = ${feed.name} for update skip locked`,
    )
    if (!place || place.position >= upTo) return false
    const entities = await feed.entities(ctx)
    const page = await readChanges(ctx.sql, { after: place.position, upTo, entities, limit: mostAtOnce })
    if (page.changes.length > 0) await feed.handle(ctx, page.changes)
    await ctx.sql.run(sql`update change_feed set position = ${page.position}, failure = null, failed_at = null
      where name = ${feed.name}`)
    return page.position < upTo
  })
}

async function noteFailure(runtime: Runtime, feed: ChangeFeed, error: unknown): Promise<void> {
  const text = String((error as Error)?.message ?? error).slice(0, 500)
  await runtime.db.run(sql`update change_feed set failure = ${text}, failed_at = ${runtime.clock().toISOString()}::timestamptz
    where name = ${feed.name}`)
}
