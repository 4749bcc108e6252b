/** How many records of each other entity point to a record, as far as the person sees them: one query. */
import { type SQL, sql } from 'drizzle-orm'
import { may, seesInFull } from '../access/actor.ts'
import { accessPredicate } from '../access/predicate.ts'
import type { EntityDefinition, Fields } from '../entity/define.ts'
import { countCap, type Reader } from './list.ts'
import { columnsOf } from './schema.ts'

export interface RelatedCount {
  entity: string
  field: string
  count: number
}

export async function relatedCounts(reader: Reader, entity: EntityDefinition, id: string): Promise<RelatedCount[]> {
  const parts: SQL[] = []
  const pointers: { entity: string; field: string }[] = []
  for (const other of reader.registry.entities.values()) {
    if (!may(reader.actor, other.name, 'read')) continue
    for (const [name, field] of Object.entries(other.fields as Fields)) {
      const isTarget = field.targets?.includes(entity.name)
      if (other.beside && !other.beside.includes(name)) continue
      if (!seesInFull(reader.actor, other.name, name)) continue
      if (field.sql || !(isTarget || (field.ref === entity.name && field.kind !== 'refs'))) continue
      const columns = columnsOf(name, field)
      const of = (column: string) => sql`t.${sql.identifier(column)}`
      const kind = isTarget ? sql` and ${of(columns[0]!)} = ${entity.name}` : sql``
      pointers.push({ entity: other.name, field: name })
      parts.push(sql`(select count(*) from (select 1 from ${sql.identifier(other.table)} t where ${of(columns.at(-1)!)} = ${id}::uuid${kind}
        and t.deleted_at is null and ${accessPredicate(reader.registry, reader.actor, other, 'read', 't')} limit ${sql.raw(String(countCap))}) x)`)
    }
  }
  if (parts.length === 0) return []
  const [row] = await reader.sql.run<{ counts: number[] }>(
    sql`select array[${sql.join(parts, sql`, `)}]::int[] as counts`,
  )
  return pointers.map((p, i) => ({ ...p, count: row!.counts[i]! }))
}
