/** Every morning: who has plan work due in two working days, or late, is told once. */
import { sql } from 'drizzle-orm'
import type { Context } from '#kernel/entity/context.ts'
import type { Label } from '#kernel/entity/meta.types.ts'
import type { Day } from '#kernel/pure/day.ts'
import { addWorkingDays } from '#kernel/pure/working-days.ts'
import { workingCalendar } from '#modules/organisation'

interface Due extends Record<string, unknown> {
  id: string
  name: string
  responsible: string
  endsOn: Day
}

/** Working days before the due day on which people are reminded. */
export const noticeDays = 2

const kinds = [
  { entity: 'plan-task', table: 'plan_task', name: 'name', due: 'ends_on', open: `('todo', 'doing')` },
  { entity: 'action-item', table: 'action_item', name: 'text', due: 'due_on', open: `('open')` },
] as const

export async function remind(ctx: Context): Promise<void> {
  const calendar = await workingCalendar(ctx.sql)
  const horizon = addWorkingDays(ctx.today, noticeDays, calendar)
  for (const kind of kinds) {
    const soon = sql`x.due between ${ctx.today}::date and ${horizon}::date`
    for (const task of await untold(ctx, kind, `${kind.entity}.due`, soon)) {
      await tell(ctx, kind.entity, `${kind.entity}.due`, task, {
        zh: `${task.endsOn} 到期：${task.name}`,
        en: `Due on ${task.endsOn}: ${task.name}`,
      })
    }
    for (const task of await untold(ctx, kind, `${kind.entity}.late`, sql`x.due < ${ctx.today}::date`)) {
      await tell(ctx, kind.entity, `${kind.entity}.late`, task, {
        zh: `已逾期（${task.endsOn}）：${task.name}`,
        en: `Late since ${task.endsOn}: ${task.name}`,
      })
    }
  }
}

/** Open work for which its person was not told of this very due day. */
const untold = (ctx: Context, kind: (typeof kinds)[number], notice: string, when: ReturnType<typeof sql>) =>
  ctx.sql.run<Due>(sql`
    select x.id, x.name, x.responsible, x.due as "endsOn" from (
      select id, ${sql.identifier(kind.name)} as name, responsible_id as responsible, ${sql.identifier(kind.due)} as due
      from ${sql.identifier(kind.table)} where deleted_at is null and state in ${sql.raw(kind.open)}) x
    where ${when} and not exists (select 1 from notification n where n.employee_id = x.responsible and n.kind = ${notice}
      and n.record_id = x.id and n.body->>'zh' like '%' || x.due::text || '%')
    order by x.due, x.id`)

async function tell(ctx: Context, entity: string, kind: string, { id, responsible, endsOn }: Due, title: Label) {
  const body = { zh: `截止日期 ${endsOn}`, en: `Due day ${endsOn}` }
  await ctx.notify({ to: responsible, kind, title, body, about: { entity, id } })
}
