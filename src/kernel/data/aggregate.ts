/** Sums, counts and averages over what a person may see, grouped by fields, references and periods. */
import { type SQL, sql } from 'drizzle-orm'
import { fieldRule } from '../access/actor.ts'
import { badRequest } from '../api/errors.ts'
import type { EntityDefinition } from '../entity/define.ts'
import { kindOf } from '../entity/kinds.ts'
import { visibleValue } from './filter.ts'
import { conditions, type ListOptions, newQuery, type Reader } from './list.ts'
import type { Row } from './projection.ts'
import type { EntityQuery, Reached } from './query.ts'

const periods = ['day', 'week', 'month', 'quarter', 'year'] as const
type Period = (typeof periods)[number]
/** More groups than anybody reads, and few enough to send. */
export const maxGroups = 5_000

export interface Group {
  key: string
  groupBy: SQL[]
  read: (row: Row, names: string[]) => unknown
}

export interface AggregateOptions extends Pick<ListOptions, 'filter' | 'search'> {
  groupBy?: string[]
  measure?: string[]
}

/** Rows `{ ...groups, ...measures }`; amounts are decimal text, counts are numbers. */
export async function aggregate(
  reader: Reader,
  entity: EntityDefinition,
  options: AggregateOptions,
): Promise<{ rows: Row[] }> {
  const query = newQuery(reader, entity)
  const where = await conditions(reader, query, options)
  const groups = (options.groupBy ?? []).map((part) => group(query, part))
  const measures = options.measure?.length ? options.measure : ['count']
  if (groups.length > 4 || measures.length > 12) throw badRequest('aggregate.too-many', 'groupBy')

  const selects: SQL[] = []
  const select = (expr: SQL): string => {
    const name = `c${selects.length}`
    selects.push(sql`${expr} as ${sql.identifier(name)}`)
    return name
  }
  const groupNames = groups.map((g) => g.groupBy.map(select))
  const measureNames = measures.map((m) => select(measureSql(query, m)))
  const by = groups.length
    ? sql` group by ${sql.join(
        groups.flatMap((g) => g.groupBy).map((_, i) => sql.raw(String(i + 1))),
        sql`, `,
      )}`
    : sql``
  const order = groups.length
    ? sql` order by ${sql.join(
        groupNames.flat().map((_, i) => sql.raw(`${i + 1} nulls last`)),
        sql`, `,
      )}`
    : sql``
  const rows = await reader.sql.run<Row>(
    sql`select ${sql.join(selects, sql`, `)} ${query.from()} where ${where}${by}${order} limit ${sql.raw(String(maxGroups))}`,
  )
  return {
    rows: rows.map((row) => {
      const result: Row = {}
      groups.forEach((g, i) => {
        result[g.key] = g.read(row, groupNames[i]!)
      })
      measures.forEach((m, i) => {
        result[m] = row[measureNames[i]!]
      })
      return result
    }),
  }
}

/** What `customer.region` or `closedOn:quarter` groups by. @throws AppError 400 when it cannot be grouped by */
export function group(query: EntityQuery, part: string): Group {
  const [path = '', period] = part.split(':')
  const reached = query.reach(path)
  const { field } = reached
  if (!kindOf(field).groupable || fieldRule(query.actor, reached.entity.name, reached.name) === 'mask') {
    throw badRequest('aggregate.not-groupable', part, { field: part })
  }
  if (period !== undefined) {
    if (!periods.includes(period as Period) || (field.kind !== 'date' && field.kind !== 'instant')) {
      throw badRequest('aggregate.period', part, { field: part })
    }
    const local =
      field.kind === 'date'
        ? sql`${reached.expr}::timestamp`
        : sql`${reached.expr} at time zone ${query.clock.timeZone}`
    return {
      key: part,
      groupBy: [sql`date_trunc('${sql.raw(period)}', ${local})::date`],
      read: (row, [name]) => periodLabel(row[name!] as string | null, period as Period),
    }
  }
  if (field.ref && (field.kind === 'ref' || field.kind === 'treeRef')) {
    const { id, label } = query.reference(reached)
    return {
      key: part,
      groupBy: [label, id],
      read: (row, [labelName, idName]) => (row[idName!] === null ? null : { id: row[idName!], label: row[labelName!] }),
    }
  }
  return { key: part, groupBy: [reached.expr], read: (row, [name]) => row[name!] }
}

/** `2017-Q1`, `2017-03`, `2017`, or the first day of the week or the day itself. */
export function periodLabel(start: string | null, period: Period): string | null {
  if (start === null) return null
  const [year = '', month = ''] = start.split('-')
  if (period === 'year') return year
  if (period === 'quarter') return `${year}-Q${Math.ceil(Number(month) / 3)}`
  if (period === 'month') return `${year}-${month}`
  return start
}

/** Amounts of several currencies add up in the company's. */
export function inBase(query: EntityQuery, { path, name, field, expr }: Reached): SQL {
  return field.baseField ? query.reach(path.slice(0, -name.length) + field.baseField).expr : expr
}

const measureSql = (query: EntityQuery, measure: string): SQL => {
  const { input, over } = measureParts(query, measure)
  return over(input)
}

/**
 * What a measure reads of each record, and what it makes of all of them.
 * @throws AppError 400 when the field has no such measure, or the person may not read it
 */
export function measureParts(query: EntityQuery, measure: string): { input: SQL; over: (input: SQL) => SQL } {
  if (measure === 'count') return { input: sql`1`, over: () => sql`count(*)` }
  const [fn = '', path = ''] = measure.split(':')
  const reached = query.reach(path)
  const { field } = reached
  const expr = inBase(query, reached)
  const masked = fieldRule(query.actor, reached.entity.name, reached.name) === 'mask'
  if (masked) throw badRequest('aggregate.measure', measure, { measure })
  if (fn === 'count') return { input: visibleValue(query, reached), over: (input) => sql`count(distinct ${input})` }
  if (fn === 'min' || fn === 'max') {
    if (!kindOf(field).sortable || field.ref) throw badRequest('aggregate.measure', measure, { measure })
    return { input: expr, over: (input) => sql`${sql.raw(fn)}(${input})` }
  }
  if (!kindOf(field).summable) throw badRequest('aggregate.measure', measure, { measure })
  const places = sql.raw(String(field.scale ?? 0))
  switch (fn) {
    case 'sum':
      return { input: expr, over: (input) => sql`coalesce(sum(${input}), 0)::numeric(30,${places})::text` }
    case 'avg':
      return { input: expr, over: (input) => sql`avg(${input})::numeric(30,6)::text` }
    case 'median':
      return {
        input: expr,
        over: (input) => sql`percentile_cont(0.5) within group (order by ${input})::numeric(30,6)::text`,
      }
    default:
      throw badRequest('aggregate.measure', measure, { measure })
  }
}
