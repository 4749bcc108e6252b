/** Unique keys: found before the write for every record of a batch, and again by the database's own index. */
import { sql } from 'drizzle-orm'
import { columnsOf, uniqueName } from '../data/schema.ts'
import type { Context } from '../entity/context.ts'
import type { EntityDefinition, Fields } from '../entity/define.ts'
import { kindOf } from '../entity/kinds.ts'
import type { Violation } from '../entity/meta.types.ts'
import { violation } from '../pure/violations.ts'
import type { Values } from './input.ts'

interface Pending {
  after: Values
  changed: ReadonlySet<string>
}

export async function checkUnique(ctx: Context, entity: EntityDefinition, records: Pending[]): Promise<Violation[][]> {
  const result: Violation[][] = records.map(() => [])
  const fields = entity.fields as Fields
  for (const unique of entity.unique ?? []) {
    const columns = unique.fields.map((f) => columnsOf(f, fields[f]!).at(-1)!)
    const types = unique.fields.map((f) => kindOf(fields[f]!).sqlType(fields[f]!))
    const keys = records.map(({ after, changed }) => {
      const values = unique.fields.map((f) => after[f])
      const complete = values.every((v) => v !== null && v !== undefined && v !== '')
      return complete && unique.fields.some((f) => changed.has(f)) ? JSON.stringify(values) : undefined
    })
    const seen = new Set<string>()
    const wanted: Values[] = []
    keys.forEach((key, i) => {
      if (key === undefined) return
      if (seen.has(key)) result[i]!.push(violation(unique.error, unique.fields[0]!))
      seen.add(key)
      const after = records[i]!.after
      wanted.push({ n: i, id: after.id, ...Object.fromEntries(unique.fields.map((f, k) => [columns[k]!, after[f]])) })
    })
    if (wanted.length === 0) continue
    const shape = sql.raw(['n integer', 'id uuid', ...columns.map((c, i) => `"${c}" ${types[i]}`)].join(', '))
    const same = sql.raw(columns.map((c) => `t."${c}" = x."${c}"`).join(' and '))
    const where = unique.where ? sql.raw(` and (${unique.where})`) : sql``
    const taken = await ctx.sql.run<{ n: number }>(
      sql`select x.n from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as x(${shape})
        join ${sql.identifier(entity.table)} t on ${same} and t.deleted_at is null${where} and t.id <> x.id`,
    )
    for (const { n } of taken) result[n]!.push(violation(unique.error, unique.fields[0]!))
  }
  return result
}

/** The violation that a database error on one of the entity's own constraints means. */
export function constraintViolation(entity: EntityDefinition, error: unknown): Violation | undefined {
  const { code, constraint } = (error ?? {}) as { code?: string; constraint?: string }
  if (code !== '23505') return undefined
  const unique = entity.unique?.find((u) => uniqueName(entity, u.fields) === constraint)
  return unique && violation(unique.error, unique.fields[0]!)
}
