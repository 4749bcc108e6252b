import { sql } from 'drizzle-orm'
import type { Context } from '#kernel/entity/context.ts'
import { startOfWeek } from '#kernel/pure/dates.ts'
import { instantOf } from '#kernel/pure/time-zone.ts'
import { workingCalendar } from '#modules/organisation'
import { reminderDay } from '../rules/reminder.ts'
import { readOkrSettings } from '../settings.ts'

const kind = 'okr.check-in'

/**
 * Once a week, on the company's reminder day: whoever answers for a key result of the running quarter without a check-in since
 * Monday is asked for it, in one notice a person. Running it again sends nothing twice.
 */
export async function remindOfCheckIns(ctx: Context): Promise<void> {
  const { reminderWeekday } = await readOkrSettings(ctx.sql)
  const calendar = await workingCalendar(ctx.sql)
  if (reminderDay(ctx.today, reminderWeekday, calendar) !== ctx.today) return
  const monday = startOfWeek(ctx.today)
  const since = instantOf(monday, '00:00', calendar.timeZone)
  const people = await ctx.sql.run<{ owner: string; count: number; objective: string; title: string }>(sql`
    select k.owner_id as owner, count(*) as count, (array_agg(o.id order by o.level, o.id))[1] as objective, (array_agg(k.title order by o.level, o.id, k.position))[1] as title
    from key_result k join objective o on o.id = k.objective_id join employee e on e.id = k.owner_id
    where o.state = 'active' and o.starts_on <= ${ctx.today}::date and o.ends_on >= ${ctx.today}::date and k.state = 'active'
      and (k.last_check_in_on is null or k.last_check_in_on < ${monday}::date)
      and k.deleted_at is null and o.deleted_at is null and e.deleted_at is null and e.status <> 'left'
      and not exists (select 1 from notification n where n.employee_id = k.owner_id and n.kind = ${kind} and n.at >= ${since}::timestamptz)
    group by k.owner_id order by k.owner_id`)
  for (const { owner, count, objective, title } of people)
    await ctx.notify({
      to: owner,
      kind,
      title: {
        zh: count === 1 ? `本周还没更新关键结果“${title}”` : `本周还有 ${count} 个关键结果没有更新，先看“${title}”`,
        en:
          count === 1
            ? `"${title}" has no check-in this week yet`
            : `${count} key results have no check-in this week yet, "${title}" among them`,
      },
      body: {
        zh: '不到一分钟：数值、信心、下周做什么。',
        en: 'Less than a minute: value, confidence, what comes next.',
      },
      about: { entity: 'objective', id: objective },
    })
}
