/** A key that records hold cannot leave the choices: they would show a word nobody can pick any more. */
import { sql } from 'drizzle-orm'
import { columnsOf } from '../data/schema.ts'
import type { Sql } from '../entity/context.ts'
import type { EntityDefinition } from '../entity/define.ts'
import type { FieldSpec } from '../entity/fields.ts'
import type { ChoiceOption, Violation } from '../entity/meta.types.ts'
import { violation } from '../pure/violations.ts'

/** `choices.in-use` with the number of records, for every option of `before` that is not in `after`. Also counts the recycle bin. */
export async function removedOptionsInUse(
  db: Sql,
  entity: EntityDefinition,
  name: string,
  field: FieldSpec,
  before: readonly ChoiceOption[],
  after: readonly ChoiceOption[],
): Promise<Violation[]> {
  // A field that takes any word keeps the words it has.
  if (field.open) return []
  const kept = new Set(after.map((option) => option.value))
  const removed = before.filter((option) => !kept.has(option.value))
  if (removed.length === 0) return []
  const isMany = field.kind === 'multiChoice'
  const column = field.custom ? undefined : sql`t.${sql.identifier(columnsOf(name, field)[0]!)}`
  const values = column
    ? isMany
      ? sql`unnest(${column})`
      : column
    : isMany
      ? sql`jsonb_array_elements_text(case when jsonb_typeof(t.custom->${name}) = 'array' then t.custom->${name} else '[]' end)`
      : sql`t.custom->>${name}`
  const keys = sql.param(removed.map((option) => option.value))
  const rows = await db.run<{ value: string; n: number }>(sql`
    select value, count(*) as n from (select ${values} as value from ${sql.identifier(entity.table)} t) x
    where value = any(${keys}::text[]) group by value`)
  const counts = new Map(rows.map((row) => [row.value, row.n]))
  return removed.flatMap((option) => {
    const count = counts.get(option.value)
    return count
      ? [
          violation('choices.in-use', 'options', {
            value: option.value,
            label: option.label.zh,
            labelEn: option.label.en,
            count,
          }),
        ]
      : []
  })
}
