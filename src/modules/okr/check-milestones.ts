import { sql } from 'drizzle-orm'
import { AppError } from '#kernel/api/errors.ts'
import type { Context } from '#kernel/entity/context.ts'
import { addDays } from '#kernel/pure/dates.ts'
import { milestoneCriterion } from './entities/milestone-criterion.ts'
import { type Finding, findEvidence, type Question } from './evidence.ts'
import { readerAs } from './measure.ts'
import { dayMet, isStillRead } from './rules/evidence-day.ts'
import { settleMilestones } from './settle-milestones.ts'

/** Deals of a quarter are booked late; so long its metrics are still read. */
const daysAfterQuarter = 31

interface Row extends Question {
  id: string
  milestone: string
  quarter: string
  endsOn: string
  measuredBy: string | null
  current: string | null
  wanted: string | null
  unit: string | null
  met: boolean | null
  metOn: string | null
}

/** Reads the evidence of milestones anew: of some, or of all whose quarter runs or is not long over. */
export async function checkMilestones(ctx: Context, ids?: readonly string[]): Promise<void> {
  const which = ids
    ? sql`m.id = any(${sql.param([...ids])}::uuid[])`
    : sql`m.ends_on >= ${addDays(ctx.today, -daysAfterQuarter - 1)}::date`
  const milestones = await ctx.sql.run<{ id: string }>(
    sql`select m.id from milestone m where m.deleted_at is null and ${which} order by m.id`,
  )
  const rows = await ctx.sql.run<Row>(sql`
    select c.id, c.milestone_id as milestone, m.quarter, m.ends_on as "endsOn", c.measured_by_id as "measuredBy", c.kind, c.metric, c.span, c.entity, c.filter,
      c.comparison, c.value, c.goal_share as "goalShare", c.goal_metric as "goalMetric", c.current, c.wanted, c.unit, c.met, c.met_on as "metOn"
    from milestone_criterion c join milestone m on m.id = c.milestone_id
    where c.kind <> 'document' and c.deleted_at is null and m.deleted_at is null and ${which} order by c.measured_by_id, c.id`)
  const system = ctx.asSystem('evidence of a milestone')
  for (const [employee, list] of Map.groupBy(rows, (row) => row.measuredBy)) {
    const reader = await readerAs(ctx, employee)
    if (!reader) continue
    for (const row of list) {
      const occasion = { kind: row.kind, endsOn: row.endsOn, today: ctx.today }
      if (!isStillRead(occasion, addDays(row.endsOn, daysAfterQuarter))) continue
      const finding = await evidence(() => findEvidence(reader, row, row.quarter))
      if (!finding) continue
      const metOn = dayMet(finding.met, row.metOn, occasion)
      if (isSame(row, finding) && metOn === row.metOn)
        await ctx.sql.run(
          sql`update milestone_criterion set checked_at = ${ctx.now.toISOString()}::timestamptz where id = ${row.id}::uuid`,
        )
      else await system.update(milestoneCriterion, row.id, { ...finding, metOn, checkedAt: ctx.now.toISOString() })
    }
  }
  await settleMilestones(
    ctx,
    milestones.map(({ id }) => id),
  )
}

const sameNumber = (a: string | null, b: string | null): boolean =>
  a === b || (a !== null && b !== null && Number(a) === Number(b))

const isSame = (row: Row, finding: Finding): boolean =>
  sameNumber(row.current, finding.current) &&
  sameNumber(row.wanted, finding.wanted) &&
  (row.met ?? false) === finding.met

/** Undefined where the figure may not be read any more: what is known stays, with its time. */
async function evidence(read: () => Promise<Finding>): Promise<Finding | undefined> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof AppError) return undefined
    throw error
  }
}
