/** Whether one subject's figure is a problem: pure arithmetic in decimals, no division by zero. */
import { Decimal } from 'decimal.js'
import type { MetricUnit, Period } from '#kernel/metrics/metrics.types.ts'
import type { Comparison, Condition, Figures, Unknown, Verdict } from './alert.types.ts'
import { ordinaryNext, score } from './trend.ts'

/** How many periods make a season; weeks of a year are too many to learn. */
export const seasonOf: Record<Period, number> = { day: 7, week: 1, month: 12, quarter: 4, year: 1 }

/** What lies further back says nothing about today. */
const longestHistory = 126

const unknown = (why: Unknown, more: { need?: number; have?: number } = {}): Verdict => ({
  state: 'unknown',
  why,
  ...more,
})

export function judge(condition: Condition, figures: Figures, period: Period, unit: MetricUnit): Verdict {
  switch (condition.kind) {
    case 'value':
      return figures.value === null ? unknown('no-value') : againstLimit(condition, figures.value, null)
    case 'completion': {
      const { goal } = figures
      if (!goal) return unknown('no-goal')
      if (goal.actual === null) return unknown('no-value')
      if (goal.target <= 0) return unknown('zero-goal')
      return againstLimit(condition, percentOf(goal.actual, goal.target), goal.target)
    }
    case 'plan': {
      const { goal } = figures
      if (!goal || goal.planned === null) return unknown('no-plan')
      if (goal.actual === null) return unknown('no-value')
      if (goal.planned === 0) return unknown('zero-plan')
      return byHowMuch(condition, goal.actual, goal.planned)
    }
    case 'change': {
      const base = condition.against === 'previous' ? figures.previous : figures.lastYear
      if (figures.value === null) return unknown('no-value')
      if (base === null) return unknown('no-base')
      if (base === 0) return unknown('zero-base')
      return byHowMuch(condition, figures.value, base)
    }
    case 'trend': {
      if (figures.value === null) return unknown('no-value')
      const ordinary = ordinaryNext(figures.history.slice(-longestHistory), seasonOf[period], unit === 'count')
      if (ordinary.state !== 'known') return unknown('short-history', { need: ordinary.need, have: ordinary.have })
      const found = score(figures.value, ordinary)
      const verdict = beyond(condition.comparison === 'below' ? -found : found, condition.limit)
      return { ...verdict, measured: figures.value, expected: ordinary.expected, base: ordinary.expected }
    }
  }
}

/** The limit itself is still all right. */
function againstLimit(
  { comparison, limit }: { comparison: Comparison; limit: number },
  measured: number,
  base: number | null,
): Verdict {
  const off = new Decimal(measured).minus(limit).times(comparison === 'below' ? -1 : 1)
  const fires = off.gt(0)
  return { state: fires ? 'fires' : 'quiet', measured, expected: limit, base, distance: fires ? share(off, limit) : 0 }
}

/** Fell or rose by more than the limit's per cent. */
function byHowMuch(
  { comparison, limit }: { comparison: Comparison; limit: number },
  value: number,
  base: number,
): Verdict {
  const change = new Decimal(value).minus(base).div(Math.abs(base)).times(100)
  const verdict = beyond(change.times(comparison === 'below' ? -1 : 1).toNumber(), limit)
  return { ...verdict, measured: change.toNumber(), expected: comparison === 'below' ? -limit : limit, base }
}

function beyond(amount: number, limit: number): { state: 'fires' | 'quiet'; distance: number } {
  const off = new Decimal(amount).minus(limit)
  return off.gt(0) ? { state: 'fires', distance: share(off, limit) } : { state: 'quiet', distance: 0 }
}

/** In per cent of the limit; of 1 when the limit is 0. Bounded, so that it can be stored. */
const share = (off: Decimal, limit: number): number =>
  Decimal.min(off.div(Math.abs(limit) || 1).times(100), 1e9).toNumber()

const percentOf = (part: number, whole: number): number => new Decimal(part).div(whole).times(100).toNumber()
