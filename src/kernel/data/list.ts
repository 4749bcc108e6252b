/** Lists and single records as a person sees them. A page costs two queries, three when searching. */
import { type SQL, sql } from 'drizzle-orm'
import type { Actor } from '../access/actor.ts'
import { accessPredicate } from '../access/predicate.ts'
import { badRequest, notFound } from '../api/errors.ts'
import type { Sql } from '../entity/context.ts'
import type { EntityDefinition, Operation } from '../entity/define.ts'
import type { Filter, Page } from '../entity/meta.types.ts'
import type { Registry } from '../entity/registry.ts'
import { searchPatterns } from '../search/patterns.ts'
import { hasClosedSearchField, openMatches, openSearchFields } from '../search/visible-match.ts'
import { and, or } from './connection.ts'
import { escapeLike, filterToSql } from './filter.ts'
import { afterCursor, defaultSort, encodeCursor, orderBy, sortKeys } from './paging.ts'
import { Projection, type Row } from './projection.ts'
import { EntityQuery, type QueryClock } from './query.ts'

export interface Reader {
  sql: Sql
  registry: Registry
  actor: Actor
  clock: QueryClock
}

export interface ListOptions {
  filter?: Filter | undefined
  sort?: string | undefined
  search?: string | undefined
  limit?: number | undefined
  cursor?: string | undefined
  fields?: string[] | undefined
  operation?: Operation | undefined
  trashed?: boolean | undefined
  /** Skip the count, when nobody shows it. */
  withoutTotal?: boolean | undefined
}

export const countCap = 10_000
/** Above this many hits the order decides the plan, below it the trigram index does. */
const searchCap = 1_000

export const newQuery = (reader: Reader, entity: EntityDefinition): EntityQuery =>
  new EntityQuery(reader.registry, reader.actor, entity, reader.clock)

/** Visible rows that match filter and search, as one condition. */
export async function conditions(reader: Reader, query: EntityQuery, options: ListOptions): Promise<SQL> {
  const parts = [query.visible('read', options.trashed)]
  // A right to export or restore takes nobody further than they see.
  const { operation = 'read' } = options
  if (operation !== 'read')
    parts.push(accessPredicate(query.registry, query.actor, query.entity, operation, query.alias))
  if (options.filter) parts.push(filterToSql(query, options.filter))
  const search = options.search?.trim()
  if (search) parts.push(await searchCondition(reader.sql, query, search))
  return and(parts)
}

/**
 * PostgreSQL prefers walking an order index over the trigram index for some terms and then reads
 * the whole table; so rare terms are resolved to ids first, in a query without an order.
 */
async function searchCondition(db: Sql, query: EntityQuery, search: string): Promise<SQL> {
  if (search.length > 200) throw badRequest('query.search', 'search')
  if (!query.searchable) {
    return sql`${query.labelOf(query.entity, 't')} ilike ${`%${escapeLike(search)}%`}`
  }
  const match = and(searchPatterns(search).map((pattern) => sql`t.search_text like ${pattern}`))
  const hits = await db.run<{ id: string }>(
    sql`select t.id from ${sql.identifier(query.entity.table)} t where ${match} limit ${sql.raw(String(searchCap + 1))}`,
  )
  const { registry, actor, entity } = query
  const ids = hits.map((h) => h.id)
  if (!hasClosedSearchField(registry, actor, entity)) {
    return ids.length > searchCap ? match : sql`t.id = any(${sql.param(ids)}::uuid[])`
  }
  // What a person does not see must not be found by trying.
  if (ids.length > searchCap) return and([match, containedInOpenField(query, search)])
  const open = await openMatches(db, registry, actor, entity, ids, search)
  return sql`t.id = any(${sql.param([...open])}::uuid[])`
}

