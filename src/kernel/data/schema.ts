/** Entity definitions -> Drizzle tables, from which migrations are generated. */
import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  customType,
  index,
  integer,
  jsonb,
  type PgSequence,
  type PgTable,
  pgTable,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import type { EntityDefinition, Fields } from '../entity/define.ts'
import type { FieldSpec } from '../entity/fields.ts'
import { kindOf } from '../entity/kinds.ts'
import type { Registry } from '../entity/registry.ts'
import * as kernelTables from './tables.ts'

const typed = (name: string, sqlType: string) => customType<{ data: unknown }>({ dataType: () => sqlType })(name)

/** Column names of a stored field, in order; computed and custom fields have none. */
export function columnsOf(name: string, field: FieldSpec): string[] {
  return field.sql || field.custom ? [] : kindOf(field).columns(name)
}

/** Kinds that people sort downwards. */
const newestFirst = new Set(['date', 'instant', 'money', 'integer', 'decimal'])

export const hasSearch = (entity: EntityDefinition): boolean =>
  Object.values(entity.fields as Fields).some((f) => f.search)

export function tableOf(entity: EntityDefinition, tables: Map<string, PgTable>): PgTable {
  const columns: Record<string, unknown> = {
    id: uuid('id').primaryKey(),
    version: integer('version').notNull().default(1),
    createdAt: timestamp('created_at', { withTimezone: true, precision: 3 }).notNull().default(sql`now()`),
    createdBy: uuid('created_by'),
    updatedAt: timestamp('updated_at', { withTimezone: true, precision: 3 }).notNull().default(sql`now()`),
    updatedBy: uuid('updated_by'),
    deletedAt: timestamp('deleted_at', { withTimezone: true, precision: 3 }),
    deletedBy: uuid('deleted_by'),
    custom: jsonb('custom').notNull().default(sql`'{}'`),
  }
  if (hasSearch(entity)) columns.searchText = text('search_text').notNull().default('')
  const indexed: { column: string; field: FieldSpec }[] = []
  for (const [name, field] of Object.entries(entity.fields as Fields)) {
    const names = columnsOf(name, field)
    names.forEach((column, i) => {
      const isEntityOfTarget = field.kind === 'target' && i === 0
      let built = isEntityOfTarget ? text(column) : typed(column, kindOf(field).sqlType(field))
      if ((field.kind === 'ref' || field.kind === 'treeRef') && field.ref) {
        const target = field.ref
        built = uuid(column).references((): AnyPgColumn => (tables.get(target) as unknown as { id: AnyPgColumn }).id, {
          onDelete: field.onDelete === 'cascade' ? 'cascade' : field.onDelete === 'restrict' ? 'restrict' : 'set null',
        }) as never
      }
      columns[column] = field.required && field.kind !== 'number' ? built.notNull() : built
      if (field.index && i === names.length - 1) indexed.push({ column, field })
    })
  }
  return pgTable(entity.table, columns as never, (t: unknown) => {
    const column = t as Record<string, AnyPgColumn>
    const name = (suffix: string) => `${entity.table}_${suffix}`.slice(0, 60)
    const extras = [
      index(name('updated')).on(sql`updated_at desc`, sql`id desc`),
      index(name('created')).on(sql`created_at desc`, sql`id desc`),
      ...indexed.map(({ column: c }) => index(name(c)).on(column[c]!, column.id!)),
      // Empty values come last in both directions, which one index cannot serve.
      ...indexed
        .filter(({ field }) => newestFirst.has(field.kind) && !field.required)
        .map(({ column: c }) => index(name(`${c}_desc`)).on(sql.raw(`"${c}" desc nulls last`), sql`id desc`)),
      ...(entity.unique ?? []).map((u) => {
        const target = u.fields
          .flatMap((f) => columnsOf(f, (entity.fields as Fields)[f]!))
          .map((c) => sql.raw(`"${c}"`))
        const [first, ...rest] = target
        return uniqueIndex(uniqueName(entity, u.fields))
          .on(first!, ...rest)
          .where(sql.raw(`deleted_at is null${u.where ? ` and (${u.where})` : ''}`))
      }),
      ...(entity.indexes ?? []).map((columns, i) => index(name(`x${i}`)).on(sql.raw(columns))),
    ]
    const bin = index(name('bin')).on(sql`deleted_at desc`, sql`id desc`)
    if (!entity.technical) extras.push(bin.where(sql`deleted_at is not null`))
    if (hasSearch(entity)) extras.push(index(name('search')).using('gin', sql`search_text gin_trgm_ops`))
    return extras
  })
}

export const uniqueName = (entity: EntityDefinition, fields: readonly string[]): string =>
  `${entity.table}_unique_${fields.map((f) => f.toLowerCase()).join('_')}`.slice(0, 60)

/** Every table of the product by name, for the migration generator. */
export function schemaOf(registry: Registry): Record<string, PgTable | PgSequence> {
  const tables = new Map<string, PgTable>()
  for (const entity of registry.entities.values()) tables.set(entity.name, tableOf(entity, tables))
  return { ...kernelTables, ...Object.fromEntries(tables) }
}
