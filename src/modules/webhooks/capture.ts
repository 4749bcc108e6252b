/** Changes of records -> messages for the endpoints that listen, each with what its owner may see. */
import { sql } from 'drizzle-orm'
import { list, type Reader } from '#kernel/data/list.ts'
import type { Row } from '#kernel/data/projection.ts'
import type { Context } from '#kernel/entity/context.ts'
import { type Change, kindOfChange } from '#kernel/events/changes.ts'
import { parseTypes, toldEntities, type VisibleChange, visibleChanges } from '#kernel/events/visible-changes.ts'
import { createOrganisation } from '#modules/organisation'
import { enqueueMessages, type Message } from './queue.ts'

interface Listening extends Record<string, unknown> {
  id: string
  owner: string
  events: string[]
  activeSince: string | null
}

const listening = (ctx: Context): Promise<Listening[]> =>
  ctx.sql.run<Listening>(sql`select id, owner_id as owner, events, active_since as "activeSince" from webhook_endpoint
    where deleted_at is null and state = 'active' and cardinality(coalesce(events, '{}')) > 0 order by id`)

/** Entities that somebody listens to. */
export async function capturedEntities(ctx: Context): Promise<ReadonlySet<string>> {
  const all = toldEntities(ctx)
  return new Set((await listening(ctx)).flatMap(({ events }) => [...parseTypes(events, all).keys()]))
}

export async function captureChanges(ctx: Context, changes: readonly Change[]): Promise<void> {
  for (const endpoint of await listening(ctx)) {
    const actor = await createOrganisation(() => ctx.registry).actorOfEmployee(ctx.sql, endpoint.owner)
    // Who has left sees nothing any more.
    if (!actor) continue
    const reader: Reader = { sql: ctx.sql, registry: ctx.registry, actor, clock: ctx.clock }
    const wanted = parseTypes(endpoint.events, toldEntities(reader))
    const since = endpoint.activeSince ? Date.parse(endpoint.activeSince) : 0
    const told = changes.filter((change) => {
      const kinds = wanted.get(change.entity)
      return (kinds?.has('*') || kinds?.has(kindOfChange(change))) && Date.parse(change.at) >= since
    })
    await enqueueMessages(ctx, await messagesOf(reader, endpoint.id, await visibleChanges(reader, told)))
  }
}

async function messagesOf(reader: Reader, endpoint: string, changes: readonly VisibleChange[]): Promise<Message[]> {
  const records = new Map<string, Row>()
  for (const [name, some] of Map.groupBy(changes, (change) => change.entity)) {
    const ids = [...new Set(some.map((change) => change.record))]
    const { items } = await list(reader, reader.registry.entity(name), {
      filter: { field: 'id', op: 'in', value: ids },
      limit: ids.length,
      withoutTotal: true,
    })
    for (const item of items) records.set(item.id as string, item)
  }
  return changes.map(({ id, type, at, ...change }) => ({
    endpoint,
    id,
    type,
    at,
    data: {
      entity: change.entity,
      id: change.record,
      version: change.version,
      action: change.action,
      actor: change.actor,
      changed: change.changed,
      record: records.get(change.record) ?? null,
    },
  }))
}