/** For terms with too many hits to look at each: the text itself, without pinyin, in a field the person sees in full. */
function containedInOpenField(query: EntityQuery, search: string): SQL {
  const pattern = `%${escapeLike(search)}%`
  return or(
    openSearchFields(query.registry, query.actor, query.entity).map(
      (name) => sql`${query.reach(name).expr}::text ilike ${pattern}`,
    ),
  )
}

export async function list(reader: Reader, entity: EntityDefinition, options: ListOptions = {}): Promise<Page<Row>> {
  const limit = Math.min(Math.max(options.limit ?? 50, 1), 500)
  const query = newQuery(reader, entity)
  const where = await conditions(reader, query, options)
  const counted = options.withoutTotal ? undefined : countSql(query, where)
  const projection = new Projection(query).addSystem()
  projection.addAll(options.fields ?? Object.keys(EntityQuery.visibleFields(reader.registry, reader.actor, entity)))
  const keys = sortKeys(query, options.sort || defaultSort(query))
  const names = keys.map((k) => projection.select(k.expr))
  const after = options.cursor ? sql` and ${afterCursor(keys, options.cursor)}` : sql``

  const [rows, total] = await Promise.all([
    runPage(
      reader,
      options.cursor,
      sql`select ${projection.sql} ${query.from()} where ${where}${after} order by ${orderBy(keys)} limit ${sql.raw(String(limit + 1))}`,
    ),
    counted ? runCount(reader, counted) : { value: 0, exact: false },
  ])
  const more = rows.length > limit
  const last = more ? rows[limit - 1]! : undefined
  return {
    items: rows.slice(0, limit).map((row) => projection.record(row)),
    nextCursor: last
      ? encodeCursor(
          keys,
          names.map((n) => last[n]),
        )
      : null,
    total,
  }
}

/** A cursor of somebody's own making holds values of other types: a 400, which only the database can tell. */
async function runPage(reader: Reader, cursor: string | undefined, query: SQL): Promise<Row[]> {
  try {
    return await reader.sql.run<Row>(query)
  } catch (error) {
    const isDataException = String((error as { code?: unknown }).code).startsWith('22')
    throw cursor && isDataException ? badRequest('query.cursor', 'cursor') : error
  }
}

/** Number of visible rows, exact up to the cap. */
export async function count(
  reader: Reader,
  entity: EntityDefinition,
  options: ListOptions,
): Promise<{ value: number; exact: boolean }> {
  const query = newQuery(reader, entity)
  return runCount(reader, countSql(query, await conditions(reader, query, options)))
}

/**
 * Made before anything but the conditions adds joins to the query. Materialised, the rows are planned as if all were wanted:
 * expecting to stop early, PostgreSQL reads the table from its beginning although the indexes know where the rows are.
 */
const countSql = (query: EntityQuery, where: SQL): SQL =>
  sql`with visible as materialized (select 1 ${query.from()} where ${where})
    select count(*) as n from (select 1 from visible limit ${sql.raw(String(countCap + 1))}) x`

async function runCount(reader: Reader, counted: SQL): Promise<{ value: number; exact: boolean }> {
  const [row] = await reader.sql.run<{ n: number }>(counted)
  const n = row!.n
  return { value: Math.min(n, countCap), exact: n <= countCap }
}

/** One record with every visible field; 404 when missing or out of scope. */
export async function get(
  reader: Reader,
  entity: EntityDefinition,
  id: string,
  options: { trashed?: boolean; operation?: Operation } = {},
): Promise<Row> {
  const query = newQuery(reader, entity)
  const projection = new Projection(query).addSystem()
  projection.addAll(Object.keys(EntityQuery.visibleFields(reader.registry, reader.actor, entity)))
  const where = query.visible(options.operation ?? 'read', options.trashed)
  const [row] = await reader.sql.run<Row>(
    sql`select ${projection.sql} ${query.from()} where t.id = ${id}::uuid and ${where}`,
  )
  if (!row) throw notFound()
  return projection.record(row)
}
