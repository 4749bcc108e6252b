import type { Day } from '#kernel/pure/dates.ts'

export const statuses = ['not-started', 'on-track', 'at-risk', 'late', 'done'] as const
export type GoalStatus = (typeof statuses)[number]

/** Percent of the plan line that must be reached; below `atRisk` a goal is at risk, below `late` it is late. */
export interface Thresholds {
  atRisk: number
  late: number
}

export interface Progress {
  today: Day
  startsOn: Day
  endsOn: Day
  /** 1 = target reached; null = nothing measured. */
  completion: number | null
  /** What the plan line asks for today, in the same measure: 0 to 1. */
  due: number
  /** Adds up over time; a level (a win rate) is only final when the period is over. */
  additive: boolean
}

/** Where a goal stands against its plan line. */
export function statusOf(progress: Progress, thresholds: Thresholds): GoalStatus {
  const { today, startsOn, endsOn, additive, due } = progress
  if (today < startsOn) return 'not-started'
  const over = today > endsOn
  const done = progress.completion ?? 0
  if (done >= 1 && (additive || over)) return 'done'
  if (over) return 'late'
  if (progress.completion === null) return due > 0 && additive ? 'late' : 'not-started'
  if (due <= 0) return done > 0 ? 'on-track' : 'not-started'
  const ofPlan = (done / due) * 100
  if (ofPlan >= thresholds.atRisk) return 'on-track'
  return ofPlan >= thresholds.late ? 'at-risk' : 'late'
}
