// Only the library's tables: its functions on dates mix local and universal time and are a day off west of Greenwich.
import chineseDays from 'chinese-days'
import announced from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import { addDays, type Day, partsOf } from './day.ts'

const holidays: Readonly<Record<Day, string>> = announced.holidays
const swapped: Readonly<Record<Day, string>> = announced.workdays
const announcedYears = Object.keys(holidays).map((day) => Number(day.slice(0, 4)))
const firstAnnouncedYear = Math.min(...announcedYears)

/**
 * Last year whose holidays and swapped working days (调休) the State Council has announced and the installed data knows.
 * Later years follow the law alone: its thirteen days of rest, without swaps. The company calendar can override any day.
 */
export const lastAnnouncedYear = Math.max(...announcedYears)

/** What Chinese law makes of a day: a holiday, a weekend day worked in exchange, or null for an ordinary day. */
export function statutoryDay(day: Day): 'work' | 'rest' | null {
  const { year } = partsOf(day)
  if (year < firstAnnouncedYear || year > lastAnnouncedYear) return legalDays(year).has(day) ? 'rest' : null
  if (Object.hasOwn(swapped, day)) return 'work'
  return Object.hasOwn(holidays, day) ? 'rest' : null
}

const legalDaysByYear = new Map<number, ReadonlySet<Day>>()

/** 全国年节及纪念日放假办法 (2024 revision, in force since 2025), article 2. */
function legalDays(year: number): ReadonlySet<Day> {
  let days = legalDaysByYear.get(year)
  if (!days) {
    const fixed = ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'].map((date) => `${yearText(year)}-${date}`)
    days = new Set([...fixed, ...lunarDays(year)])
    legalDaysByYear.set(year, days)
  }
  return days
}

/** 除夕 to 初三, 清明, 端午 and 中秋; none beyond the century for which the rule for 清明 holds. */
function lunarDays(year: number): Day[] {
  if (year < 2000 || year > 2099) return []
  const newYear = lunarDay(year, 1, 1)
  const newYearDays = [-1, 0, 1, 2].map((days) => addDays(newYear, days))
  // Shou Xing formula of the 21st century: day = [Y × 0.2422 + 4.81] - [Y ÷ 4] of April, Y the last two digits.
  const clear = Math.floor((year % 100) * 0.2422 + 4.81) - Math.floor((year % 100) / 4)
  return [...newYearDays, `${year}-04-0${clear}`, lunarDay(year, 5, 5), lunarDay(year, 8, 15)]
}

/**
 * The day of a lunar date. By table, not by Intl's Chinese calendar: that one puts the new year of 2027, whose new moon
 * comes four minutes before midnight in Beijing, on the wrong day.
 */
function lunarDay(year: number, month: number, date: number): Day {
  let days = date - 1
  for (let before = 1900; before < year; before += 1) days += daysBefore(before, 13)
  return addDays('1900-01-31', days + daysBefore(year, month))
}

/** Days of a lunar year before the first of a month; its leap month follows the month of the same number. */
function daysBefore(year: number, month: number): number {
  const { leapMonth, days: leapDays } = chineseDays.getYearLeapMonth(year)
  let days = leapMonth !== undefined && leapMonth < month ? leapDays : 0
  for (let before = 1; before < month; before += 1) days += chineseDays.monthDays(year, before)
  return days
}

function yearText(year: number): string {
  return String(year).padStart(4, '0')
}
