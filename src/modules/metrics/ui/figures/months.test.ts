import { describe, expect, it } from 'vitest'
import { byMonth, lastMonths, sameDaysBefore } from './months.ts'

describe('months', () => {
  it('are this one and the twelve before', () => {
    expect(lastMonths('2026-03-15')).toEqual({ from: '2025-03-01', to: '2026-03-31' })
  })

  it('compare the same days, as far as the month before has them', () => {
    expect(sameDaysBefore('2026-03-15')).toEqual({ from: '2026-02-01', to: '2026-02-15' })
    expect(sameDaysBefore('2026-03-31')).toEqual({ from: '2026-02-01', to: '2026-02-28' })
  })

  it('without a row are nothing or unknown', () => {
    const rows = [
      { month: '2026-02', value: 4 },
      { month: '2026-03', value: null },
    ]
    expect(byMonth(rows, '2026-03-15', 0, 3)).toEqual([
      { month: '2026-01', value: 0 },
      { month: '2026-02', value: 4 },
      { month: '2026-03', value: null },
    ])
    expect(byMonth([], '2026-01-01', null, 2).map(({ value }) => value)).toEqual([null, null])
  })
})
