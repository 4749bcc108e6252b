import { sql } from 'drizzle-orm'
import type { Context } from '#kernel/entity/context.ts'
import type { RuleInput } from '#kernel/entity/define.ts'
import type { Violation } from '#kernel/entity/meta.types.ts'
import { violation } from '#kernel/pure/violations.ts'

/** A node must not lie below itself. `field` is the reference that makes the tree. */
export function noCircle(table: 'department' | 'region' | 'employee', field = 'parent') {
  const column = `${field}_id`
  // biome-ignore lint/suspicious/noExplicitAny: the same guard serves trees of different records.
  return async (records: RuleInput<any>[], ctx: Context): Promise<(Violation[] | undefined)[]> => {
    const moved = records.filter(({ after, changed }) => changed.has(field) && after[field])
    const found = moved.length
      ? await inCircle(
          ctx,
          moved.map(({ after }) => ({ id: after.id, up: after[field] as string })),
        )
      : new Set()
    return records.map(({ after }) => (found.has(after.id) ? [violation('tree.circle', field)] : undefined))
  }

  /** Of the nodes about to get a new parent, those that lie above it; one query for all. */
  async function inCircle(ctx: Context, nodes: { id: string; up: string }[]): Promise<Set<string>> {
    const rows = await ctx.sql.run<{ id: string }>(
      sql`with recursive above as (
          select x.id as node, x.up as id from jsonb_to_recordset(${JSON.stringify(nodes)}::jsonb) as x(id uuid, up uuid)
          union select a.node, t.${sql.identifier(column)} from ${sql.identifier(table)} t join above a on t.id = a.id
            where t.${sql.identifier(column)} is not null)
        select distinct node as id from above where node = id`,
    )
    return new Set(rows.map((r) => r.id))
  }
}
