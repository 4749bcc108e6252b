import { sql } from 'drizzle-orm'
import { accessPredicate } from '#kernel/access/predicate.ts'
import type { Context } from '#kernel/entity/context.ts'
import type { Operation } from '#kernel/entity/define.ts'
import type { Violation } from '#kernel/entity/meta.types.ts'
import { violation } from '#kernel/pure/violations.ts'

/** Of these records, those on which the actor may do the operation. Entities go by name: definitions import their guards. */
export async function reached(
  ctx: Context,
  name: string,
  ids: readonly (string | null)[],
  operation: Operation = 'update',
): Promise<Set<string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  if (wanted.length === 0) return new Set()
  const entity = ctx.registry.entity(name)
  const rows = await ctx.sql.run<{ id: string }>(
    sql`select t.id from ${sql.identifier(entity.table)} t where t.id = any(${sql.param(wanted)}::uuid[])
      and ${accessPredicate(ctx.registry, ctx.actor, entity, operation, 't')}`,
  )
  return new Set(rows.map(({ id }) => id))
}

/** Removal is for those who may change the parent; being responsible for a part is not enough. */
export async function guardByParent(
  ctx: Context,
  child: string,
  parentColumn: string,
  parent: string,
  ids: readonly string[],
  code: string,
): Promise<Violation[]> {
  const table = ctx.registry.entity(child).table
  const rows = await ctx.sql.run<{ parent: string | null }>(
    sql`select distinct ${sql.identifier(parentColumn)} as parent from ${sql.identifier(table)}
      where id = any(${sql.param([...ids])}::uuid[]) and ${sql.identifier(parentColumn)} is not null`,
  )
  const open = await reached(
    ctx,
    parent,
    rows.map((row) => row.parent),
  )
  return rows.some((row) => row.parent !== null && !open.has(row.parent)) ? [violation(code)] : []
}
