/** Search over all entities at once: one ranked query an entity, at the same time. */
import { type SQL, sql } from 'drizzle-orm'
import { may } from '../access/actor.ts'
import { badRequest } from '../api/errors.ts'
import { and } from '../data/connection.ts'
import { escapeLike } from '../data/filter.ts'
import { newQuery, type Reader } from '../data/list.ts'
import { Projection, type Row } from '../data/projection.ts'
import type { EntityQuery } from '../data/query.ts'
import { hasSearch } from '../data/schema.ts'
import type { EntityDefinition } from '../entity/define.ts'
import { normaliseText } from '../pure/text.ts'
import { hintFields, hintOf } from './hint.ts'
import { searchPatterns } from './patterns.ts'
import { hasClosedSearchField, openMatches } from './visible-match.ts'

export interface SearchHit {
  entity: string
  id: string
  label: string
  hint: string | null
}

export interface SearchOptions {
  query: string
  /** Names or paths; all that people work with when left out. */
  entities?: string[] | undefined
  limit: number
  language: 'zh' | 'en'
  currency: string
}

const longestQuery = 200
/** A term with more hits than this is too common to look at them all: the visible ones are read in any order. */
const hitCap = 1_000
/** Of a common term, so many visible records are ranked. */
const commonCap = 300

/** Hits best first: exact title, title begins so, a word or its initials begin so, contains. Equal ones: shorter, then newer. */
export async function searchAll(reader: Reader, options: SearchOptions): Promise<SearchHit[]> {
  if (options.query.length > longestQuery) throw badRequest('query.search', 'q')
  const query = normaliseText(options.query)
  if (query === '') return []
  const found = await Promise.all(
    searchedEntities(reader, options.entities).map((entity) => searchOne(reader, entity, query, options)),
  )
  const order = new Map(found.map((hits, i) => [hits, i]))
  return found
    .flatMap((hits) => hits.map((hit) => ({ ...hit, order: order.get(hits)! })))
    .sort((a, b) => a.rank - b.rank || a.order - b.order)
    .slice(0, options.limit)
    .map(({ entity, id, label, hint }) => ({ entity, id, label, hint }))
}

/** Names that do not exist are as good as entities one may not read: nothing is found in them. */
function searchedEntities(reader: Reader, wanted: string[] | undefined): EntityDefinition[] {
  return [...reader.registry.entities.values()].filter((entity) => {
    if (entity.technical || !hasSearch(entity) || !may(reader.actor, entity.name, 'read')) return false
    return wanted ? wanted.includes(entity.name) || wanted.includes(entity.path) : !entity.settingsOnly
  })
}

type RankedHit = SearchHit & { rank: number }

async function searchOne(
  reader: Reader,
  entity: EntityDefinition,
  text: string,
  options: SearchOptions,
): Promise<RankedHit[]> {
  const query = newQuery(reader, entity)
  const candidates = await candidateCondition(reader, query, text)
  const title = query.labelOf(entity, 't')
  const projection = new Projection(query).column('id', sql`t.id`).column('label', title)
  const shown = hintFields(reader, entity)
  projection.addAll(shown)
  const rank = projection.select(rankOf(title, text))
  const closed = hasClosedSearchField(reader.registry, reader.actor, entity)
  // Hits that do not count are taken out afterwards, so all candidates are read then.
  const limit = closed ? hitCap : options.limit
  const where = query.visible()
  const rows = await reader.sql.run<Row>(sql`
    select ${projection.sql} ${query.from()} where ${where} and ${candidates}
    order by ${sql.identifier(rank)}, length(${title}), t.updated_at desc, t.id limit ${sql.raw(String(limit))}`)
  let records = rows.map((row) => ({ ...projection.record(row), rank: Number(row[rank]) }) as Row & { rank: number })
  if (closed) {
    const open = await openMatches(
      reader.sql,
      reader.registry,
      reader.actor,
      entity,
      records.map((r) => r.id as string),
      text,
    )
    records = records.filter((r) => open.has(r.id as string)).slice(0, options.limit)
  }
  return records.map((record) => ({
    entity: entity.name,
    id: record.id as string,
    label: String(record.label ?? ''),
    hint: hintOf(reader, entity, shown, record, options),
    rank: record.rank,
  }))
}

/** See `data/list.ts`: without an order the trigram index finds the ids of a rare term at once. */
async function candidateCondition(reader: Reader, query: EntityQuery, text: string): Promise<SQL> {
  const { entity } = query
  const match = and(searchPatterns(text).map((pattern) => sql`t.search_text like ${pattern}`))
  const hits = await reader.sql.run<{ id: string }>(
    sql`select t.id from ${sql.identifier(entity.table)} t where ${match} limit ${sql.raw(String(hitCap + 1))}`,
  )
  if (hits.length <= hitCap) return sql`t.id = any(${sql.param(hits.map((hit) => hit.id))}::uuid[])`
  const title = query.labelOf(entity, 't')
  const visible = query.visible()
  const from = sql`from ${sql.identifier(entity.table)} t`
  // The exact one must be among them, however many others there are; a title with an index is found at once.
  const exact = query.registry.fields(entity)[entity.title]?.index
    ? sql`union (select t.id ${from} where ${title} = ${text} and ${visible} limit 20)`
    : sql``
  return sql`t.id in ((select t.id ${from} where ${match} and ${visible} limit ${sql.raw(String(commonCap))}) ${exact})`
}

/** 0 exact, 1 the title begins so, 2 one of its words (also by pinyin and initials) begins so, 3 somewhere. */
function rankOf(title: SQL, text: string): SQL {
  const plain = escapeLike(text)
  return sql`case when lower(${title}) = ${text} then 0 when lower(${title}) like ${`${plain}%`} then 1
    when ' ' || t.search_text like ${`% ${plain}%`} then 2 else 3 end`
}
