import { expect, it } from 'vitest'
import { groupByDay } from './timelineDays.ts'

const utcDay = (instant: Date) => instant.toISOString().slice(0, 10)

it('puts entries under their days and keeps their order', () => {
  const items = ['2025-11-20T09:00:00Z', '2025-11-20T01:00:00Z', '2025-11-18T10:00:00Z'].map((at, n) => ({ at, n }))
  const groups = groupByDay(items, utcDay)
  expect(groups.map((group) => [group.day, group.items.map((item) => item.n)])).toEqual([
    ['2025-11-20', [0, 1]],
    ['2025-11-18', [2]],
  ])
})

it('uses the company’s day, not the server’s', () => {
  const shanghai = (instant: Date) => utcDay(new Date(instant.getTime() + 8 * 3_600_000))
  const groups = groupByDay([{ at: '2025-11-20T17:00:00Z' }], shanghai)
  expect(groups[0]?.day).toBe('2025-11-21')
})

it('has no groups for no entries', () => {
  expect(groupByDay([], utcDay)).toEqual([])
})
