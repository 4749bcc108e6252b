/** Periods in the words that people use. */
import type { Day } from './dates.ts'

export type PeriodKind = 'day' | 'week' | 'month' | 'quarter' | 'year'

const quarters = ['一', '二', '三', '四']
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/**
 * `11 月`, `2025 年 11 月`, `四季度`, `第 47 周`, `11 月 20 日`, of a period's name (`2026-11`, `2026-Q4`, `2026-W47`, `2026-11-20`).
 * The year is told when it is not that of `today`; without a today always.
 */
export function periodText(name: string, kind: PeriodKind, language: 'zh' | 'en', today?: Day): string {
  const year = name.slice(0, 4)
  const zh = language === 'zh'
  if (kind === 'year') return zh ? `${year} 年` : year
  const other = year !== today?.slice(0, 4)
  const rest = name.slice(5)
  const within = {
    quarter: () => (zh ? `${quarters[Number(rest.slice(1)) - 1]}季度` : rest),
    month: () => (zh ? `${Number(rest)} 月` : months[Number(rest) - 1]!),
    week: () => (zh ? `第 ${Number(rest.slice(1))} 周` : `week ${Number(rest.slice(1))}`),
    day: () =>
      zh
        ? `${Number(rest.slice(0, 2))} 月 ${Number(rest.slice(3))} 日`
        : `${Number(rest.slice(3))} ${months[Number(rest.slice(0, 2)) - 1]}`,
  }[kind]()
  if (!other) return within
  // A space stands beside figures only: 2026 年 3 月, 2026 年四季度.
  return zh ? `${year} 年${/^\d/.test(within) ? ' ' : ''}${within}` : `${within} ${year}`
}
