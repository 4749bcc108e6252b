/** Every few minutes: answers that are due, conflicts whose level is out of time. Every working morning: confirmations. */
import { sql } from 'drizzle-orm'
import type { Context } from '#kernel/entity/context.ts'
import { addWorkingDays, isWorkingDay } from '#kernel/pure/working-days.ts'
import { addWorkingHours } from '#kernel/pure/working-time.ts'
import { alsoShareByPart } from '#kernel/sharing/by-part.ts'
import { workingCalendar } from '#modules/organisation'
import { remindOf } from '../actions/announcement.ts'
import { conflict } from '../entities/conflict.ts'
import { cooperationRequest } from '../entities/cooperation-request.ts'
import { levelAbove } from '../rules/conflict.ts'
import { isReminderDue } from '../rules/reminder.ts'
import { remindAfter } from '../rules/request.ts'

interface Waiting extends Record<string, unknown> {
  id: string
  name: string
  assignee: string
  requester: string
  requestedAt: string
  windowHours: number
  answerBy: string
  remindedAt: string | null
  head: string | null
}

export async function tick(ctx: Context): Promise<void> {
  await pressForAnswers(ctx)
  await moveUpConflicts(ctx)
}

/** Three quarters through the window the assignee is reminded; at its end the head of the department takes part. */
async function pressForAnswers(ctx: Context): Promise<void> {
  const calendar = await workingCalendar(ctx.sql)
  // Locked, so that two workers never tell the same person twice.
  const waiting = await ctx.sql.run<Waiting>(sql`
    select r.id, r.name, r.assignee_id as assignee, r.requester_id as requester, r.requested_at as "requestedAt",
      r.window_hours as "windowHours", r.answer_by as "answerBy", r.reminded_at as "remindedAt", d.manager_id as head
    from cooperation_request r left join department d on d.id = r.to_department_id
    where r.deleted_at is null and r.state = 'open' and r.answered_at is null and r.escalated_at is null
    order by r.id for update of r skip locked`)
  const system = ctx.asSystem('cooperation clock')
  const about = (id: string) => ({ entity: 'cooperation-request', id })
  for (const request of waiting) {
    const { id, name, assignee, requester, head } = request
    if (ctx.now >= new Date(request.answerBy)) {
      await system.update(cooperationRequest, id, { escalatedAt: ctx.now.toISOString() })
      const title = { zh: `协作请求超过答复时限：${name}`, en: `No answer in time: ${name}` }
      if (head) await alsoShareByPart(ctx, 'cooperation-request', id, [head], true)
      for (const to of new Set([assignee, requester, ...(head ? [head] : [])]))
        await ctx.notify({ to, kind: 'cooperation', title, about: about(id) })
    } else if (
      request.remindedAt === null &&
      ctx.now >= addWorkingHours(request.requestedAt, request.windowHours * remindAfter, calendar)
    ) {
      await system.update(cooperationRequest, id, { remindedAt: ctx.now.toISOString() })
      const title = { zh: `请尽快答复协作请求：${name}`, en: `Please answer soon: ${name}` }
      await ctx.notify({ to: assignee, kind: 'cooperation', title, about: about(id) })
    }
  }
}

/** A level whose time is over loses the conflict to the one above; at the top the committee is told that it is late. */
async function moveUpConflicts(ctx: Context): Promise<void> {
  const late = await ctx.sql.run<{ id: string; name: string; level: string; committee: string[] | null }>(sql`
    select id, name, level, committee_ids as committee from conflict where deleted_at is null and state = 'open'
      and level_due_at <= ${ctx.now.toISOString()}::timestamptz and overdue_told_at is null
    order by id for update skip locked`)
  const system = ctx.asSystem('conflict clock')
  for (const { id, name, level } of late) {
    const above = levelAbove(level)
    if (above) {
      await system.update(conflict, id, { level: above })
      continue
    }
    await system.update(conflict, id, { overdueToldAt: ctx.now.toISOString() })
    const people = await ctx.sql.run<{ employee: string }>(
      sql`select employee_id as employee from record_share where entity = 'conflict' and record_id = ${id}::uuid`,
    )
    for (const { employee } of people)
      await ctx.notify({
        to: employee,
        kind: 'conflict',
        title: { zh: `争议裁决已超时：${name}`, en: `A ruling is late: ${name}` },
        about: { entity: 'conflict', id },
      })
  }
}

/** Accepted requests past their day, and announcements that wait for confirmation. */
export async function morning(ctx: Context): Promise<void> {
  const calendar = await workingCalendar(ctx.sql)
  if (!isWorkingDay(ctx.today, calendar)) return
  const late = await ctx.sql.run<{ id: string; name: string; assignee: string; neededOn: string }>(sql`
    update cooperation_request set overdue_told_on = ${ctx.today}::date, version = version + 1
    where deleted_at is null and state = 'accepted' and needed_on < ${ctx.today}::date and overdue_told_on is null
    returning id, name, assignee_id as assignee, needed_on as "neededOn"`)
  for (const { id, name, assignee, neededOn } of late)
    await ctx.notify({
      to: assignee,
      kind: 'cooperation',
      title: { zh: `协作已过约定日期（${neededOn}）：${name}`, en: `Past the day agreed (${neededOn}): ${name}` },
      about: { entity: 'cooperation-request', id },
    })
  const next = addWorkingDays(ctx.today, 1, calendar)
  const open = await ctx.sql.run<{ id: string; title: string; confirmBy: string | null }>(sql`
    select id, title, confirm_by as "confirmBy" from announcement
    where deleted_at is null and state = 'published' and must_confirm and confirm_by is not null order by id`)
  for (const one of open)
    if (isReminderDue({ confirmBy: one.confirmBy, remindedOn: null }, ctx.today, next)) await remindOf(ctx, one)
}
