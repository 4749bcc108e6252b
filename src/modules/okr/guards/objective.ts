import { sql } from 'drizzle-orm'
import type { Context } from '#kernel/entity/context.ts'
import { type Violation, violation } from '#kernel/pure/violations.ts'
import { objectiveFacts } from '../queries/objectives.ts'
import type { Written } from '../records.types.ts'

/** An objective must not be aligned, over others, to itself. */
export async function guardObjectives(records: Written[], ctx: Context): Promise<(Violation[] | undefined)[]> {
  const moved = records.filter(({ after, changed }) => changed.has('parent') && after.parent)
  const circles = new Set<string>()
  if (moved.length > 0) {
    const nodes = JSON.stringify(moved.map(({ after }) => ({ id: after.id, up: after.parent })))
    const rows = await ctx.sql.run<{ id: string }>(sql`
      with recursive above as (
        select x.id as node, x.up as id from jsonb_to_recordset(${nodes}::jsonb) as x(id uuid, up uuid)
        union select a.node, t.parent_id from objective t join above a on t.id = a.id where t.parent_id is not null)
      select distinct node as id from above where node = id`)
    for (const { id } of rows) circles.add(id)
  }
  return records.map(({ after }) => (circles.has(after.id) ? [violation('objective.circle', 'parent')] : undefined))
}

/** What a quarter ended with is kept. */
export async function guardObjectiveRemoval(ids: string[], ctx: Context): Promise<Violation[]> {
  const facts = await objectiveFacts(ctx, ids)
  return [...facts.values()].some(({ state }) => state === 'closed') ? [violation('objective.closed')] : []
}
