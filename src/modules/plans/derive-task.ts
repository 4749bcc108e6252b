/** What follows from a task's other fields: month, state, day of completion, priority. */
import type { Context } from '#kernel/entity/context.ts'
import { monthOf } from '#kernel/pure/dates.ts'
import { workingCalendar } from '#modules/organisation'
import { openWorkOf } from './queries/open-work.ts'
import { isDone, rankTask } from './rank-task.ts'
import { settleState } from './rules/task.ts'
import type { Draft } from './stored.types.ts'

const ranking = ['startsOn', 'endsOn', 'effort', 'weight', 'progress', 'state', 'responsible', 'priority']

export async function deriveTasks(records: Draft[], ctx: Context): Promise<void> {
  for (const { before, after, given } of records) {
    const movedStart = before && before.startsOn !== after.startsOn && before.month === monthOf(before.startsOn)
    if (after.startsOn && !given.has('month') && (!after.month || movedStart)) after.month = monthOf(after.startsOn)
    Object.assign(after, settleState(before, given, after))
    if (!isDone(after)) after.finishedOn = null
    else if (!before || !isDone(before)) after.finishedOn ??= ctx.today
    // The nightly job sets priorities too, but chooses none.
    const chosen =
      given.has('priority') && !given.has('priorityManual') && after.priority !== (before?.priority ?? null)
    if (chosen) after.priorityManual = after.priority !== null
  }
  const open = records.filter(
    ({ before, given, after }) =>
      !after.priorityManual && after.endsOn && (!before || ranking.some((name) => given.has(name))),
  )
  if (open.length === 0) return
  const people = open.map(({ after }) => after.responsible).filter(Boolean)
  const work = await openWorkOf(ctx.sql, people)
  const calendar = await workingCalendar(ctx.sql)
  for (const { after } of open) after.priority = rankTask(after, work, calendar, ctx.today)
}
