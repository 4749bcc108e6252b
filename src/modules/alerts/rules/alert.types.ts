/** What rules about alerts speak of: plain data, no database. */
import type { Label } from '#kernel/entity/meta.types.ts'
import type { MetricUnit, Period } from '#kernel/metrics/metrics.types.ts'
import type { PeriodSpan } from '#kernel/pure/dates.ts'

export type Split = 'company' | 'department' | 'person' | 'region'
/** On which side of normal the figure is a problem. */
export type Comparison = 'below' | 'above'

export type Condition =
  /** The figure itself against a limit. */
  | { kind: 'value'; comparison: Comparison; limit: number }
  /** Per cent of the goal. */
  | { kind: 'completion'; comparison: Comparison; limit: number }
  /** Per cent that the figure fell (`below`) or rose (`above`) against another period. */
  | { kind: 'change'; comparison: Comparison; limit: number; against: 'previous' | 'last-year' }
  /** Per cent that the figure lies below or above the plan line. */
  | { kind: 'plan'; comparison: Comparison; limit: number }
  /** Out of the ordinary against the own history, in robust standard deviations. */
  | { kind: 'trend'; comparison: Comparison; limit: number }

/** One subject's figures. `null` is no value (a rate without cases). */
export interface Figures {
  value: number | null
  previous: number | null
  lastYear: number | null
  /** Earlier periods, oldest first, without the one that is judged; starts where the subject starts. */
  history: readonly (number | null)[]
  goal?: { target: number; actual: number | null; planned: number | null } | undefined
}

export type Unknown =
  | 'no-value'
  | 'no-base'
  | 'zero-base'
  | 'no-goal'
  | 'zero-goal'
  | 'no-plan'
  | 'zero-plan'
  | 'short-history'

export type Verdict =
  | { state: 'unknown'; why: Unknown; need?: number; have?: number }
  | {
      state: 'fires' | 'quiet'
      /** What was compared: the figure, or a percentage of something. */
      measured: number
      /** What it was compared with, in the same terms. */
      expected: number
      /** The base in the metric's own unit: last period, goal, plan line, ordinary value. */
      base: number | null
      /** How far beyond the limit, in per cent of the limit; 0 when quiet. Two of them can be compared. */
      distance: number
    }

export interface Subject {
  split: Split
  /** Empty for the company. */
  id: string
  label: string
}

export interface Telling {
  metric: Label
  unit: MetricUnit
  currency: string
  subject: Subject
  period: PeriodSpan
  kind: Period
  condition: Condition
  value: number | null
  verdict: Extract<Verdict, { measured: number }>
  /** Today: the year of the period is left out when it is the same. */
  today: string
}
