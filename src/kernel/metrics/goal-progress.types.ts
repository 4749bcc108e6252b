/** How far goals are: the module that keeps goals answers, alerts and boards ask. */
import type { Reader } from '../data/list.ts'
import type { Filter } from '../entity/meta.types.ts'
import type { Dimension, DimensionValue } from './metrics.types.ts'

export interface GoalProgressQuery {
  metric: string
  /** First and last day of the goals' period, both inclusive. */
  from: string
  to: string
  /** Whose goals: null for the company's own. */
  split: Extract<Dimension, 'person' | 'department' | 'region'> | null
  filter?: Filter | undefined
}

export interface GoalProgress {
  subject: DimensionValue | null
  target: number
  /** Null when the metric has no value yet. */
  actual: number | null
  /** What the plan line wants by the end of the last day that is over; null without a plan line. */
  planned: number | null
}

/** Goals of the period that the reader may see, one row a subject; empty when there are none. */
export type GoalProgressSource = (reader: Reader, query: GoalProgressQuery) => Promise<GoalProgress[]>
