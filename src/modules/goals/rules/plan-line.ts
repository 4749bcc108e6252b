import { addDays, type Day, diffDays, endOfMonth, monthOf, startOfMonth } from '#kernel/pure/dates.ts'
import { Decimal, decimal, toFixed } from '#kernel/pure/decimal.ts'

export interface PlanFrame {
  startsOn: Day
  endsOn: Day
  target: string
  baseValue?: string | null
  /** Whether its parts add up: such a goal grows from nothing, others have a level to be at. */
  additive: boolean
  isWorkingDay: (day: Day) => boolean
  /** Share of each calendar month ('01'..'12') in a year, for a seasonal line; none = straight. */
  season?: Readonly<Record<string, number>> | null
}

type Days = Pick<PlanFrame, 'startsOn' | 'endsOn' | 'isWorkingDay' | 'season'>

/**
 * How much of the period's work is due by the end of a day, 0 to 1. Straight: every working day counts the same. Seasonal: every
 * month counts as its share in the years before, spread evenly over its working days. For many days of one period take `planCurve`.
 */
export const shareDue = (day: Day, frame: Days): number => planCurve(frame)(day)

/** The same for any day of one period, worked out once. */
export function planCurve(frame: Days): (day: Day) => number {
  const due = new Map<Day, number>()
  const weights = dayWeights(frame)
  const all = [...weights.values()].reduce((sum, w) => sum + w, 0)
  let sum = 0
  for (const [day, weight] of weights) {
    sum += weight
    due.set(day, all === 0 ? 0 : sum / all)
  }
  return (day) => (day < frame.startsOn ? 0 : day >= frame.endsOn ? 1 : (due.get(day) ?? 0))
}

/** Weight of every day of the period, in order; a period without working days counts all its days. */
export function dayWeights({ startsOn, endsOn, isWorkingDay, season }: Days): Map<Day, number> {
  const days: Day[] = []
  for (let day = startsOn; day <= endsOn; day = addDays(day, 1)) days.push(day)
  const works = new Set(days.filter(isWorkingDay))
  const weights = new Map(days.map((day) => [day, works.size === 0 || works.has(day) ? 1 : 0]))
  if (!season) return weights
  for (const [month, inMonth] of Map.groupBy(days, monthOf)) {
    const working = inMonth.reduce((sum, day) => sum + weights.get(day)!, 0)
    // A week holds a part of a month only.
    const part = inMonth.length / diffDays(startOfMonth(inMonth[0]!), addDays(endOfMonth(inMonth[0]!), 1))
    const worth = (season[month.slice(5)] ?? 0) * part
    for (const day of inMonth) if (working > 0) weights.set(day, (weights.get(day)! / working) * worth)
  }
  return [...weights.values()].some((w) => w > 0) ? weights : dayWeights({ startsOn, endsOn, isWorkingDay })
}

/**
 * The value that the plan line has at the end of a day: from the base (or nothing) to the target. A goal that does not add up
 * over time (a win rate, a DSO) has no way to go without a base: its line is the target itself.
 * @param due the curve of the period, when it is known already
 */
export function planAt(day: Day, frame: PlanFrame, due: (day: Day) => number = planCurve(frame)): string {
  const target = decimal(frame.target)
  const hasBase = frame.baseValue !== null && frame.baseValue !== undefined
  if (!frame.additive && !hasBase) return frame.target
  const base = hasBase ? decimal(frame.baseValue!) : new Decimal(0)
  return toFixed(base.plus(target.minus(base).times(due(day))), 4)
}

/**
 * Shares of the calendar months in past years: the mean of each year's own shares, so that a year of growth does not
 * outweigh the others. Null unless at least one whole year is known.
 * @param years one entry a year: month '01'..'12' -> value
 */
export function seasonOf(years: readonly Readonly<Record<string, string>>[]): Record<string, number> | null {
  const shares: Record<string, number>[] = []
  for (const year of years) {
    const total = Object.values(year).reduce((sum, v) => sum.plus(v), new Decimal(0))
    const complete = months.every((m) => year[m] !== undefined)
    if (complete && total.gt(0)) {
      shares.push(Object.fromEntries(months.map((m) => [m, Decimal.max(year[m]!, 0).div(total).toNumber()])))
    }
  }
  if (shares.length === 0) return null
  return Object.fromEntries(months.map((m) => [m, shares.reduce((sum, s) => sum + s[m]!, 0) / shares.length]))
}

const months = Array.from({ length: 12 }, (_, i) => String(i + 1).padStart(2, '0'))
