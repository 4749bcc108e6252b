import { sql } from 'drizzle-orm'
import type { Reader } from '#kernel/data/list.ts'
import type { Context } from '#kernel/entity/context.ts'
import { addDays } from '#kernel/pure/dates.ts'
import { readerOf } from '../metric-catalogue.ts'
import { goalRows } from '../queries/goal-rows.ts'
import { standingsOf, storeStandings } from '../queries/standing.ts'

/** Late records still change a period for a while after its end. */
const settledAfter = 45
const portion = 500

export const refreshQueue = 'goals.refresh'

/** Works out where current goals (or those named) stand, so that lists can be filtered by it; says when a status changes. */
export async function refreshGoals(ctx: Context, data: Record<string, unknown> = {}): Promise<void> {
  const reader = readerOf(ctx.asSystem('status of goals'))
  if (Array.isArray(data.ids)) return refresh(ctx, reader, data.ids.map(String))
  let last = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const ids = await ctx.sql.run<{ id: string }>(sql`
      select id from goal where deleted_at is null and id > ${last}::uuid
        and (measured_at is null or ends_on >= ${addDays(ctx.today, -settledAfter)}::date) order by id limit ${portion}`)
    if (ids.length === 0) return
    last = ids.at(-1)!.id
    await refresh(
      ctx,
      reader,
      ids.map((row) => row.id),
    )
  }
}

async function refresh(ctx: Context, reader: Reader, ids: string[]): Promise<void> {
  const goals = await goalRows(reader, sql`g.id = any(${sql.param(ids)}::uuid[])`)
  const changed = await storeStandings(ctx.sql, await standingsOf(reader, goals), ctx.now)
  for (const { id, status, before } of changed)
    await ctx.emit('goal.status-changed', { entity: 'goal', id, status, before })
}
