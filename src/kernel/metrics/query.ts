/** Figures of metrics as one person may read them: the door for boards, goals, alerts, reports and the API. */
import { AppError, badRequest, notFound } from '../api/errors.ts'
import { messageOf } from '../api/messages.ts'
import type { Database } from '../data/connection.ts'
import type { Reader } from '../data/list.ts'
import { isDay } from '../pure/day.ts'
import { countedParts, formulaOf, isReadable, metaOf } from './catalogue.ts'
import { type CountedMetric, type DerivedMetric, isDerived, isStock, type MetricDefinition } from './define.ts'
import { dimensionPaths } from './dimensions.ts'
import { type Figure, type FigureQuery, figures } from './figures.ts'
import { Labels } from './labels.ts'
import {
  type Dimension,
  dimensionKeys,
  type MetricBatch,
  type MetricBatchResult,
  type MetricMeta,
  type MetricQuery,
  type MetricResult,
  type MetricRow,
  type Period,
  periodKeys,
} from './metrics.types.ts'
import { periodName } from './period.ts'
import { fingerprint, type RollUp, rollUpsOf } from './roll-ups.ts'
import { componentsOf, evaluate } from './rules/formula.ts'
import { accumulate } from './stock.ts'

const maxQueries = 60

/** The catalogue as this person may read it. */
export function metricsOf(reader: Reader): Promise<MetricMeta[]> {
  const { registry, actor } = reader
  const readable = [...registry.metrics.values()].filter((metric) => isReadable(registry, actor, metric))
  return Promise.resolve(readable.map((metric) => metaOf(registry, actor, metric)))
}

/** @throws AppError 404 for a metric that is not there for this person, 400 for what it cannot be split or filtered by. */
export async function queryMetric(reader: Reader, query: MetricQuery): Promise<MetricResult> {
  const plan = planOf(reader, query)
  const [rows] = await run(reader, [plan])
  if (rows instanceof Error) throw rows
  return resultOf(reader, plan, rows!)
}

/** Many figures of one moment. A query that fails does not take the others with it. */
export async function queryMetrics(reader: Reader, queries: MetricBatch['queries']): Promise<MetricBatchResult> {
  if (!Array.isArray(queries) || queries.length > maxQueries)
    throw badRequest('metric.too-many', 'queries', { max: maxQueries })
  const plans = queries.map((query) => caught(() => planOf(reader, query)))
  const good = plans.filter((plan): plan is Plan => !(plan instanceof Error))
  const answers = await run(reader, good)
  const results: MetricBatchResult['results'] = {}
  for (const [i, plan] of plans.entries()) {
    const outcome = plan instanceof Error ? plan : answers[good.indexOf(plan)]!
    results[String(queries[i]!.id)] =
      outcome instanceof Error ? faultOf(reader, outcome) : resultOf(reader, plan as Plan, outcome)
  }
  return { computedAt: reader.clock.now.toISOString(), results }
}

interface Plan {
  metric: MetricDefinition
  parts: CountedMetric[]
  query: FigureQuery
}

/** A query's form, checked: everything wrong with it is a 400. */
function planOf(reader: Reader, query: MetricQuery): Plan {
  const metric = typeof query?.metric === 'string' ? reader.registry.metrics.get(query.metric) : undefined
  if (!metric || !isReadable(reader.registry, reader.actor, metric)) throw notFound()
  const { from, to } = query
  for (const [name, day] of Object.entries({ from, to }))
    if (day !== undefined && !isDay(day)) throw badRequest('field.date', name)
  if (from && to && from > to) throw badRequest('metric.range', 'to', { from, to })
  const words = query.groupBy ?? []
  if (!Array.isArray(words)) throw badRequest('metric.dimension', 'groupBy')
  const periods = words.filter((w): w is Period => (periodKeys as readonly string[]).includes(w))
  const dimensions = words.filter((w): w is Dimension => (dimensionKeys as readonly string[]).includes(w))
  const unknown = words.find((w) => !periods.includes(w as Period) && !dimensions.includes(w as Dimension))
  if (unknown !== undefined)
    throw badRequest('metric.dimension', 'groupBy', { metric: metric.key, dimension: String(unknown) })
  if (periods.length > 1 || dimensions.length > 3 || new Set(words).size < words.length)
    throw badRequest('metric.too-many-groups', 'groupBy')
  return {
    metric,
    parts: countedParts(reader.registry, metric),
    query: { from, to, dimensions, period: periods[0], filter: query.filter },
  }
}

interface Answer {
  rows: { dimensions: (string | null)[]; start: string | null; value: number | null }[]
  labels: Labels
}

