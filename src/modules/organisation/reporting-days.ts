/** The calendar as BI tools join it: `reporting.days`. */
import type { ReportingViewDefinition } from '#kernel/entity/define.ts'
import { statutoryDay } from '#kernel/pure/calendar.ts'
import { addDays, type Day } from '#kernel/pure/dates.ts'

const first: Day = '2005-01-01'
const last: Day = '2040-12-31'

export const daysView: ReportingViewDefinition = {
  name: 'days',
  label: { zh: '日历', en: 'Calendar' },
  columns: [
    { name: 'date', type: 'date', label: { zh: '日期', en: 'Date' } },
    { name: 'year', type: 'integer', label: { zh: '年', en: 'Year' } },
    { name: 'quarter', type: 'text', label: { zh: '季度', en: 'Quarter' } },
    { name: 'month', type: 'text', label: { zh: '月份', en: 'Month' } },
    { name: 'week', type: 'text', label: { zh: '周（ISO）', en: 'Week (ISO)' } },
    { name: 'week_start', type: 'date', label: { zh: '周一', en: 'Monday of the week' } },
    { name: 'weekday', type: 'integer', label: { zh: '星期（1 为周一）', en: 'Weekday (1 is Monday)' } },
    { name: 'fiscal_year', type: 'integer', label: { zh: '财年', en: 'Fiscal year' } },
    { name: 'fiscal_quarter', type: 'text', label: { zh: '财季', en: 'Fiscal quarter' } },
    { name: 'is_working_day', type: 'boolean', label: { zh: '是否工作日', en: 'Working day' } },
  ],
  forDepartment: () => 'true',
  sql: () => {
    written ??= daysSql()
    return written
  },
}

/** Looking up every day of decades takes a moment; they do not change while the program runs. */
let written: string | undefined

function daysSql(): string {
  const statutory = { rest: [] as Day[], work: [] as Day[] }
  for (let day = first; day <= last; day = addDays(day, 1)) {
    const kind = statutoryDay(day)
    if (kind) statutory[kind].push(day)
  }
  const isOneOf = (days: Day[]) => `d.day = any('{${days.join(',')}}'::date[])`
  // The fiscal year is named by the calendar year in which it starts: months before its first belong to the one before.
  return `select d.day as date, extract(year from d.day)::int as year, to_char(d.day, 'YYYY"-Q"Q') as quarter,
      to_char(d.day, 'YYYY-MM') as month, to_char(d.day, 'IYYY"-W"IW') as week, date_trunc('week', d.day)::date as week_start,
      extract(isodow from d.day)::int as weekday, extract(year from f.day)::int as fiscal_year,
      to_char(f.day, 'YYYY"-Q"Q') as fiscal_quarter,
      coalesce(c.kind = 'work', case when ${isOneOf(statutory.rest)} then false when ${isOneOf(statutory.work)} then true
        else extract(isodow from d.day) < 6 end) as is_working_day
    from (select generate_series('${first}'::date, '${last}'::date, interval '1 day')::date as day) d
    cross join lateral (select date_trunc('month', d.day) - make_interval(months => coalesce(
      (select fiscal_year_start::int from company where deleted_at is null order by created_at limit 1), 1) - 1) as day) f
    left join calendar_day c on c.day = d.day and c.deleted_at is null`
}
