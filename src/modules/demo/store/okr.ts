import type { Context } from '#kernel/entity/context.ts'
import type { Filter } from '#kernel/entity/meta.types.ts'
import { queryMetric } from '#kernel/metrics/query.ts'
import { addDays, type Day, earlierDay, endOfWeek, quarterOf, startOfQuarter, startOfWeek } from '#kernel/pure/dates.ts'
import { Decimal } from '#kernel/pure/decimal.ts'
import { updateRecords } from '#kernel/write/update.ts'
import { checkIn, keyResult, objective, okrAction } from '#modules/okr'
import { type DemoKeyResult, type DemoObjective, objectives } from '../generate/objectives.ts'
import type { DemoGoal } from '../generate/types.ts'
import { readerOf } from './reader.ts'
import type { Stage } from './stage.ts'

const weeks = 6

interface Line extends DemoKeyResult {
  key: string
  of: DemoObjective
  filter: Filter | null
}

/** Objectives of the running quarter with their key results, the check-ins of the last weeks and what came of them. */
export async function storeObjectives(stage: Stage, goals: readonly DemoGoal[]): Promise<void> {
  const { clock, id, at } = stage
  const quarter = quarterOf(clock.today, clock.fiscalYearStart)
  const begin = startOfQuarter(clock.today, clock.fiscalYearStart)
  const setOn = at(earlierDay(begin, addDays(clock.today, -1)))
  for (const level of ['company', 'department', 'person']) {
    await stage.store(
      objective,
      objectives
        .filter((o) => o.level === level)
        .map(({ key, owner, department, parent, keyResults: _, ...values }) => ({
          key,
          createdAt: setOn,
          createdBy: id(owner),
          values: {
            ...values,
            quarter,
            owner: id(owner),
            department: department ? id(`department ${department}`) : null,
            parent: parent ? id(parent) : null,
            visibility: 'company',
            state: 'active',
          },
        })),
    )
  }
  const lines = linesOf(stage)
  await stage.store(
    keyResult,
    lines.map((line, position) => ({
      key: line.key,
      createdAt: setOn,
      createdBy: id(line.of.owner),
      values: { ...measureOf(line, goals, quarter), position },
    })),
  )
  function measureOf(line: Line, set: readonly DemoGoal[], of: string) {
    const { title, weight, metric, start, target, unit, steps, filter } = line
    const own = `goal ${metric} ${line.of.department ?? 'company'} ${of}`
    return {
      title,
      objective: id(line.of.key),
      owner: id(line.of.owner),
      weight: weight ?? '1',
      kind: metric ? 'metric' : steps ? 'steps' : 'number',
      ...(metric && { metric, metricFilter: filter }),
      ...(steps && { steps: stepsOf(line, steps.done === 0 ? 0 : 1) }),
      ...(!steps && {
        start: start ?? '0',
        target: target ?? set.find((g) => g.key === own)?.target ?? '1000000',
        unit,
      }),
    }
  }
  await storeCheckIns(stage, lines, begin)
  const first = lines.find((line) => line.nextActions)!
  await stage.work((ctx) =>
    ctx.create(okrAction, {
      title: '整理三家标杆客户的访谈提纲',
      keyResult: id(first.key),
      responsible: id(first.of.owner),
      dueOn: endOfWeek(ctx.today),
      done: true,
    }),
  )
}

const linesOf = ({ id }: Stage): Line[] =>
  objectives.flatMap((of) =>
    of.keyResults.map((keyResultOf, i) => ({
      ...keyResultOf,
      key: `${of.key} ${i}`,
      of,
      filter: of.department ? { field: 'department', op: 'under', value: id(`department ${of.department}`) } : null,
    })),
  )

const stepsOf = ({ steps }: DemoKeyResult, done: number) =>
  steps!.names.map(([name, weight], i) => ({ name, weight, done: i < done }))

/** Week by week, so that each key result ends with what was said last. */
async function storeCheckIns(stage: Stage, lines: readonly Line[], begin: Day): Promise<void> {
  const { clock, id, at } = stage
  const thisWeek = startOfWeek(clock.today)
  const days = Array.from({ length: weeks }, (_, i) => addDays(thisWeek, 7 * (i - weeks + 1) + 3))
    .map((day) => (day < clock.today ? day : addDays(clock.today, -1)))
    .filter((day, i, all) => day >= begin && all.indexOf(day) === i)
  for (const [at_, day] of days.entries()) {
    const last = at_ === days.length - 1
    // Not everybody says something every week, and figures that are read by themselves need it less.
    const told = lines.filter(({ metric, of }, i) =>
      metric || of.level === 'person' ? (days.length - 1 - at_) % 2 === 0 : last || (i + at_) % 5 !== 0,
    )
    await stage.store(
      checkIn,
      told.map((line) => ({
        key: `${line.key} ${day}`,
        createdAt: at(day, '17:20'),
        createdBy: id(line.of.owner),
        values: {
          keyResult: id(line.key),
          author: id(line.of.owner),
          checkedOn: day,
          ...valueOn(line, (at_ + 1) / days.length),
          status: last || line.status === 'on-track' || at_ > 2 ? line.status : 'on-track',
          confidence: Math.min(10, line.confidence + ((days.length - 1 - at_) % 3 === 2 ? 1 : 0)),
          ...(last && { happened: line.happened, blockers: line.blockers, nextActions: line.nextActions }),
        },
      })),
    )
  }
  await stage.work((ctx) => readAsOf(ctx, stage, lines, days.slice(0, -1), begin))
}

/** A number comes nearer to where it stands today, faster at first. */
function valueOn(line: DemoKeyResult, share: number): { value?: string; steps?: ReturnType<typeof stepsOf> } {
  if (line.metric) return {}
  if (line.steps) return { steps: stepsOf(line, Math.ceil(line.steps.done * share)) }
  const [start, now] = [Number(line.start), line.now!]
  const value = start + (now - start) * share ** 0.8
  return { value: Number.isInteger(now) && Number.isInteger(start) ? String(Math.round(value)) : value.toFixed(1) }
}

/** Check-ins of a metric take the figure of the moment; those of former weeks get the one of their day. */
async function readAsOf(
  ctx: Context,
  { id, has }: Stage,
  lines: readonly Line[],
  days: Day[],
  begin: Day,
): Promise<void> {
  const items: { id: string; values: Record<string, unknown> }[] = []
  for (const line of lines.filter(({ metric }) => metric)) {
    const { start, target } = (await ctx.find(keyResult, id(line.key)))!
    const way = new Decimal(target!).minus(start!)
    for (const day of days) {
      const key = `${line.key} ${day}`
      // Nothing was said that week.
      if (!has(key)) continue
      const { rows } = await queryMetric(readerOf(ctx), {
        metric: line.metric!,
        from: begin,
        to: day,
        ...(line.filter && { filter: line.filter }),
      })
      const value = new Decimal(rows[0]?.value ?? start!)
      const progress = value.minus(start!).div(way).times(100).toFixed(2)
      items.push({ id: id(key), values: { value: value.toFixed(6), progress } })
    }
  }
  for (const { violations } of await updateRecords(ctx, checkIn, items, { mode: 'action' }))
    if (violations.length > 0) throw new Error(`demo check-in: ${JSON.stringify(violations)}`)
}