/** All counted figures from one snapshot, each metric and question once. */
async function run(reader: Reader, plans: Plan[]): Promise<(Answer | Error)[]> {
  const work = async (snapshot: Reader): Promise<(Answer | Error)[]> => {
    const parts = [...new Set(plans.flatMap((plan) => plan.parts))]
    const rollUps = await rollUpsOf(
      snapshot.sql,
      parts.map((metric) => withFingerprint(snapshot, metric)),
    )
    const labels = new Labels(snapshot)
    const known = new Map<string, Promise<Figure[]>>()
    const figuresOf = (metric: CountedMetric, query: FigureQuery): Promise<Figure[]> => {
      const key = JSON.stringify([metric.key, query])
      const found = known.get(key) ?? countedFigures(snapshot, metric, query, rollUps.get(metric.key))
      known.set(key, found)
      return found
    }
    const answers: (Answer | Error)[] = []
    for (const plan of plans) {
      try {
        const rows = await figuresOfPlan(snapshot, plan, figuresOf)
        labels.need(plan.query.dimensions, plan.parts[0], rows)
        answers.push({ rows, labels })
      } catch (error) {
        // A fault of the question is its own answer; a fault of the database ends the snapshot.
        if (!(error instanceof AppError)) throw error
        answers.push(error)
      }
    }
    await labels.load()
    return answers
  }
  const db = reader.sql as Partial<Database>
  return typeof db.transaction === 'function'
    ? db.transaction((tx) => work({ ...reader, sql: tx }), { readOnly: true })
    : work(reader)
}

export function withFingerprint({ registry, clock }: Pick<Reader, 'registry' | 'clock'>, metric: CountedMetric) {
  return { metric, fingerprint: fingerprint(metric, dimensionPaths(registry, metric), clock.timeZone) }
}

async function countedFigures(
  reader: Reader,
  metric: CountedMetric,
  query: FigureQuery,
  rollUp: RollUp | undefined,
): Promise<Figure[]> {
  const found = await figures(reader, metric, query, rollUp)
  return isStock(metric) && query.period ? accumulate(found, { ...query, period: query.period }, reader.clock) : found
}

async function figuresOfPlan(
  reader: Reader,
  { metric, query }: Plan,
  figuresOf: (metric: CountedMetric, query: FigureQuery) => Promise<Figure[]>,
): Promise<Figure[]> {
  if (!isDerived(metric)) return figuresOf(metric, query)
  const formula = formulaOf(metric)
  const byRow = new Map<string, { figure: Figure; values: Map<string, number | null> }>()
  for (const part of directParts(reader, metric)) {
    const rows = await figuresOfPlan(reader, { metric: part, parts: [], query }, figuresOf)
    for (const figure of rows) {
      const key = JSON.stringify([figure.start, ...figure.dimensions])
      const row = byRow.get(key) ?? { figure, values: new Map() }
      row.values.set(part.key, figure.value)
      byRow.set(key, row)
    }
  }
  const absent = new Map(directParts(reader, metric).map((part) => [part.key, absentValue(part)]))
  return [...byRow.values()].map(({ figure, values }) => ({
    ...figure,
    value: evaluate(formula, (key) => (values.has(key) ? values.get(key)! : (absent.get(key) ?? null))),
  }))
}

function directParts({ registry }: Reader, metric: DerivedMetric): MetricDefinition[] {
  return componentsOf(formulaOf(metric)).flatMap((key) => registry.metrics.get(key) ?? [])
}

/** Nothing counted is zero; a mean of nothing is unknown. */
const absentValue = (metric: MetricDefinition): number | null =>
  !isDerived(metric) && ('count' in metric.measure || 'sum' in metric.measure) ? 0 : null

function resultOf(reader: Reader, { metric, query }: Plan, { rows, labels }: Answer): MetricResult {
  const { fiscalYearStart } = reader.clock
  const named = rows.map((row) => {
    const result: Record<string, unknown> = {}
    query.dimensions.forEach((dimension, i) => {
      result[dimension] = labels.of(dimension, row.dimensions[i] ?? null)
    })
    if (query.period) result[query.period] = row.start && periodName(row.start, query.period, fiscalYearStart)
    return { ...result, value: row.value === null ? null : rounded(row.value) } as MetricRow
  })
  const order = (row: MetricRow): string =>
    [query.period && row[query.period], ...query.dimensions.map((d) => row[d]?.label ?? '\uffff')].join('\u0000')
  named.sort((a, b) => (order(a) < order(b) ? -1 : order(a) > order(b) ? 1 : 0))
  // Without any split there is always one figure.
  const empty = named.length === 0 && query.dimensions.length === 0 && !query.period
  const whole = empty ? [{ value: absentValue(metric) }] : named
  return { key: metric.key, unit: metric.unit, rows: whole, computedAt: reader.clock.now.toISOString() }
}

/** Ten significant places behind the point: enough for rates, and no noise of binary fractions. */
const rounded = (value: number): number => Number(value.toFixed(10))

function caught<T>(work: () => T): T | Error {
  try {
    return work()
  } catch (error) {
    if (error instanceof AppError) return error
    throw error
  }
}

function faultOf(reader: Reader, error: Error): { error: { code: string; message: string } } {
  if (!(error instanceof AppError)) throw error
  const { code, params } = error.violations[0] ?? { code: error.code, params: undefined }
  return { error: { code, message: messageOf(reader.registry, code, reader.actor.language, params) } }
}
