import chineseDays from 'chinese-days'
import { sql } from 'drizzle-orm'
import type { Sql } from '#kernel/entity/context.ts'
import type { Label } from '#kernel/entity/meta.types.ts'
import {
  defaultWorkingCalendar,
  isWorkingDay,
  lastAnnouncedYear,
  statutoryDay,
  type WorkingCalendar,
} from '#kernel/pure/calendar.ts'
import { addDays, type Day, weekdayOf, yearOf } from '#kernel/pure/dates.ts'

/** The company's working calendar: its hours and time zone, and the days that differ from the statutory ones. */
export async function workingCalendar(db: Sql): Promise<WorkingCalendar> {
  const [company] = await db.run<{ timeZone: string; hours: WorkingCalendar['hours'] | null }>(sql`
    select time_zone as "timeZone", working_hours as hours from company where deleted_at is null order by created_at limit 1`)
  const days = await db.run<{ day: Day; kind: 'work' | 'rest' }>(
    sql`select day, kind from calendar_day where deleted_at is null`,
  )
  return {
    ...defaultWorkingCalendar,
    ...(company && { timeZone: company.timeZone, hours: company.hours ?? defaultWorkingCalendar.hours }),
    overrides: Object.fromEntries(days.map(({ day, kind }) => [day, kind])),
  }
}

export type DayReason = 'workday' | 'weekend' | 'holiday' | 'swapped' | 'company'

export interface CalendarEntry {
  day: Day
  working: boolean
  reason: DayReason
  /** Null on ordinary working days and weekends. */
  label: Label | null
}

/** Every day from `from` to `to` (both included): whether people work, and why when it is no ordinary day. */
export async function calendarBetween(
  db: Sql,
  from: Day,
  to: Day,
): Promise<{ items: CalendarEntry[]; hours: WorkingCalendar['hours'] }> {
  const calendar = await workingCalendar(db)
  const named = await db.run<{ day: Day; name: string }>(
    sql`select day, name from calendar_day where deleted_at is null and day between ${from}::date and ${to}::date`,
  )
  const names = new Map(named.map(({ day, name }) => [day, name]))
  const items: CalendarEntry[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) {
    items.push({ day, working: isWorkingDay(day, calendar), ...reasonOf(day, calendar, names.get(day)) })
  }
  return { items, hours: calendar.hours }
}

function reasonOf(
  day: Day,
  calendar: WorkingCalendar,
  name: string | undefined,
): Pick<CalendarEntry, 'reason' | 'label'> {
  if (Object.hasOwn(calendar.overrides, day)) return { reason: 'company', label: name ? { zh: name, en: name } : null }
  const statutory = statutoryDay(day)
  if (statutory === 'rest')
    return { reason: 'holiday', label: holidayName(day) ?? { zh: '法定节假日', en: 'Public holiday' } }
  if (statutory === 'work') {
    const holiday = holidayName(day)
    return {
      reason: 'swapped',
      label: {
        zh: `${holiday?.zh ?? ''}调休上班`,
        en: holiday ? `Working day in exchange for ${holiday.en}` : 'Working day in exchange',
      },
    }
  }
  return { reason: calendar.weekend.includes(weekdayOf(day)) ? 'weekend' : 'workday', label: null }
}

/** The library names the days of announced years 'Spring Festival,春节,4'. */
function holidayName(day: Day): Label | undefined {
  if (Number(yearOf(day)) > lastAnnouncedYear) return undefined
  const [en, zh] = chineseDays.getDayDetail(new Date(`${day}T12:00:00`)).name.split(',')
  return en && zh ? { zh, en } : undefined
}
