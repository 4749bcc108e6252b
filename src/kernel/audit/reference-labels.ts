/** Labels of the records that stored values point to, as far as the reader may see them: one query an entity. */
import { sql } from 'drizzle-orm'
import { labelColumn } from '../access/label.ts'
import { accessPredicate } from '../access/predicate.ts'
import type { Reader } from '../data/list.ts'
import type { Reference } from '../entity/meta.types.ts'

export type LabelLookup = (entity: string, id: string) => Reference | null

/** Records in the recycle bin keep their name here: what happened does not change when something is deleted. */
export async function referenceLabels(
  reader: Reader,
  wanted: Iterable<[entity: string, id: string]>,
): Promise<LabelLookup> {
  const byEntity = new Map<string, Set<string>>()
  for (const [entity, id] of wanted) byEntity.set(entity, (byEntity.get(entity) ?? new Set()).add(id))
  const labels = new Map<string, string>()
  await Promise.all(
    [...byEntity].map(async ([name, ids]) => {
      const found = name === 'file' ? await fileNames(reader, ids) : await recordLabels(reader, name, ids)
      for (const { id, label } of found) labels.set(`${name}:${id}`, label)
    }),
  )
  return (entity, id) => {
    const label = labels.get(`${entity}:${id}`)
    return label === undefined ? null : { id, label }
  }
}

async function recordLabels(reader: Reader, name: string, ids: ReadonlySet<string>): Promise<Reference[]> {
  const entity = reader.registry.entities.get(name)
  if (!entity) return []
  return reader.sql.run(sql`
    select t.id, coalesce(${labelColumn(reader.registry, reader.actor, entity, 't')}::text, '') as label from ${sql.identifier(entity.table)} t
    where t.id = any(${sql.param([...ids])}::uuid[]) and ${accessPredicate(reader.registry, reader.actor, entity, 'read', 't')}`)
}

/** The caller has shown that the reader sees the record the files hang on. */
const fileNames = (reader: Reader, ids: ReadonlySet<string>): Promise<Reference[]> =>
  reader.sql.run(sql`select id, name as label from file where id = any(${sql.param([...ids])}::uuid[])`)
