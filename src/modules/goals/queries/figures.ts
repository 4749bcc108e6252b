/** What alerts, boards and appraisal ask of goals. */

import { sql } from 'drizzle-orm'
import { badRequest, notFound } from '#kernel/api/errors.ts'
import type { Reader } from '#kernel/data/list.ts'
import { isWorkingDay } from '#kernel/pure/calendar.ts'
import type { Day } from '#kernel/pure/dates.ts'
import { Decimal } from '#kernel/pure/decimal.ts'
import { workingCalendar } from '#modules/organisation'
import { metricCatalogue } from '../metric-catalogue.ts'
import type { Subject } from '../rules/cascade.ts'
import { subjectField } from '../rules/goal.ts'
import { parsePeriod } from '../rules/period.ts'
import { planAt, shareDue } from '../rules/plan-line.ts'
import { targetAt } from '../rules/target-at.ts'
import { type GoalRow, goalRow, goalRows } from './goal-rows.ts'
import { seasonsOf } from './season.ts'
import { type Standing, standingsOf } from './standing.ts'
import { changesOf } from './target-changes.ts'

/** A goal by its id, or by metric, period and whose it is (`id` of the employee, department, region, or the product line). */
export type GoalRef =
  | { goal: string }
  | { metric: string; period: string; subject: { kind: Subject; id?: string | null } }

const columns = {
  owner: 'owner_id',
  department: 'department_id',
  region: 'region_id',
  productLine: 'product_line',
} as const

/** @throws AppError 404 when there is no such published goal within the reader's reach, 400 for a text that is no period */
async function resolve(reader: Reader, wanted: GoalRef): Promise<GoalRow> {
  if ('goal' in wanted) return goalRow(reader, wanted.goal)
  const period = parsePeriod(wanted.period, reader.clock.fiscalYearStart)
  if (!period) throw badRequest('goal.period', 'period')
  const field = subjectField[wanted.subject.kind] as keyof typeof columns | null
  const whose = field ? sql`g.${sql.identifier(columns[field])}::text = ${wanted.subject.id ?? ''}` : sql`true`
  const found = await goalRows(
    reader,
    sql`g.metric = ${wanted.metric} and g.period = ${period.period} and g.subject = ${wanted.subject.kind}
      and g.state = 'published' and ${whose}`,
  )
  // The whole before a part of it: a goal for one segment is not the person's goal.
  const plain = found.find((g) => g.segment === null && (g.subject === 'region' || g.region === null)) ?? found[0]
  if (!plain) throw notFound()
  return plain
}

export interface Completion extends Standing {
  goal: string
  name: string
}

/** How much of a goal is reached today, and how it stands. */
export async function completionOf(reader: Reader, wanted: GoalRef): Promise<Completion> {
  const goal = await resolve(reader, wanted)
  return { goal: goal.id, name: goal.name, ...(await standingsOf(reader, [goal])).get(goal.id)! }
}

export interface PlanPoint {
  goal: string
  day: Day
  /** Share of the period's work that is due by the end of the day, 0 to 1. */
  due: number
  /** Value that the plan line has on that day. */
  plan: string
  target: string
}

/** Where a goal should be on a day (today when left out), with the target in force on that day. */
export async function planLineOf(reader: Reader, wanted: GoalRef, day: Day = reader.clock.today): Promise<PlanPoint> {
  const goal = await resolve(reader, wanted)
  const metric = (await metricCatalogue(reader)).get(goal.metric)
  const calendar = await workingCalendar(reader.sql)
  const { target } = targetAt(goal, (await changesOf(reader.sql, [goal.id])).get(goal.id) ?? [], day)
  const frame = {
    ...goal,
    target,
    additive: metric?.additive ?? true,
    isWorkingDay: (on: Day) => isWorkingDay(on, calendar),
    season: goal.planLine === 'seasonal' ? ((await seasonsOf(reader, [goal])).get(goal.id) ?? null) : null,
  }
  return {
    goal: goal.id,
    day,
    due: shareDue(day, frame),
    plan: planAt(day, frame),
    target: new Decimal(target).toFixed(),
  }
}

/** Goals that name a metric: it must not be deleted while there are any. */
export async function goalsUsingMetric(
  ctx: Pick<Reader, 'sql'>,
  key: string,
): Promise<{ count: number; goals: { id: string; name: string }[] }> {
  const goals = await ctx.sql.run<{ id: string; name: string; n: number }>(sql`
    select id, name, (count(*) over ())::int as n from goal where metric = ${key} and deleted_at is null order by starts_on desc limit 5`)
  return { count: goals[0]?.n ?? 0, goals: goals.map(({ id, name }) => ({ id, name })) }
}
