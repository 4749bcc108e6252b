import type { AnyDraft } from '#kernel/entity/any-record.types.ts'
import type { Context } from '#kernel/entity/context.ts'
import { violation } from '#kernel/pure/violations.ts'
import { addWorkingHours } from '#kernel/pure/working-time.ts'
import { workingCalendar } from '#modules/organisation'
import { answererOf } from './queries/answerer.ts'

/** Whom a new request asks, and until when an answer is expected. */
export async function deriveRequests(records: AnyDraft[], ctx: Context): Promise<void> {
  const fresh = records.filter(({ before }) => before === null)
  if (fresh.length === 0) return
  const calendar = await workingCalendar(ctx.sql)
  const from = await ctx.departmentsOf([...new Set(fresh.map(({ after }) => after.requester as string))])
  for (const { after, violations } of fresh) {
    after.fromDepartment ??= from.get(after.requester) ?? null
    after.requestedAt ??= ctx.now.toISOString()
    if (!after.toDepartment || !after.windowHours) continue
    after.answerBy ??= addWorkingHours(after.requestedAt, after.windowHours, calendar).toISOString()
    after.assignee ??= await answererOf(ctx, after.toDepartment, after.fromDepartment, after.requester)
    if (!after.assignee) violations.push(violation('cooperation-request.nobody', 'toDepartment'))
  }
}
