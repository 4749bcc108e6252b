import { beforeEach, describe, expect, it } from 'vitest'
import {
  daysBetween,
  formatAgo,
  formatBytes,
  formatDate,
  formatInstant,
  formatLarge,
  formatMoney,
  formatNumber,
  formatPercent,
  NOTHING,
  setFormatContext,
  todayOnScreen,
} from './format.ts'
import { showLanguage } from './language.ts'

beforeEach(() => {
  setFormatContext({ timeZone: 'Asia/Shanghai', currency: 'CNY' })
  showLanguage('zh')
})

describe('formatDate', () => {
  const today = '2026-03-02'
  it.each([
    ['2026-03-02', '今天', 'Today'],
    ['2026-03-01', '昨天', 'Yesterday'],
    ['2026-03-03', '明天', 'Tomorrow'],
    ['2026-02-23', '7 天前', '7 days ago'],
    ['2026-03-09', '7 天后', 'in 7 days'],
    ['2026-02-22', '2026-02-22', '2026-02-22'],
    ['2026-03-10', '2026-03-10', '2026-03-10'],
  ])('%s', (day, zh, en) => {
    expect(formatDate(day, { today })).toBe(zh)
    showLanguage('en')
    expect(formatDate(day, { today })).toBe(en)
  })

  it('stays absolute when asked, and shows that there is none', () => {
    expect(formatDate(today, { today, relative: false })).toBe(today)
    expect(formatDate(null)).toBe(NOTHING)
  })

  it('counts days across the end of a leap February', () => {
    expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2)
    expect(daysBetween('2028-03-01', '2028-02-28')).toBe(-2)
  })
})

describe('instants stand on the company clock', () => {
  const now = new Date('2026-03-02T17:30:00Z')
  it('knows that the day has changed there already', () => {
    expect(todayOnScreen(now)).toBe('2026-03-03')
    expect(formatInstant('2026-03-02T16:05:00Z', { now })).toBe('今天 00:05')
    expect(formatInstant('2026-03-02T15:59:00Z', { now })).toBe('昨天 23:59')
    expect(formatInstant('2026-02-20T01:00:00Z', { now })).toBe('2026-02-20 09:00')
  })

  it.each([
    ['2026-03-02T17:29:40Z', '刚刚'],
    ['2026-03-02T17:05:00Z', '25 分钟前'],
    ['2026-03-02T14:30:00Z', '3 小时前'],
    ['2026-03-01T14:30:00Z', '2 天前'],
  ])('%s is %s', (at, told) => {
    expect(formatAgo(at, now)).toBe(told)
  })
})

describe('amounts', () => {
  it('keeps decimal strings exact beyond what a float holds', () => {
    expect(formatMoney('90071992547409931.25')).toBe('¥90,071,992,547,409,931.25')
    expect(formatNumber('12345678901234567890')).toBe('12,345,678,901,234,567,890')
  })

  it('shows cents only when there are some, or when asked', () => {
    expect(formatMoney('1280000.00')).toBe('¥1,280,000')
    expect(formatMoney('99.5')).toBe('¥99.50')
    expect(formatMoney('12', 'CNY', { cents: true })).toBe('¥12.00')
    expect(formatMoney('-3.2')).toBe('-¥3.20')
  })

  it('tells currencies with the same sign apart', () => {
    expect(formatMoney('5', 'JPY')).not.toBe(formatMoney('5', 'CNY'))
    expect(formatMoney('5', 'USD')).toBe('US$5')
  })

  it('shortens by 万 and 亿 in Chinese, K and M in English', () => {
    expect(formatLarge('28400000')).toBe('2840万')
    expect(formatLarge('126400000', 'CNY')).toBe('¥1.264亿')
    expect(formatLarge('9999')).toBe('9,999')
    showLanguage('en')
    expect(formatLarge('28400000')).toBe('28.4M')
    expect(formatLarge('862400', 'CNY')).toBe('¥862K')
  })

  it('shows that there is nothing', () => {
    for (const nothing of [null, undefined, '', 'abc']) expect(formatMoney(nothing)).toBe(NOTHING)
    expect(formatPercent('75')).toBe('75%')
  })
})

it('formats sizes of files', () => {
  expect(formatBytes(0)).toBe('0 B')
  expect(formatBytes(1536)).toBe('1.5 KB')
  expect(formatBytes(25 * 1024 * 1024)).toBe('25 MB')
})
