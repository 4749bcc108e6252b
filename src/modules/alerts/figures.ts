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
import { addUp, type Branch, branchesBelow } from './rules/below.ts'
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
 * Every subject with its values in the spans, which follow each other. Departments and regions count with those below.
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
  const rows = new Rows(watched, spans)
  if (only) rows.add(await rows.read(reader, only), only)
  else {
    rows.add(await rows.read(reader))
    if (isTree(watched.split)) await addBelow(reader, watched.split, meta, rows)
  }
  return [...rows.found.values()].map(({ subject, row }) => {
    // A sum without records is zero; a mean or a rate without records is nothing.
    const nothing = meta.additive ? 0 : null
    const values = spans.map((_, at) => (row.has(at) ? row.get(at)! : nothing))
    return { subject, values, start: Math.min(...row.keys()) }
  })
}

const isTree = (split: Split): split is 'department' | 'region' => split === 'department' || split === 'region'

interface Found {
  subject: Subject
  /** Value by the number of its span. */
  row: Map<number, number | null>
}

/** Rows of a metric, sorted by subject and span. */
class Rows {
  readonly found = new Map<string, Found>()
  private readonly watched: Watched
  private readonly spans: readonly PeriodSpan[]
  private readonly place: Map<string, number>

  constructor(watched: Watched, spans: readonly PeriodSpan[]) {
    this.watched = watched
    this.spans = spans
    this.place = new Map(spans.map(({ name }, at) => [name, at]))
  }

  async read(reader: Reader, only?: Subject): Promise<MetricRow[]> {
    const { metric, split, period, narrowing } = this.watched
    const { rows } = await queryMetric(reader, {
      metric,
      from: this.spans[0]!.from,
      to: this.spans.at(-1)!.to,
      groupBy: only ? [period] : [...dimensionOf(split), period],
      filter: both(narrowing, only && narrowTo(only)),
    })
    return rows
  }

  /** What belongs to nobody is nobody's problem. */
  add(rows: readonly MetricRow[], whole?: Subject): void {
    for (const row of rows) {
      const subject = whole ?? subjectOf(row, this.watched.split)
      const at = this.place.get(row[this.watched.period] ?? '')
      if (subject && at !== undefined) this.of(subject).row.set(at, row.value)
    }
  }

  of(subject: Subject): Found {
    const known = this.found.get(subject.id) ?? { subject, row: new Map() }
    this.found.set(subject.id, known)
    return known
  }
}

/** Sums are added up; of what does not add up the whole is asked for. */
async function addBelow(reader: Reader, split: 'department' | 'region', meta: MetricMeta, rows: Rows): Promise<void> {
  const tree = await reader.sql.run<Branch>(
    sql`select id, parent_id as parent, name as label from ${sql.identifier(split)} where deleted_at is null`,
  )
  const labels = new Map(tree.map(({ id, label }) => [id, label]))
  const own = new Map([...rows.found].map(([id, { row }]) => [id, row]))
  for (const [id, ids] of branchesBelow(tree)) {
    const parts = ids.flatMap((each) => own.get(each) ?? [])
    if (parts.length === 0) continue
    const subject: Subject = { split, id, label: labels.get(id)! }
    if (meta.additive) rows.of(subject).row = addUp(parts)
    else rows.add(await rows.read(reader, subject), subject)
  }
}

const subjectOf = (row: MetricRow, split: Split): Subject | undefined => {
  if (split === 'company') return { split, id: '', label: '' }
  const value = row[split]
  return value ? { split, id: value.id, label: value.label } : undefined
}

/** The records of a subject. */
export const narrowTo = ({ split, id }: Subject): Filter | undefined =>
  split === 'company' ? undefined : { field: split, op: isTree(split) ? 'under' : 'eq', value: id }

export const both = (a: Filter | null | undefined, b: Filter | undefined): Filter | undefined =>
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
