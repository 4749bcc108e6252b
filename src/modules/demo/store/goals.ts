import { sql } from 'drizzle-orm'
import { addDays, earlierDay } from '#kernel/pure/dates.ts'
import { goal, goalAdjustment, periodOn, periodsWithin, refreshGoals } from '#modules/goals'
import { type DemoYear, goalsOf } from '../generate/goals.ts'
import { chance } from '../generate/random.ts'
import type { DemoGoal } from '../generate/types.ts'
import type { Stage } from './stage.ts'

export function demoYear({ clock: { today, fiscalYearStart } }: Pick<Stage, 'clock'>): DemoYear {
  const year = periodOn(today, 'year', fiscalYearStart)
  const parts = (kind: 'quarter' | 'month') => periodsWithin(year.startsOn, year.endsOn, kind, fiscalYearStart)
  return { year, quarters: parts('quarter'), months: parts('month') }
}

/** Stores the year's goals as published ones, works out where they stand, and leaves one adjustment to be decided. */
export async function storeGoals(stage: Stage): Promise<DemoGoal[]> {
  const { clock, company, id, at, runtime } = stage
  const year = demoYear(stage)
  const goals = await withoutTaken(stage, goalsOf(chance(5_081), company, year, clock.today), year)
  const known = new Set(goals.map((g) => g.key))
  const setOn = at(earlierDay(addDays(year.year.startsOn, 4), addDays(clock.today, -1)))
  const left = new Set(goals)
  // Those above come first.
  while (left.size > 0) {
    const ready = [...left].filter((g) => g.parent === null || !known.has(g.parent) || stage.has(g.parent))
    await stage.store(
      goal,
      ready.map(({ key, owner, department, parent, ...values }) => ({
        key,
        createdAt: setOn,
        createdBy: id('gm'),
        values: {
          ...values,
          owner: id(owner),
          department: department && id(`department ${department}`),
          parent: parent && known.has(parent) ? id(parent) : null,
          state: 'published',
        },
      })),
    )
    for (const each of ready) left.delete(each)
  }
  const quarter = periodOn(clock.today, 'quarter', clock.fiscalYearStart)
  await stage.work(async (ctx) => {
    const asked = goals.find((g) => g.key === `goal won-amount sales-西部 ${quarter.period}`)!
    await ctx.create(goalAdjustment, {
      goal: id(asked.key),
      target: String(Math.round((Number(asked.target) * 0.92) / 10_000) * 10_000),
      stretch: asked.target,
      reason: 'market',
      note: '两家能源客户的预算推迟到明年第一季度，请求下调本季度目标；已补充三个医疗项目。',
      effectiveOn: clock.today,
    })
  }, 'manager-西部')
  await runtime.db.run(sql`analyze goal`)
  await stage.work((ctx) => refreshGoals(ctx))
  return goals
}

/** Where the company has set its own goals of this year, those stay and the demo brings none of the whole company. */
async function withoutTaken({ runtime }: Stage, goals: DemoGoal[], { year }: DemoYear): Promise<DemoGoal[]> {
  const rows = await runtime.db.run<{ metric: string }>(
    sql`select distinct metric from goal where subject = 'company' and deleted_at is null
      and starts_on between ${year.startsOn}::date and ${year.endsOn}::date`,
  )
  const taken = new Set(rows.map((row) => row.metric))
  return goals.filter((g) => g.subject !== 'company' || !taken.has(g.metric))
}
