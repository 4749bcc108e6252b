/** Progress and weights of tasks, in percent. Cancelled tasks count nowhere. */
import { Decimal } from '#kernel/pure/decimal.ts'

export interface WeighedTask {
  month: string
  /** Percent of the month's KPI; null when nobody has set it. */
  weight: string | null
  progress: string | null
  state: string | null
}

const counts = (task: { state: string | null }) => task.state !== 'cancelled'

/**
 * Mean progress by weight. Weights need not sum to 100: what is missing is spread over the others in proportion.
 * Without any weight every task counts the same. One decimal place; null without tasks.
 */
export function rollUp(tasks: readonly Pick<WeighedTask, 'weight' | 'progress' | 'state'>[]): string | null {
  const counted = tasks.filter(counts)
  if (counted.length === 0) return null
  const total = counted.reduce((sum, { weight }) => sum.plus(weight ?? 0), new Decimal(0))
  const share = (weight: string | null) => (total.isZero() ? new Decimal(1) : new Decimal(weight ?? 0))
  const whole = total.isZero() ? new Decimal(counted.length) : total
  const done = counted.reduce((sum, task) => sum.plus(share(task.weight).times(task.progress ?? 0)), new Decimal(0))
  return done.div(whole).toFixed(1)
}

export interface MonthFigures {
  month: string
  /** Sum of the weights; 100 is right. */
  weight: string
  /** What lacks to 100; negative when there is too much. */
  gap: string
  progress: string | null
  count: number
}

/** Per month in order: weights, what lacks to 100, progress. */
export function months(tasks: readonly WeighedTask[]): MonthFigures[] {
  const groups = Map.groupBy(tasks.filter(counts), (task) => task.month)
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([month, group]) => {
      const weight = group.reduce((sum, task) => sum.plus(task.weight ?? 0), new Decimal(0))
      const gap = new Decimal(100).minus(weight)
      return { month, weight: weight.toFixed(), gap: gap.toFixed(), progress: rollUp(group), count: group.length }
    })
}

/**
 * Where a task should stand today on a straight line over its working days: 0 before it starts, 100 after it ends.
 * `from` and `today` are numbers of working days, `length` how many it takes; today counts in full.
 */
export function expectedProgress(from: number, length: number, today: number): string {
  const passed = Math.min(Math.max(today - from + 1, 0), length)
  return new Decimal(passed).times(100).div(length).toFixed(1)
}
