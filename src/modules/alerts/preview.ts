/** A rule tried out on the past: would it have fired, and when? With the rights of the person who tries. */
import { invalidInput, notFound } from '#kernel/api/errors.ts'
import type { Reader } from '#kernel/data/list.ts'
import type { Label } from '#kernel/entity/meta.types.ts'
import type { MetricUnit } from '#kernel/metrics/metrics.types.ts'
import { type Assessment, assessGoals } from './assess.ts'
import { figuresAt, metricNamed, readSeries, stillHere } from './figures.ts'
import { faultsOf } from './guard-rule.ts'
import { judge } from './rules/judge.ts'
import { conditionText } from './rules/message.ts'
import { judgedSpan, lookBack, spansUpTo } from './rules/spans.ts'
import type { StoredRule } from './stored-rule.ts'
import { watchOf } from './stored-rule.ts'

export interface PreviewPoint {
  period: string
  value: number | null
  /** What it was compared with, in the unit of the figure or in per cent; null when nothing could be said. */
  expected: number | null
  measured: number | null
  fired: boolean
}

export interface Preview {
  sentence: Label
  unit: MetricUnit
  /** Periods that were tried. */
  periods: number
  /** How often it would have fired over all subjects. */
  fired: number
  subjects: { id: string; label: string; fired: number; points: PreviewPoint[] }[]
  /** Subjects beyond the ones told. */
  more: number
  /** Why some periods say nothing. */
  unknown: Record<string, number>
}

const triedPeriods = 12
const mostSubjects = 30

/** @throws AppError 400 when the rule cannot be tried as it is, 404 for a figure that the person may not read */
export async function previewRule(reader: Reader, rule: StoredRule, currency: string): Promise<Preview> {
  const meta = await metricNamed(reader, rule.metric)
  if (!meta) throw notFound()
  const faults = await faultsOf(reader, rule)
  if (faults.length > 0) throw invalidInput(faults)
  const { watched, condition, timing } = watchOf(rule)
  const { today, fiscalYearStart } = reader.clock
  const { period } = watched
  const last = judgedSpan(timing, period, today, fiscalYearStart)
  const spans = spansUpTo(last, lookBack[period] + triedPeriods - 1, period, fiscalYearStart)
  const tried = spans.slice(-triedPeriods)
  const found = new Map<string, { id: string; label: string; points: Map<string, Assessment> }>()
  const add = (at: string, assessment: Assessment) => {
    const { id, label } = assessment.subject
    const known = found.get(id) ?? { id, label, points: new Map() }
    known.points.set(at, assessment)
    found.set(id, known)
  }
  if (condition.kind === 'completion' || condition.kind === 'plan') {
    for (const span of tried) {
      const assessed = await assessGoals(reader, watched, condition, meta, span)
      if (assessed.state === 'done') for (const each of assessed.assessments) add(span.name, each)
    }
  } else {
    for (const series of await readSeries(reader, watched, meta, spans))
      for (const [i, span] of tried.entries()) {
        const at = spans.length - triedPeriods + i
        if (at < series.start) continue
        const figures = figuresAt(series, spans, at, period, fiscalYearStart)
        const verdict = judge(condition, figures, period, meta.unit)
        add(span.name, { subject: series.subject, value: figures.value, verdict })
      }
  }
  // Those who left would not be judged either.
  const here = watched.split === 'person' ? await stillHere(reader, [...found.keys()]) : undefined
  const subjects = [...found.values()].filter(({ id }) => !here || here.has(id))
  return told(subjects, tried, {
    sentence: conditionText(condition, meta.label, meta.unit, currency),
    unit: meta.unit,
  })
}

function told(
  found: { id: string; label: string; points: Map<string, Assessment> }[],
  tried: { name: string }[],
  about: Pick<Preview, 'sentence' | 'unit'>,
): Preview {
  const unknown: Record<string, number> = {}
  const subjects = found.map(({ id, label, points }) => {
    const line = tried.map(({ name }) => pointOf(name, points.get(name), unknown))
    return { id, label, points: line, fired: line.filter((point) => point.fired).length }
  })
  subjects.sort((a, b) => b.fired - a.fired || a.label.localeCompare(b.label, 'zh'))
  return {
    ...about,
    periods: tried.length,
    fired: subjects.reduce((sum, subject) => sum + subject.fired, 0),
    subjects: subjects.slice(0, mostSubjects),
    more: Math.max(0, subjects.length - mostSubjects),
    unknown,
  }
}

function pointOf(period: string, assessment: Assessment | undefined, unknown: Record<string, number>): PreviewPoint {
  if (!assessment) return { period, value: null, expected: null, measured: null, fired: false }
  const { value, verdict } = assessment
  if (verdict.state === 'unknown') {
    unknown[verdict.why] = (unknown[verdict.why] ?? 0) + 1
    return { period, value, expected: null, measured: null, fired: false }
  }
  const { measured, expected, state } = verdict
  return { period, value, measured, expected, fired: state === 'fires' }
}
