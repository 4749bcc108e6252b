import { addDays, earlierDay, endOfYear, laterDay, startOfYear, weekOf } from '#kernel/pure/dates.ts'
import { addWorkingDays } from '#kernel/pure/working-days.ts'
import { workingCalendar } from '#modules/organisation'
import { budgetEntry, budgetLine, plan, planTask } from '#modules/plans'
import { budgetLines, type DemoTask, planOwner, tasks } from '../generate/plan.ts'
import { demoYear } from './goals.ts'
import { storeReview } from './review.ts'
import type { Stage } from './stage.ts'

/** One annual plan with its tasks, its money, and the review of last week. */
export async function storePlan(stage: Stage): Promise<void> {
  const { clock, id, at, runtime } = stage
  const calendar = await workingCalendar(runtime.db)
  const day = (offset: number) => addWorkingDays(clock.today, offset, calendar)
  const [first, last] = [day(tasks[0]!.from), day(tasks.at(-1)!.to)]
  const year = [startOfYear, endOfYear].map((of) => of(clock.today, clock.fiscalYearStart))
  const goalKey = `goal won-amount sales-华东 ${demoYear(stage).year.period}`
  const made = at(addDays(first, -7))
  const owned = { createdAt: made, createdBy: id(planOwner) }
  await stage.store(plan, [
    {
      key: 'plan',
      ...owned,
      values: {
        name: '华东区年度增长计划',
        kind: 'year',
        // Around the turn of the year its tasks reach over it.
        startsOn: earlierDay(first, year[0]!),
        endsOn: laterDay(last, year[1]!),
        goalRecord: stage.has(goalKey) ? id(goalKey) : null,
        goal: '做深苏锡常，完成华东全年赢单目标',
        description: '先分级、再拜访，行业方案和渠道一起推，年底前把在谈合同收口。',
        owner: id(planOwner),
        department: id('department sales-华东'),
      },
    },
  ])
  const weights = weightsOf(tasks.map((t) => ({ ...t, month: day(t.from).slice(0, 7) })))
  for (const round of inOrder(tasks)) {
    await stage.store(
      planTask,
      round.map(({ key, responsible, from, to, progress, waitsFor, weight: _, ...values }) => ({
        key: `task ${key}`,
        ...owned,
        values: {
          ...values,
          plan: id('plan'),
          responsible: id(responsible),
          startsOn: day(from),
          endsOn: day(to),
          weight: String(weights.get(key)),
          progress: String(progress),
          dependsOn: (waitsFor ?? []).map((k) => id(`task ${k}`)),
          ...(progress === 100 && { state: 'done', finishedOn: day(to) }),
        },
      })),
    )
  }
  await storeBudget(stage, day, owned)
  await storeReview(stage, weekOf(addDays(clock.today, -7)), day)
}

/** Rounds in which every task comes after those it waits for. */
function inOrder(list: readonly DemoTask[]): DemoTask[][] {
  const rounds: DemoTask[][] = []
  const placed = new Set<string>()
  while (placed.size < list.length) {
    const ready = list.filter((t) => !placed.has(t.key) && (t.waitsFor ?? []).every((k) => placed.has(k)))
    rounds.push(ready)
    for (const { key } of ready) placed.add(key)
  }
  return rounds
}

/** Percent of each task, 100 in every month. */
function weightsOf(list: readonly { key: string; weight: number; month: string }[]): Map<string, number> {
  const weights = new Map<string, number>()
  for (const month of Map.groupBy(list, (t) => t.month).values()) {
    const whole = month.reduce((sum, t) => sum + t.weight, 0)
    let left = 100
    month.forEach(({ key, weight }, i) => {
      const share = i === month.length - 1 ? left : Math.round((weight * 20) / whole) * 5
      weights.set(key, share)
      left -= share
    })
  }
  return weights
}

/** Lines at 40 and 85 percent, and one whose next invoice goes beyond it and waits for an approval. */
async function storeBudget(
  stage: Stage,
  day: (offset: number) => string,
  owned: { createdAt: string; createdBy: string },
): Promise<void> {
  const { id, at } = stage
  await stage.store(
    budgetLine,
    budgetLines.map(({ key, name, category, amount }) => ({
      key: `line ${key}`,
      ...owned,
      values: { plan: id('plan'), name, category, amount },
    })),
  )
  await stage.store(
    budgetEntry,
    budgetLines.flatMap(({ key, entries }) =>
      entries.map(([offset, kind, amount, note]) => ({
        createdAt: at(day(offset)),
        createdBy: id(planOwner),
        values: { line: id(`line ${key}`), kind, amount, note, on: day(offset) },
      })),
    ),
  )
  await stage.work(
    (ctx) =>
      ctx.create(budgetEntry, {
        line: id('line fair'),
        kind: 'spending',
        amount: '13500.00',
        note: '展会第二天加租洽谈间',
        overrunReason: '现场来访比预计多一倍，原展位坐不下，当天签下两家意向客户。',
        on: day(-1),
      }),
    planOwner,
  )
}
