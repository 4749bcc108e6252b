import { sql } from 'drizzle-orm'
import type { Context } from '#kernel/entity/context.ts'
import type { RuleInput } from '#kernel/entity/define.ts'
import { violation } from '#kernel/pure/violations.ts'

/** A node must not lie below itself. `field` is the reference that makes the tree. */
export function noCircle(table: 'department' | 'region' | 'employee', field = 'parent') {
  const column = `${field}_id`
  // biome-ignore lint/suspicious/noExplicitAny: the same guard serves trees of different records.
  return async (records: RuleInput<any>[], ctx: Context) =>
    Promise.all(
      records.map(async ({ after, changed }) => {
        const parent = after[field]
        if (!changed.has(field) || !parent) return undefined
        if (parent === after.id) return [violation('tree.circle', field)]
        const above = await ctx.sql.run<{ id: string }>(
          sql`with recursive above as (
              select id, ${sql.identifier(column)} as up from ${sql.identifier(table)} where id = ${parent as string}::uuid
              union select t.id, t.${sql.identifier(column)} from ${sql.identifier(table)} t join above on t.id = above.up)
            select id from above where id = ${after.id}::uuid`,
        )
        return above.length ? [violation('tree.circle', field)] : undefined
      }),
    )
}
