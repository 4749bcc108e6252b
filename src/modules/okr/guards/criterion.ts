import { sql } from 'drizzle-orm'
import { accessPredicate } from '#kernel/access/predicate.ts'
import type { Context } from '#kernel/entity/context.ts'
import { type Violation, violation } from '#kernel/pure/violations.ts'
import type { Written } from '../records.types.ts'

/** Conditions are set by who may change the milestone. */
export async function guardCriteria(records: Written[], ctx: Context): Promise<(Violation[] | undefined)[]> {
  const fresh = records.filter(({ before, after }) => before === null && after.milestone !== null)
  if (fresh.length === 0) return records.map(() => undefined)
  const mine = accessPredicate(ctx.registry, ctx.actor, ctx.registry.entity('milestone'), 'update', 't')
  const rows = await ctx.sql.run<{ id: string }>(
    sql`select t.id from milestone t where t.id = any(${sql.param(fresh.map(({ after }) => after.milestone))}::uuid[]) and ${mine}`,
  )
  const editable = new Set(rows.map(({ id }) => id))
  return records.map(({ before, after }) =>
    before === null && after.milestone !== null && !editable.has(after.milestone)
      ? [violation('okr.not-yours', 'milestone')]
      : undefined,
  )
}
