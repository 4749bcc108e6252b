/** Where a goal will end: the history that the rules of forecasting need, by the kind of its metric. */
import type { Reader } from '#kernel/data/list.ts'
import type { MetricMeta } from '#kernel/metrics/metrics.types.ts'
import { queryMetric } from '#kernel/metrics/query.ts'
import { addDays, addMonths, type Day, diffDays, startOfMonth, startOfWeek } from '#kernel/pure/dates.ts'
import { goalReader } from '../metric-catalogue.ts'
import {
  type Forecast,
  forecastEnd,
  forecastLevel,
  forecastMean,
  type Step,
  type WeekBefore,
} from '../rules/forecast.ts'
import { filterOfGoal } from '../rules/metric-filter.ts'
import { later } from '../rules/period.ts'
import type { GoalRow } from './goal-rows.ts'

/** Weeks that a forecast looks back on. */
export const weeksBack = 26
/** Figures entered by hand come by the month. */
const monthsBack = 24

/** Weeks (or for figures entered by hand months) until a day, oldest first; those without a value are left out. */
async function historyOf(
  reader: Reader,
  goal: GoalRow,
  step: Step,
  factor: number,
  to: Day = reader.clock.today,
): Promise<number[]> {
  const { today } = reader.clock
  const from =
    step === 'week' ? addDays(startOfWeek(today), -7 * weeksBack) : addMonths(startOfMonth(today), -monthsBack)
  const { rows } = await queryMetric(goalReader(reader), {
    metric: goal.metric,
    from,
    to,
    groupBy: [step],
    filter: filterOfGoal(goal),
  })
  return rows
    .toSorted((a, b) => (a[step]! < b[step]! ? -1 : 1))
    .flatMap((row) => (row.value === null ? [] : [row.value * factor]))
}

/** The end of a goal whose parts do not add up over time. @param soFar its value by now */
export async function forecastOfLevel(
  reader: Reader,
  goal: GoalRow,
  metric: MetricMeta,
  soFar: string | null,
  factor: number,
): Promise<Forecast> {
  const { today } = reader.clock
  const left = diffDays(later(today, addDays(goal.startsOn, -1)), goal.endsOn)
  if (metric.kind === 'manual' || metric.kind === 'stock') {
    const step = metric.kind === 'manual' ? 'month' : 'week'
    const toEnd = diffDays(today, goal.endsOn) / (step === 'month' ? 30.4375 : 7)
    return forecastLevel(await historyOf(reader, goal, step, factor), toEnd, step, metric.unit)
  }
  const weeks = await historyOf(reader, goal, 'week', factor, addDays(startOfWeek(today), -1))
  const elapsed = Math.max(diffDays(goal.startsOn, addDays(today, 1)), 0) / 7
  const value = soFar === null ? null : Number(soFar)
  return forecastMean({ soFar: value, elapsed, left: left / 7, weeks, unit: metric.unit })
}

/** The end of a goal that adds up day by day. @param byDay values of the days, from `weeksBack` weeks ago at least */
export function forecastOfFlow(
  goal: GoalRow,
  byDay: ReadonlyMap<Day, number>,
  today: Day,
  works: (day: Day) => boolean,
  season: Record<string, number> | null,
): Forecast {
  // A usual month weighs 1: the season then only says which months are stronger.
  const weight = (day: Day): number => (works(day) ? (season ? (season[day.slice(5, 7)] ?? 0) * 12 : 1) : 0)
  const thisWeek = startOfWeek(today)
  const known = [...byDay.entries()].filter(([, value]) => value !== 0).map(([day]) => day)
  const first = known.sort()[0]
  const weeks: WeekBefore[] = []
  for (let monday = addDays(thisWeek, -7 * weeksBack); monday < thisWeek; monday = addDays(monday, 7)) {
    if (first === undefined || monday < startOfWeek(first)) continue
    const days = Array.from({ length: 7 }, (_, i) => addDays(monday, i))
    weeks.push({
      weight: days.reduce((sum, day) => sum + weight(day), 0),
      value: days.reduce((sum, day) => sum + (byDay.get(day) ?? 0), 0),
    })
  }
  let done = 0
  for (const [day, value] of byDay) if (day >= goal.startsOn && day <= goal.endsOn) done += value
  let left = 0
  const start = later(addDays(today, 1), goal.startsOn)
  for (let day = start; day <= goal.endsOn; day = addDays(day, 1)) left += weight(day)
  return forecastEnd(done, weeks, left)
}
