/** Writing many rows of which some may be refused by an error instead of a violation: the others still get in. */
import { sql } from 'drizzle-orm'
import { AppError } from '#kernel/api/errors.ts'
import type { Context } from '#kernel/entity/context.ts'
import type { EntityDefinition } from '#kernel/entity/define.ts'
import type { Violation } from '#kernel/entity/meta.types.ts'
import { violation } from '#kernel/pure/violations.ts'
import type { Outcome } from '#kernel/write/create.ts'
import { constraintViolation } from '#kernel/write/unique.ts'

export type Written = Outcome | { violations: Violation[] }

/**
 * Writes the items behind a savepoint. When that throws what some row is to blame for (a race on a unique key, a rule
 * that throws), the halves are tried, down to the rows themselves; so a bad row costs a few statements, not the batch.
 */
export async function writeTolerantly<Item>(
  ctx: Context,
  entity: EntityDefinition,
  items: readonly Item[],
  write: (items: Item[]) => Promise<Outcome[]>,
): Promise<Written[]> {
  if (items.length === 0) return []
  await ctx.sql.run(sql`savepoint import_rows`)
  try {
    const outcomes = await write([...items])
    await ctx.sql.run(sql`release savepoint import_rows`)
    return outcomes
  } catch (error) {
    const violations = blame(entity, error)
    if (!violations) throw error
    await ctx.sql.run(sql`rollback to savepoint import_rows`)
    await ctx.sql.run(sql`release savepoint import_rows`)
    if (items.length === 1) return [{ violations }]
    const middle = Math.ceil(items.length / 2)
    const first = await writeTolerantly(ctx, entity, items.slice(0, middle), write)
    return [...first, ...(await writeTolerantly(ctx, entity, items.slice(middle), write))]
  }
}

/** What a row did wrong; undefined when the error is not about a row. */
function blame(entity: EntityDefinition, error: unknown): Violation[] | undefined {
  if (error instanceof AppError) return error.violations.length ? error.violations : [violation(error.code)]
  const { code } = (error ?? {}) as { code?: unknown }
  if (typeof code !== 'string') return undefined
  if (code === '23505') return [constraintViolation(entity, error) ?? violation('import.duplicate')]
  // Classes 22 and 23 of PostgreSQL: data exception, integrity constraint violation.
  return /^2[23]\w{3}$/.test(code) ? [violation('import.rejected')] : undefined
}
