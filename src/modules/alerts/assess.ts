/** A rule's judgement about every subject in one period: the same for the evaluation, the test run and the receivers. */
import type { Reader } from '#kernel/data/list.ts'
import type { MetricMeta } from '#kernel/metrics/metrics.types.ts'
import type { PeriodSpan } from '#kernel/pure/dates.ts'
import { figuresAt, readGoals, readSeries, type Series, type Watched } from './figures.ts'
import type { Condition, Figures, Subject, Verdict } from './rules/alert.types.ts'
import { judge } from './rules/judge.ts'

export interface Assessment {
  subject: Subject
  value: number | null
  verdict: Verdict
}

/** `no-goals`: the rule speaks of goals, and nothing keeps any. */
export type Assessed = { state: 'done'; assessments: Assessment[]; series: Series[] } | { state: 'no-goals' }

const needsGoals = (condition: Condition): boolean => condition.kind === 'completion' || condition.kind === 'plan'

/**
 * Judges the last of the spans.
 * @throws AppError when the figure cannot be read by this person, or not in this way
 */
export async function assess(
  reader: Reader,
  watched: Watched,
  condition: Condition,
  meta: MetricMeta,
  spans: readonly PeriodSpan[],
  only?: Subject,
): Promise<Assessed> {
  if (needsGoals(condition)) return assessGoals(reader, watched, condition, meta, spans.at(-1)!, only)
  const series = await readSeries(reader, watched, meta, spans, only)
  const { fiscalYearStart } = reader.clock
  const last = spans.length - 1
  const assessments = series.map((each) => {
    const figures = figuresAt(each, spans, last, watched.period, fiscalYearStart)
    return assessment(each.subject, figures, condition, watched, meta)
  })
  return { state: 'done', assessments, series }
}

export async function assessGoals(
  reader: Reader,
  watched: Watched,
  condition: Condition,
  meta: MetricMeta,
  span: PeriodSpan,
  only?: Subject,
): Promise<Assessed> {
  const goals = await readGoals(reader, watched, span)
  if (!goals) return { state: 'no-goals' }
  const assessments = [...goals.values()].flatMap((goal) => {
    const subject: Subject = { split: watched.split, id: goal.subject?.id ?? '', label: goal.subject?.label ?? '' }
    if (only && only.id !== subject.id) return []
    const figures: Figures = { value: goal.actual, previous: null, lastYear: null, history: [], goal }
    return [assessment(subject, figures, condition, watched, meta)]
  })
  return { state: 'done', assessments, series: [] }
}

const assessment = (
  subject: Subject,
  figures: Figures,
  condition: Condition,
  watched: Watched,
  meta: MetricMeta,
): Assessment => ({ subject, value: figures.value, verdict: judge(condition, figures, watched.period, meta.unit) })

/**
 * Whether a person reads exactly what the rule read: then the figure is theirs to know. Part of a figure is another
 * figure, so somebody who sees a few of a department's deals is not told of the department.
 */
export function readsTheSame(rule: Assessed, person: Assessed, subject: Subject): boolean {
  if (rule.state !== 'done' || person.state !== 'done') return false
  const own = person.assessments.find((each) => each.subject.id === subject.id)
  const theirs = rule.assessments.find((each) => each.subject.id === subject.id)
  if (!own || !theirs || !same(own.value, theirs.value) || !sameVerdict(own.verdict, theirs.verdict)) return false
  const [a, b] = [rule, person].map(({ series }) => series.find((each) => each.subject.id === subject.id)?.values)
  return a === b || (a?.length === b?.length && a!.every((value, at) => same(value, b![at]!)))
}

function sameVerdict(a: Verdict, b: Verdict): boolean {
  if (a.state === 'unknown' || b.state === 'unknown') return a.state === b.state
  return same(a.measured, b.measured) && same(a.base, b.base)
}

/** Sums of the same records in another order may differ in the last digit. */
function same(a: number | null, b: number | null): boolean {
  if (a === null || b === null) return a === b
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b))
}
