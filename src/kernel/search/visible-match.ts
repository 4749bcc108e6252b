/**
 * The search text of a record holds all its searchable fields. Who may not see one of them (or sees it masked) must not
 * learn its value by trying: for such readers a hit counts only when the fields they see in full match by themselves.
 */
import { sql } from 'drizzle-orm'
import { type Actor, seesInFull } from '../access/actor.ts'
import type { Row } from '../data/projection.ts'
import { fromRow } from '../data/stored.ts'
import type { Sql } from '../entity/context.ts'
import type { EntityDefinition, Fields } from '../entity/define.ts'
import type { Registry } from '../entity/registry.ts'
import { searchDocument } from '../pure/text.ts'
import { searchPatterns } from './patterns.ts'

/** Whether the search text holds something that this person does not see in full. */
export function hasClosedSearchField(registry: Registry, actor: Actor, entity: EntityDefinition): boolean {
  return Object.entries(registry.fields(entity)).some(
    ([name, field]) => field.search && !seesInFull(actor, entity.name, name),
  )
}

/** The searchable fields that this person sees in full. */
export function openSearchFields(registry: Registry, actor: Actor, entity: EntityDefinition): string[] {
  const fields = registry.fields(entity)
  return Object.keys(fields).filter((name) => fields[name]!.search && seesInFull(actor, entity.name, name))
}

/** The search text of some fields of a record, made as the whole record's is (`data/stored.ts`). */
export function documentOf(fields: Fields, names: Iterable<string>, record: Row): string {
  const parts: string[] = []
  for (const name of names) {
    const value = record[name]
    if (value === null || value === undefined) continue
    for (const part of Array.isArray(value) ? value : [value]) parts.push(String(part))
    if (fields[name]?.kind === 'phone') parts.push(String(value).replace(/\D/g, ''))
  }
  return searchDocument(parts)
}

/** What `LIKE` with the query's patterns would say of the document. */
export function matchesDocument(document: string, query: string): boolean {
  return searchPatterns(query).every((pattern) => document.includes(pattern.slice(1, -1).replace(/\\([\\%_])/g, '$1')))
}

/** Of these records, the ids that match by what the person sees. */
export async function openMatches(
  db: Sql,
  registry: Registry,
  actor: Actor,
  entity: EntityDefinition,
  ids: readonly string[],
  query: string,
): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const fields = registry.fields(entity)
  const open = openSearchFields(registry, actor, entity)
  const rows = await db.run<Row>(
    sql`select t.* from ${sql.identifier(entity.table)} t where t.id = any(${sql.param([...ids])}::uuid[])`,
  )
  const records = rows.map((row) => fromRow(registry, entity, row))
  return new Set(records.filter((r) => matchesDocument(documentOf(fields, open, r), query)).map((r) => r.id))
}
