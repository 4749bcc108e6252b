import { sql } from 'drizzle-orm'
import type { Reader } from '#kernel/data/list.ts'
import type { MetricMeta, MetricQuery, MetricRow } from '#kernel/metrics/metrics.types.ts'
import { queryMetrics } from '#kernel/metrics/query.ts'
import { Decimal } from '#kernel/pure/decimal.ts'
import { exchangeOf } from '#modules/organisation'
import { goalReader } from '../metric-catalogue.ts'
import { type Counted, conditionsOf, filterOfGoal, subjectDimension } from '../rules/metric-filter.ts'

/** What a value is asked for: of whom, of what, from when to when. */
export interface ValueWish extends Counted {
  id: string
  metric: string
  startsOn: string
  endsOn: string
  /** Amounts are answered in it; in the company's currency when left out. */
  currency?: string | null
  /** Whose rate converts them; the first day when left out. A plan's rate stays the same over its whole period. */
  rateDay?: string
}

/** A figure of a metric as exact text: metrics answer numbers, goals are reckoned in decimals. */
export const exact = (value: number | null): string | null => (value === null ? null : new Decimal(value).toFixed())

/** As many queries as one request of figures may hold. */
const batchSize = 60

/**
 * The values of many goals. Goals of one metric, time and kind of owner are asked for together, grouped by owner: a matrix of
 * 200 people and 12 months costs 12 queries. What does not add up over departments or regions is asked for one by one.
 * @returns by id; null where nothing is known (a rate without a decided deal, a currency without an exchange rate)
 */
export async function valuesOf(
  reader: Reader,
  wishes: readonly ValueWish[],
  metrics: ReadonlyMap<string, MetricMeta>,
): Promise<Map<string, string | null>> {
  const values = new Map<string, string | null>()
  const groups = Map.groupBy(
    wishes.filter((wish) => metrics.has(wish.metric)),
    (wish) => groupKey(wish, metrics.get(wish.metric)!),
  )
  const trees = new Trees(reader)
  const queries = [...groups].map(([key, group]) => ({ ...queryFor(group), id: key }))
  for (let at = 0; at < queries.length; at += batchSize) {
    const { results } = await queryMetrics(goalReader(reader), queries.slice(at, at + batchSize))
    for (const { id } of queries.slice(at, at + batchSize)) {
      const result = results[id]
      if (!result || 'error' in result) continue
      const group = groups.get(id)!
      for (const wish of group) values.set(wish.id, await valueIn(result.rows, wish, group.length > 1, metrics, trees))
    }
  }
  await convert(reader, wishes, metrics, values)
  return values
}

/** Metrics answer in the company's currency; an amount without a rate is not known. */
async function convert(
  reader: Reader,
  wishes: readonly ValueWish[],
  metrics: ReadonlyMap<string, MetricMeta>,
  values: Map<string, string | null>,
): Promise<void> {
  const amounts = wishes.filter((wish) => wish.currency && metrics.get(wish.metric)?.unit === 'money')
  if (amounts.length === 0) return
  const { own, between } = await exchangeOf(reader.sql)
  for (const { id, currency, startsOn, rateDay } of amounts)
    if (currency !== own)
      values.set(id, inCurrency(values.get(id) ?? null, between(own, currency!, rateDay ?? startsOn)))
}

/** An amount at a rate, to the cent; null without either. */
export const inCurrency = (amount: string | null, rate: string | undefined): string | null =>
  amount === null || rate === undefined ? null : new Decimal(amount).times(rate).toDecimalPlaces(2).toFixed()

/** Wishes with the same key are answered by one query. */
function groupKey(wish: ValueWish, metric: MetricMeta): string {
  const dimension = subjectDimension[wish.subject]
  const tree = dimension === 'department' || dimension === 'region'
  const together = dimension !== null && (!tree || metric.additive)
  const rest = together ? conditionsOf(wish).filter((c) => c.field !== dimension) : conditionsOf(wish)
  return JSON.stringify([wish.metric, wish.startsOn, wish.endsOn, together ? dimension : null, rest])
}

function queryFor(group: readonly ValueWish[]): MetricQuery {
  const [first] = group as [ValueWish]
  const base = { metric: first.metric, from: first.startsOn, to: first.endsOn }
  if (group.length === 1) return { ...base, filter: filterOfGoal(first) }
  const dimension = subjectDimension[first.subject]
  if (dimension === null) return { ...base, filter: filterOfGoal(first) }
  const rest = conditionsOf(first).filter((c) => c.field !== dimension)
  return { ...base, groupBy: [dimension], filter: rest.length ? { and: rest } : undefined }
}

async function valueIn(
  rows: readonly MetricRow[],
  wish: ValueWish,
  grouped: boolean,
  metrics: ReadonlyMap<string, MetricMeta>,
  trees: Trees,
): Promise<string | null> {
  const dimension = subjectDimension[wish.subject]
  const nothing = metrics.get(wish.metric)!.additive ? '0' : null
  if (!grouped || dimension === null) return exact(rows[0]?.value ?? null) ?? nothing
  const own = {
    person: wish.owner,
    department: wish.department,
    region: wish.region,
    'product-line': wish.productLine,
  }[dimension]
  const ids =
    dimension === 'department' || dimension === 'region' ? await trees.below(dimension, own!) : new Set([own!])
  const parts = rows.filter((row) => ids.has(row[dimension]?.id ?? ''))
  if (parts.length === 0) return nothing
  if (parts.length === 1) return exact(parts[0]!.value) ?? nothing
  return parts.reduce((sum, row) => sum.plus(row.value ?? 0), new Decimal(0)).toFixed()
}

/** Departments and regions with all below, loaded when first needed. */
class Trees {
  private readonly reader: Reader
  private readonly children = new Map<string, Promise<Map<string | null, string[]>>>()

  constructor(reader: Reader) {
    this.reader = reader
  }

  async below(table: 'department' | 'region', id: string): Promise<Set<string>> {
    if (!this.children.has(table)) this.children.set(table, this.load(table))
    const children = await this.children.get(table)!
    const found = new Set([id])
    for (const each of found) for (const child of children.get(each) ?? []) found.add(child)
    return found
  }

  private async load(table: 'department' | 'region'): Promise<Map<string | null, string[]>> {
    const rows = await this.reader.sql.run<{ id: string; parent: string | null }>(
      sql`select id, parent_id as parent from ${sql.identifier(table)} where deleted_at is null`,
    )
    const children = new Map<string | null, string[]>()
    for (const { id, parent } of rows) children.set(parent, [...(children.get(parent) ?? []), id])
    return children
  }
}
