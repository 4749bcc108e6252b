/** Relative values of filters: the server replaces them with days of the company calendar. */
import type { Label } from '#kernel/entity/meta.types.ts'

export interface Token {
  value: string
  label: Label
  group: 'day' | 'now' | 'past' | 'next'
}

function token(value: string, zh: string, en: string, group: Token['group']): Token {
  return { value, label: { zh, en }, group }
}

export const dateTokens: Token[] = [
  token('@today', '今天', 'today', 'day'),
  token('@yesterday', '昨天', 'yesterday', 'day'),
  token('@tomorrow', '明天', 'tomorrow', 'day'),
  token('@this-week', '本周', 'this week', 'now'),
  token('@this-month', '本月', 'this month', 'now'),
  token('@this-quarter', '本季度', 'this quarter', 'now'),
  token('@this-year', '今年', 'this year', 'now'),
  token('@last-week', '上周', 'last week', 'past'),
  token('@last-month', '上月', 'last month', 'past'),
  token('@last-quarter', '上季度', 'last quarter', 'past'),
  token('@last-year', '去年', 'last year', 'past'),
  token('@last-7-days', '最近 7 天', 'last 7 days', 'past'),
  token('@last-30-days', '最近 30 天', 'last 30 days', 'past'),
  token('@last-90-days', '最近 90 天', 'last 90 days', 'past'),
  token('@next-week', '下周', 'next week', 'next'),
  token('@next-month', '下月', 'next month', 'next'),
  token('@next-quarter', '下季度', 'next quarter', 'next'),
  token('@next-7-days', '未来 7 天', 'next 7 days', 'next'),
  token('@next-30-days', '未来 30 天', 'next 30 days', 'next'),
]

const byValue = new Map(dateTokens.map((each) => [each.value, each.label]))
const days = /^@(last|next)-(\d+)-days$/

/** Words for a token; any number of days is understood, also those the menu does not offer. */
export function tokenLabel(value: unknown): Label | undefined {
  if (typeof value !== 'string' || !value.startsWith('@')) return undefined
  if (value === '@me') return { zh: '我', en: 'me' }
  const known = byValue.get(value)
  if (known) return known
  const match = days.exec(value)
  if (!match) return undefined
  return match[1] === 'last'
    ? { zh: `最近 ${match[2]} 天`, en: `last ${match[2]} days` }
    : { zh: `未来 ${match[2]} 天`, en: `next ${match[2]} days` }
}
