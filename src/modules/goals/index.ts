export { goal } from './entities/goal.ts'
export { goalAdjustment } from './entities/goal-adjustment.ts'
export { refreshGoals } from './jobs/refresh-goals.ts'
export { goals } from './module.ts'
export {
  type Completion,
  completionOf,
  type GoalRef,
  goalsUsingMetric,
  type PlanPoint,
  planLineOf,
} from './queries/figures.ts'
export { type GoalRow, goalRow, goalRows } from './queries/goal-rows.ts'
export { type Standing, standingsOf } from './queries/standing.ts'
export { targetsOn } from './queries/target-changes.ts'
export { completion, gapToTarget } from './rules/completion.ts'
export { type Period, type PeriodKind, parsePeriod, periodOn, periodsWithin } from './rules/period.ts'
export { scorecard, weightsByAmount } from './rules/roll-up.ts'
export { type TargetChange, type Targets, targetAt } from './rules/target-at.ts'
