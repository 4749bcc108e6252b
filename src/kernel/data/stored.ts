/** Between the values of a record and the columns of its table. */
import { type SQL, sql } from 'drizzle-orm'
import type { EntityDefinition, Fields } from '../entity/define.ts'
import type { FieldSpec } from '../entity/fields.ts'
import { kindOf } from '../entity/kinds.ts'
import type { Registry } from '../entity/registry.ts'
import { searchDocument } from '../pure/text.ts'
import type { Row } from './projection.ts'
import { columnsOf, hasSearch } from './schema.ts'

export interface StoredRecord extends Record<string, unknown> {
  id: string
  version: number
  createdAt: string
  createdBy: string | null
  updatedAt: string
  updatedBy: string | null
}

/** A table row (`select t.*`) as field values: references are ids, amounts are text. */
export function fromRow(registry: Registry, entity: EntityDefinition, row: Row): StoredRecord {
  const record: StoredRecord = {
    id: row.id as string,
    version: row.version as number,
    createdAt: row.created_at as string,
    createdBy: row.created_by as string | null,
    updatedAt: row.updated_at as string,
    updatedBy: row.updated_by as string | null,
  }
  const custom = (row.custom ?? {}) as Row
  for (const [name, field] of Object.entries(registry.fields(entity))) {
    if (field.sql) continue
    if (field.custom) record[name] = custom[name] ?? null
    else if (field.kind === 'target') {
      const [entityColumn, idColumn] = columnsOf(name, field)
      record[name] = row[idColumn!] === null ? null : { entity: row[entityColumn!], id: row[idColumn!] }
    } else record[name] = row[columnsOf(name, field)[0]!] ?? null
  }
  return record
}

/** Column values of a record, ready for `jsonb_to_recordset`. */
export function toRow(registry: Registry, entity: EntityDefinition, record: Row): Row {
  const row: Row = {
    id: record.id,
    version: record.version,
    created_at: record.createdAt,
    created_by: record.createdBy,
    updated_at: record.updatedAt,
    updated_by: record.updatedBy,
  }
  const custom: Row = {}
  for (const [name, field] of Object.entries(registry.fields(entity))) {
    if (field.sql) continue
    const value = record[name] ?? null
    if (field.custom) {
      if (value !== null) custom[name] = value
    } else if (field.kind === 'target') {
      const [entityColumn, idColumn] = columnsOf(name, field)
      const target = value as { entity: string; id: string } | null
      row[entityColumn!] = target?.entity ?? null
      row[idColumn!] = target?.id ?? null
    } else row[columnsOf(name, field)[0]!] = value
  }
  row.custom = custom
  if (hasSearch(entity)) row.search_text = searchTextOf(registry.fields(entity), record)
  return row
}

function searchTextOf(fields: Fields, record: Row): string {
  const parts: string[] = []
  for (const [name, field] of Object.entries(fields)) {
    const value = record[name]
    if (!field.search || value === null || value === undefined) continue
    if (Array.isArray(value)) parts.push(...value.map(String))
    else parts.push(String(value))
    // People search a number by its digits, however it was typed.
    if (field.kind === 'phone') parts.push(String(value).replace(/\D/g, ''))
  }
  return searchDocument(parts)
}

/** Column name and type of everything a record stores. */
function storedColumns(registry: Registry, entity: EntityDefinition): [name: string, type: string][] {
  const columns: [string, string][] = [
    ['id', 'uuid'],
    ['version', 'integer'],
    ['created_at', 'timestamptz'],
    ['created_by', 'uuid'],
    ['updated_at', 'timestamptz'],
    ['updated_by', 'uuid'],
    ['custom', 'jsonb'],
  ]
  if (hasSearch(entity)) columns.push(['search_text', 'text'])
  for (const [name, field] of Object.entries(registry.fields(entity))) {
    const names = columnsOf(name, field as FieldSpec)
    names.forEach((column, i) => {
      columns.push([column, names.length > 1 && i === 0 ? 'text' : kindOf(field).sqlType(field)])
    })
  }
  return columns
}

const list = (names: string[]): SQL => sql.raw(names.map((n) => `"${n}"`).join(', '))

/** One statement for any number of new rows. */
export function insertSql(registry: Registry, entity: EntityDefinition, rows: Row[]): SQL {
  const columns = storedColumns(registry, entity)
  const names = columns.map(([name]) => name)
  const types = sql.raw(columns.map(([name, type]) => `"${name}" ${type}`).join(', '))
  return sql`insert into ${sql.identifier(entity.table)} (${list(names)})
    select ${list(names)} from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(${types})`
}

/** One statement for any number of changed rows; a row whose version moved meanwhile is not touched. */
export function updateSql(registry: Registry, entity: EntityDefinition, rows: Row[]): SQL {
  const columns = storedColumns(registry, entity).filter(([name]) => name !== 'created_at' && name !== 'created_by')
  const types = sql.raw(columns.map(([name, type]) => `"${name}" ${type}`).join(', '))
  const assignments = columns.filter(([name]) => name !== 'id').map(([name]) => `"${name}" = x."${name}"`)
  return sql`update ${sql.identifier(entity.table)} t set ${sql.raw(assignments.join(', '))}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(${types})
    where t.id = x.id and t.version = x.version - 1 returning t.id`
}
