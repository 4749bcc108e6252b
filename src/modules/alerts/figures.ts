/** The figures a rule looks at, as one person may read them. */
import { sql } from 'drizzle-orm'
import type { Reader } from '#kernel/data/list.ts'
import type { Filter } from '#kernel/entity/meta.types.ts'
import type { GoalProgress } from '#kernel/metrics/goal-progress.types.ts'
import type { Dimension, MetricMeta, MetricRow, Period } from '#kernel/metrics/metrics.types.ts'
import { metricsOf, queryMetric } from '#kernel/metrics/query.ts'
import type { PeriodSpan } from '#kernel/pure/dates.ts'
import { statusesThatMayEnter } from '#modules/organisation'
import type { Figures, Split, Subject } from './rules/alert.types.ts'
import { yearBefore } from './rules/spans.ts'

/** What of a rule decides the figures. */
export interface Watched {
  metric: string
  split: Split
  narrowing: Filter | null
  period: Period
}

export interface Series {
  subject: Subject
  /** One value a span; null where there is none. */
  values: (number | null)[]
  /** Where the subject begins: what lies before is no zero. */
  start: number
}

export async function metricNamed(reader: Reader, key: string): Promise<MetricMeta | undefined> {
  return (await metricsOf(reader)).find((metric) => metric.key === key)
}

const dimensionOf = (split: Split): Extract<Dimension, 'person' | 'department' | 'region'>[] =>
  split === 'company' ? [] : [split]

/**
 * Every subject with its values in the spans, which follow each other.
 * @param only one subject instead of all
 * @throws AppError as `queryMetric`
 */
export async function readSeries(
  reader: Reader,
  watched: Watched,
  meta: MetricMeta,
  spans: readonly PeriodSpan[],
  only?: Subject,
): Promise<Series[]> {
  const { metric, split, period } = watched
  const { rows } = await queryMetric(reader, {
    metric,
    from: spans[0]!.from,
    to: spans.at(-1)!.to,
    groupBy: [...dimensionOf(split), period],
    filter: both(watched.narrowing, only && narrowTo(only)),
  })
  const place = new Map(spans.map(({ name }, at) => [name, at]))
  const found = new Map<string, { subject: Subject; row: Map<number, number | null> }>()
  for (const row of rows) {
    const subject = subjectOf(row, split)
    const at = place.get(row[period] ?? '')
    // What belongs to nobody is nobody's problem.
    if (!subject || at === undefined) continue
    const known = found.get(subject.id) ?? { subject, row: new Map() }
    known.row.set(at, row.value)
    found.set(subject.id, known)
  }
  return [...found.values()].map(({ subject, row }) => {
    // A sum without records is zero; a mean or a rate without records is nothing.
    const nothing = meta.additive ? 0 : null
    const values = spans.map((_, at) => (row.has(at) ? row.get(at)! : nothing))
    return { subject, values, start: Math.min(...row.keys()) }
  })
}

const subjectOf = (row: MetricRow, split: Split): Subject | undefined => {
  if (split === 'company') return { split, id: '', label: '' }
  const value = row[split]
  return value ? { split, id: value.id, label: value.label } : undefined
}

const narrowTo = ({ split, id }: Subject): Filter | undefined =>
  split === 'company' ? undefined : { field: split, op: 'eq', value: id }

const both = (a: Filter | null | undefined, b: Filter | undefined): Filter | undefined =>
  a && b ? { and: [a, b] } : (a ?? b ?? undefined)

/** What is judged at one of the spans. */
export function figuresAt(
  { values, start }: Series,
  spans: readonly PeriodSpan[],
  at: number,
  period: Period,
  fiscalYearStart: number,
): Figures {
  const earlier = yearBefore(spans[at]!, period, fiscalYearStart).name
  const then = spans.findIndex(({ name }) => name === earlier)
  const valueAt = (place: number) => (place >= start ? (values[place] ?? null) : null)
  return {
    value: values[at] ?? null,
    previous: valueAt(at - 1),
    lastYear: then === -1 ? null : valueAt(then),
    history: values.slice(start, Math.max(at, start)),
  }
}

/** Goals of one period by subject; undefined when no module keeps goals. */
export async function readGoals(
  reader: Reader,
  watched: Watched,
  span: PeriodSpan,
): Promise<Map<string, GoalProgress> | undefined> {
  const source = reader.registry.modules.find((module) => module.goalProgress)?.goalProgress
  if (!source) return undefined
  const split = watched.split === 'company' ? null : watched.split
  const rows = await source(reader, {
    metric: watched.metric,
    from: span.from,
    to: span.to,
    split,
    filter: watched.narrowing ?? undefined,
  })
  return new Map(rows.map((row) => [row.subject?.id ?? '', row]))
}

/** Those of the people who still work here. */
export async function stillHere(reader: Pick<Reader, 'sql'>, ids: readonly string[]): Promise<Set<string>> {
  const rows = await reader.sql.run<{ id: string }>(sql`select id from employee
    where id = any(${sql.param([...ids])}::uuid[]) and deleted_at is null and status = any(${sql.param([...statusesThatMayEnter])}::text[])`)
  return new Set(rows.map(({ id }) => id))
}
