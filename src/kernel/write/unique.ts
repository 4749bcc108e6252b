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

/**
 * The violations of every record, in the order given: a key taken by a stored record, or by an earlier one of the
 * batch. A unique key with `where` counts only the records, stored and new, of which that holds.
 */
export async function checkUnique(ctx: Context, entity: EntityDefinition, records: Pending[]): Promise<Violation[][]> {
  const result: Violation[][] = records.map(() => [])
  for (const unique of entity.unique ?? []) {
    // Whether the condition holds depends on any field; it also begins to hold when another field changes.
    const columns = columnsNeeded(entity, unique.where ? Object.keys(entity.fields) : unique.fields)
    const wanted = records.flatMap(({ after, changed }, n) => {
      const complete = unique.fields.every((f) => after[f] !== null && after[f] !== undefined && after[f] !== '')
      const concerned = unique.where ? changed.size > 0 : unique.fields.some((f) => changed.has(f))
      const values = columns.map(({ name, of }) => [name, of(after)] as const)
      return complete && concerned ? [{ n, id: after.id, ...Object.fromEntries(values) }] : []
    })
    if (wanted.length === 0) continue
    const keys = columnsNeeded(entity, unique.fields).map(({ name }) => `"${name}"`)
    const shape = columns.map(({ name, type }) => `, "${name}" ${type}`).join('')
    const where = unique.where ?? 'true'
    // The condition stands where only one table is in sight: its columns are named without one.
    const taken = await ctx.sql.run<{ n: number }>(
      sql`with x as (
          select *, row_number() over (partition by ${sql.raw(keys.join(', '))} order by n) as nth
          from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as r(n integer, id uuid${sql.raw(shape)})
          where (${sql.raw(where)})
        )
        select x.n from x where x.nth > 1 or exists (
          select 1 from (select * from ${sql.identifier(entity.table)} where deleted_at is null and (${sql.raw(where)})) t
          where ${sql.raw(keys.map((c) => `t.${c} = x.${c}`).join(' and '))} and t.id <> x.id
        )`,
    )
    for (const { n } of taken) result[n]!.push(violation(unique.error, unique.fields[0]!))
  }
  return result
}

interface Column {
  name: string
  type: string
  of(record: Values): unknown
}

function columnsNeeded(entity: EntityDefinition, names: readonly string[]): Column[] {
  return names.flatMap((name): Column[] => {
    const field = (entity.fields as Fields)[name]!
    const type = kindOf(field).sqlType(field)
    const columns = columnsOf(name, field)
    if (field.kind !== 'target') return columns.map((column) => ({ name: column, type, of: (record) => record[name] }))
    const target = (record: Values) => record[name] as { entity: string; id: string } | null | undefined
    return [
      { name: columns[0]!, type: 'text', of: (record) => target(record)?.entity },
      { name: columns[1]!, type, of: (record) => target(record)?.id },
    ]
  })
}

/** The violation that a database error on one of the entity's own constraints means. */
export function constraintViolation(entity: EntityDefinition, error: unknown): Violation | undefined {
  const { code, constraint } = (error ?? {}) as { code?: string; constraint?: string }
  if (code !== '23505') return undefined
  const unique = entity.unique?.find((u) => uniqueName(entity, u.fields) === constraint)
  return unique && violation(unique.error, unique.fields[0]!)
}
