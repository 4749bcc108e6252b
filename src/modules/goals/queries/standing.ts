import { sql } from 'drizzle-orm'
import { readSetting } from '#kernel/customise/settings.ts'
import type { Reader } from '#kernel/data/list.ts'
import { isWorkingDay } from '#kernel/pure/calendar.ts'
import { Decimal } from '#kernel/pure/decimal.ts'
import { workingCalendar } from '#modules/organisation'
import { metricCatalogue } from '../metric-catalogue.ts'
import { completion, type Grade, gapToTarget, gradeOf } from '../rules/completion.ts'
import { planAt, planCurve } from '../rules/plan-line.ts'
import { type GoalStatus, statusOf } from '../rules/status.ts'
import { type Targets, targetAt } from '../rules/target-at.ts'
import type { GoalRow } from './goal-rows.ts'
import { seasonsOf } from './season.ts'
import { changesOf } from './target-changes.ts'
import { valuesOf } from './values.ts'

/** How a goal stands today. Amounts are decimal text; shares are numbers with 1 for all. */
export interface Standing extends Targets {
  value: string | null
  completion: number | null
  /** What the plan line asks for by today, as a value and as a share of the way. */
  plan: string
  due: number
  /** Value less plan; for metrics where less is good the other way round: negative is bad. */
  deviation: string | null
  /** What is missing to the target; negative when it is passed. */
  gap: string
  grade: Grade
  status: GoalStatus
}

type Standable = Omit<GoalRow, 'version' | 'name' | 'ownerName' | 'departmentName' | 'regionName'>

/** How goals stand today, by id, with the targets in force today. */
export async function standingsOf(reader: Reader, goals: readonly Standable[]): Promise<Map<string, Standing>> {
  if (goals.length === 0) return new Map()
  const { today } = reader.clock
  const metrics = await metricCatalogue(reader)
  const { sql: db } = reader
  // One after the other: inside a transaction there is one connection only.
  const calendar = await workingCalendar(db)
  const thresholds = await readSetting(db, 'goal-status')
  const changes = await changesOf(
    db,
    goals.map((g) => g.id),
  )
  const values = await valuesOf(reader, goals, metrics)
  const seasons = await seasonsOf(
    reader,
    goals.filter((g) => g.planLine === 'seasonal'),
  )
  const working = new Map<string, boolean>()
  const works = (day: string): boolean => {
    if (!working.has(day)) working.set(day, isWorkingDay(day, calendar))
    return working.get(day)!
  }
  // Twelve months of 200 people are twelve curves.
  const curves = new Map<string, (day: string) => number>()
  const curveOf = (frame: Parameters<typeof planCurve>[0]) => {
    const key = JSON.stringify([frame.startsOn, frame.endsOn, frame.season])
    const known = curves.get(key) ?? planCurve(frame)
    curves.set(key, known)
    return known
  }
  const standings = new Map<string, Standing>()
  for (const goal of goals) {
    const metric = metrics.get(goal.metric)
    const direction = metric?.direction ?? 'up'
    const additive = metric?.additive ?? true
    const inForce = targetAt(goal, changes.get(goal.id) ?? [], today)
    const started = today >= goal.startsOn
    const value = started ? (values.get(goal.id) ?? null) : null
    const frame = {
      ...goal,
      target: inForce.target,
      additive,
      isWorkingDay: works,
      season: seasons.get(goal.id) ?? null,
    }
    const aim = { target: inForce.target, baseValue: goal.baseValue, direction }
    const share = completion(value, aim)
    const curve = curveOf(frame)
    const plan = planAt(today, frame, curve)
    const due = additive || goal.baseValue !== null ? curve(today) : 1
    const ahead = value === null ? null : new Decimal(value).minus(plan)
    standings.set(goal.id, {
      ...inForce,
      value,
      completion: share,
      plan,
      due,
      deviation: ahead === null ? null : (direction === 'up' ? ahead : ahead.negated()).toDecimalPlaces(4).toFixed(),
      gap: gapToTarget(value, aim),
      grade: gradeOf(value, { ...inForce, direction }),
      status: statusOf(
        { today, startsOn: goal.startsOn, endsOn: goal.endsOn, completion: share, due, additive },
        thresholds,
      ),
    })
  }
  return standings
}

/** Keeps the status beside the goals, so that lists can be filtered by it; answers those whose status changed. */
export async function storeStandings(
  db: Reader['sql'],
  standings: ReadonlyMap<string, Standing>,
  at: Date,
): Promise<{ id: string; status: GoalStatus; before: GoalStatus | null }[]> {
  const rows = [...standings].map(([id, s]) => ({
    id,
    status: s.status,
    actual: s.value,
    completion: s.completion === null ? null : storedPercent(s.completion),
  }))
  return db.run<{ id: string; status: GoalStatus; before: GoalStatus | null }>(sql`
    with known as (
      select x.*, g.status as before from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as x(id uuid, status text, actual numeric, completion numeric) join goal g on g.id = x.id),
    stored as (
      update goal g set status = k.status, actual = k.actual, completion = k.completion,
        measured_at = ${at.toISOString()}::timestamptz
      from known k where g.id = k.id)
    select id, status, before from known where before is distinct from status`)
}

/** Of a completion (1 = reached), within what the column holds: a target close to zero makes shares of any size. */
const storedPercent = (share: number): string =>
  Decimal.max(-99_999_999, Decimal.min(99_999_999, new Decimal(share).times(100)))
    .toDecimalPlaces(1)
    .toFixed()
