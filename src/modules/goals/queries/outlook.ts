import type { Reader } from '#kernel/data/list.ts'
import type { MetricCondition, MetricMeta } from '#kernel/metrics/metrics.types.ts'
import { queryMetric } from '#kernel/metrics/query.ts'
import { isWorkingDay } from '#kernel/pure/calendar.ts'
import { addDays, type Day, monthOf, startOfWeek } from '#kernel/pure/dates.ts'
import { Decimal } from '#kernel/pure/decimal.ts'
import { exchangeOf, workingCalendar } from '#modules/organisation'
import { goalReader } from '../metric-catalogue.ts'
import type { Forecast } from '../rules/forecast.ts'
import { filterOfGoal } from '../rules/metric-filter.ts'
import { earlier } from '../rules/period.ts'
import { planAt, planCurve } from '../rules/plan-line.ts'
import { forecastOfFlow, forecastOfLevel, weeksBack } from './forecast.ts'
import type { GoalRow } from './goal-rows.ts'
import { seasonsOf } from './season.ts'
import type { Standing } from './standing.ts'
import { exact, inCurrency } from './values.ts'

export interface TrendPoint {
  day: Day
  plan: string
  /** Value so far; null after today, or when nothing is known. */
  actual: string | null
}

export interface Exchanged {
  from: string
  to: string
  day: Day
  /** Null: there is no rate, so the value cannot be told. */
  rate: string | null
}

export interface Outlook {
  trend: TrendPoint[]
  forecast: Forecast | { kind: 'over' }
  /** What figures in the company's currency were multiplied by; null when there was nothing to convert. */
  exchange: Exchanged | null
  /** The records behind the value: a filter condition of the list at `path`; null for metrics worked out from others. */
  records: { path: string; condition: MetricCondition } | null
}

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
  const exchange = await exchangeFor(reader, goal)
  const rate = exchange ? (exchange.rate ?? undefined) : '1'
  const factor = Number(rate ?? 0)
  const byDay = flows ? await dailyValues(reader, goal, from, today, factor) : new Map<Day, number>()
  const levels = flows ? new Map<Day, string | null>() : await levelValues(reader, goal, upTo, rate)
  const days = drawnDays(goal, today)
  const due = planCurve(frame)
  let running = new Decimal(0)
  let next = goal.startsOn
  const trend = days.map((day): TrendPoint => {
    for (; next <= day; next = addDays(next, 1)) running = running.plus(byDay.get(next) ?? 0)
    const actual = day > upTo || rate === undefined ? null : flows ? running.toFixed() : (levels.get(day) ?? null)
    return { day, plan: planAt(day, frame, due), actual }
  })
  return {
    trend,
    forecast:
      today > goal.endsOn
        ? { kind: 'over' }
        : flows
          ? forecastOfFlow(goal, byDay, today, works, season)
          : await forecastOfLevel(reader, goal, metric, standing.value, factor),
    exchange,
    records: recordsOf(reader, goal, metric),
  }
}

/** What converts figures of metrics into the goal's currency. */
async function exchangeFor(reader: Reader, goal: GoalRow): Promise<Exchanged | null> {
  if (goal.currency === null) return null
  const { own, between } = await exchangeOf(reader.sql)
  if (goal.currency === own) return null
  const rate = between(own, goal.currency, goal.startsOn) ?? null
  return { from: own, to: goal.currency, day: goal.startsOn, rate }
}

async function dailyValues(
  reader: Reader,
  goal: GoalRow,
  from: Day,
  to: Day,
  factor: number,
): Promise<Map<Day, number>> {
  const query = { metric: goal.metric, from, to, groupBy: ['day' as const], filter: filterOfGoal(goal) }
  const { rows } = await queryMetric(goalReader(reader), query)
  return new Map(rows.map((row) => [row.day!, factor * (row.value ?? 0)]))
}

/** A level is drawn by its months: the value of each month at its last day. */
async function levelValues(
  reader: Reader,
  goal: GoalRow,
  upTo: Day,
  rate: string | undefined,
): Promise<Map<Day, string | null>> {
  if (upTo < goal.startsOn) return new Map()
  const period = goal.periodKind === 'year' || goal.periodKind === 'quarter' ? 'month' : 'week'
  const { rows } = await queryMetric(goalReader(reader), {
    metric: goal.metric,
    from: goal.startsOn,
    to: upTo,
    groupBy: [period],
    filter: filterOfGoal(goal),
  })
  const byPeriod = new Map(
    rows.map((row) => [row[period]!, goal.unit === 'money' ? inCurrency(exact(row.value), rate) : exact(row.value)]),
  )
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

function recordsOf(reader: Reader, goal: GoalRow, metric: MetricMeta): Outlook['records'] {
  if (!metric.source) return null
  const where = filterOfGoal(goal)
  const condition = { metric: goal.metric, from: goal.startsOn, to: goal.endsOn, ...(where && { where }) }
  return { path: reader.registry.entity(metric.source).path, condition }
}
