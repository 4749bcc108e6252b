import type { Reader } from '#kernel/data/list.ts'
import type { MetricCondition, MetricMeta } from '#kernel/metrics/metrics.types.ts'
import { queryMetric } from '#kernel/metrics/query.ts'
import { isWorkingDay } from '#kernel/pure/calendar.ts'
import { addDays, type Day, monthOf, startOfWeek } from '#kernel/pure/dates.ts'
import { Decimal } from '#kernel/pure/decimal.ts'
import { workingCalendar } from '#modules/organisation'
import { goalReader } from '../metric-catalogue.ts'
import { type Forecast, forecastEnd, type WeekBefore } from '../rules/forecast.ts'
import { filterOfGoal } from '../rules/metric-filter.ts'
import { earlier, later } from '../rules/period.ts'
import { planAt, planCurve } from '../rules/plan-line.ts'
import type { GoalRow } from './goal-rows.ts'
import { seasonsOf } from './season.ts'
import type { Standing } from './standing.ts'
import { exact } from './values.ts'

export interface TrendPoint {
  day: Day
  plan: string
  /** Value so far; null after today, or when nothing is known. */
  actual: string | null
}

export interface Outlook {
  trend: TrendPoint[]
  forecast: Forecast | { kind: 'level' | 'over' }
  /** The records behind the value: a filter condition of the list at `path`; null for metrics worked out from others. */
  records: { path: string; condition: MetricCondition } | null
}

/** Weeks that the run rate is taken from. */
const weeksBack = 26
/** A year drawn by days is a hairline; by weeks it reads. */
const manyDays = 100

/** The way of a goal: plan and actual over its days, where it will end, and the records behind it. */
export async function outlookOf(
  reader: Reader,
  goal: GoalRow,
  standing: Standing,
  metric: MetricMeta,
): Promise<Outlook> {
  const { today } = reader.clock
  const calendar = await workingCalendar(reader.sql)
  const works = (day: Day) => isWorkingDay(day, calendar)
  const season = (await seasonsOf(reader, [goal])).get(goal.id) ?? null
  const frame = {
    ...goal,
    target: standing.target,
    additive: metric.additive,
    isWorkingDay: works,
    season: goal.planLine === 'seasonal' ? season : null,
  }
  const upTo = earlier(today, goal.endsOn)
  const back = addDays(startOfWeek(today), -7 * weeksBack)
  const from = earlier(back, goal.startsOn)
  const flows = metric.kind === 'flow' && metric.additive
  const byDay = flows ? await dailyValues(reader, goal, from, today) : new Map<Day, number>()
  const levels = flows ? new Map<Day, string | null>() : await levelValues(reader, goal, upTo)
  const days = drawnDays(goal, today)
  const due = planCurve(frame)
  let running = new Decimal(0)
  let next = goal.startsOn
  const trend = days.map((day): TrendPoint => {
    for (; next <= day; next = addDays(next, 1)) running = running.plus(byDay.get(next) ?? 0)
    const actual = day > upTo ? null : flows ? running.toFixed() : (levels.get(day) ?? null)
    return { day, plan: planAt(day, frame, due), actual }
  })
  return {
    trend,
    forecast: !flows
      ? { kind: 'level' }
      : today > goal.endsOn
        ? { kind: 'over' }
        : forecastOf(goal, byDay, today, works, season),
    records: recordsOf(reader, goal, metric),
  }
}

async function dailyValues(reader: Reader, goal: GoalRow, from: Day, to: Day): Promise<Map<Day, number>> {
  const query = { metric: goal.metric, from, to, groupBy: ['day' as const], filter: filterOfGoal(goal) }
  const { rows } = await queryMetric(goalReader(reader), query)
  return new Map(rows.map((row) => [row.day!, row.value ?? 0]))
}

/** A level is drawn by its months: the value of each month at its last day. */
async function levelValues(reader: Reader, goal: GoalRow, upTo: Day): Promise<Map<Day, string | null>> {
  if (upTo < goal.startsOn) return new Map()
  const period = goal.periodKind === 'year' || goal.periodKind === 'quarter' ? 'month' : 'week'
  const { rows } = await queryMetric(goalReader(reader), {
    metric: goal.metric,
    from: goal.startsOn,
    to: upTo,
    groupBy: [period],
    filter: filterOfGoal(goal),
  })
  const byPeriod = new Map(rows.map((row) => [row[period]!, exact(row.value)]))
  const values = new Map<Day, string | null>()
  for (let day = goal.startsOn; day <= upTo; day = addDays(day, 1))
    values.set(day, byPeriod.get(period === 'month' ? monthOf(day) : startOfWeek(day)) ?? null)
  return values
}

/** Every day of a short period, the Sundays of a long one; today and both ends always. */
function drawnDays(goal: GoalRow, today: Day): Day[] {
  const days: Day[] = []
  for (let day = goal.startsOn; day <= goal.endsOn; day = addDays(day, 1)) days.push(day)
  if (days.length <= manyDays) return days
  return days.filter(
    (day) => day === goal.startsOn || day === goal.endsOn || day === today || startOfWeek(day) === addDays(day, -6),
  )
}

function forecastOf(
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

function recordsOf(reader: Reader, goal: GoalRow, metric: MetricMeta): Outlook['records'] {
  if (!metric.source) return null
  const where = filterOfGoal(goal)
  const condition = { metric: goal.metric, from: goal.startsOn, to: goal.endsOn, ...(where && { where }) }
  return { path: reader.registry.entity(metric.source).path, condition }
}
