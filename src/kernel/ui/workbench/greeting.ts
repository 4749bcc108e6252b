import type { Label } from '../../entity/meta.types.ts'

/** The greeting of an hour (0-23) of the company's day. */
export function greetingOf(hour: number): Label {
  if (hour < 5) return { zh: '夜深了', en: 'Good evening' }
  if (hour < 11) return { zh: '早上好', en: 'Good morning' }
  if (hour < 13) return { zh: '中午好', en: 'Good day' }
  if (hour < 18) return { zh: '下午好', en: 'Good afternoon' }
  return { zh: '晚上好', en: 'Good evening' }
}

/** `11月20日 周五` or `Friday, 20 November`, for a `YYYY-MM-DD`. */
export function longDate(day: string, language: keyof Label): string {
  const date = new Date(`${day}T00:00:00Z`)
  if (language === 'en') {
    return new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }).format(
      date,
    )
  }
  const weekday = new Intl.DateTimeFormat('zh-CN', { weekday: 'short', timeZone: 'UTC' }).format(date)
  return `${date.getUTCMonth() + 1}月${date.getUTCDate()}日 ${weekday}`
}
