import type { Context } from '#kernel/entity/context.ts'
import { addDays, startOfWeek } from '#kernel/pure/dates.ts'
import { type Violation, violation } from '#kernel/pure/violations.ts'
import { addWorkingDays, isWorkingDay, type WorkingCalendar } from '#kernel/pure/working-days.ts'
import { workingCalendar } from '#modules/organisation'
import { keyResult } from './entities/key-result.ts'
import { okrAction } from './entities/okr-action.ts'
import { measure, readerAs } from './measure.ts'
import { type KeyResultFacts, keyResultFacts } from './queries/objectives.ts'
import type { Drafted, Written } from './records.types.ts'
import { actionsOf, sameSteps } from './rules/check-in.ts'
import { isSteps, keyResultProgress } from './rules/key-result.ts'

const factsOf = (ctx: Context, records: readonly { after: Written['after'] }[]) =>
  keyResultFacts(
    ctx,
    records.map(({ after }) => after.keyResult).filter((id) => typeof id === 'string'),
  )

/** The week, the value of a metric, the progress that follows, and a name to find it by. */
export async function deriveCheckIns(records: Drafted[], ctx: Context): Promise<void> {
  const facts = await factsOf(ctx, records)
  for (const { before, after } of records) {
    if (before) continue
    after.week = after.checkedOn && startOfWeek(after.checkedOn)
    const of = facts.get(after.keyResult)
    if (!of) continue
    after.name = `${after.checkedOn} ${of.title}`
    if (of.kind === 'metric') after.value = await figureNow(of, ctx)
    if (of.kind === 'steps') after.steps ??= of.steps
    after.progress = keyResultProgress({ ...of, current: after.value, steps: after.steps ?? of.steps })
  }
}

/** The metric's value; the last one read when whoever chose the metric has left. */
async function figureNow(of: KeyResultFacts, ctx: Context): Promise<string | null> {
  const reader = await readerAs(ctx, of.measuredBy)
  if (!reader || !of.metric) return of.current
  const span = { from: of.startsOn, to: of.endsOn }
  const { value } = await measure(reader, { metric: of.metric, filter: of.metricFilter as never, span })
  return value
}

/** A number needs a value; ticks belong to the steps that there are; what was dropped needs no check-in. */
export async function checkInFaults(records: Written[], ctx: Context): Promise<Violation[][]> {
  const facts = await factsOf(ctx, records)
  return records.map(({ before, after }) => {
    const of = facts.get(after.keyResult)
    if (before || !of) return []
    if (of.state === 'dropped') return [violation('check-in.dropped', 'keyResult')]
    if (of.kind === 'number' && after.value === null) return [violation('field.required', 'value')]
    if (of.kind === 'steps' && !(isSteps(after.steps) && sameSteps(after.steps, of.steps)))
      return [violation('check-in.steps', 'steps')]
    return []
  })
}

/** The key result takes over what was said, and next week's lines become actions. */
export async function adoptCheckIns(records: Written[], ctx: Context): Promise<void> {
  const fresh = records.filter(({ before }) => before === null)
  if (fresh.length === 0) return
  const facts = await factsOf(ctx, fresh)
  const calendar = await workingCalendar(ctx.sql)
  for (const { after } of fresh) {
    const of = facts.get(after.keyResult)!
    await ctx.update(keyResult, after.keyResult, {
      status: after.status,
      confidence: after.confidence,
      lastCheckInOn: after.checkedOn,
      ...(of.kind === 'steps' ? { steps: after.steps } : { current: after.value }),
      ...(of.kind === 'metric' && { measuredAt: ctx.now.toISOString() }),
    })
    const dueOn = lastWorkingDayOf(addDays(after.week, 7), calendar)
    for (const title of actionsOf(after.nextActions))
      await ctx.create(okrAction, { title, keyResult: after.keyResult, responsible: after.author, dueOn })
  }
}

/** The last working day of the week that begins with a Monday; its Sunday in a week without work. */
function lastWorkingDayOf(monday: string, calendar: WorkingCalendar): string {
  const sunday = addDays(monday, 6)
  const last = isWorkingDay(sunday, calendar) ? sunday : addWorkingDays(sunday, -1, calendar)
  return last >= monday ? last : sunday
}
