import { expect, it } from 'vitest'
import { daysOf } from './spans.ts'

it('compares whole spans with whole ones, and a running one with as many days', () => {
  expect(daysOf('last-week', '2026-03-04', 1)).toEqual({
    days: { from: '2026-02-23', to: '2026-03-01' },
    before: { from: '2026-02-16', to: '2026-02-22' },
  })
  expect(daysOf('this-month', '2026-03-31', 1)).toEqual({
    days: { from: '2026-03-01', to: '2026-03-31' },
    before: { from: '2026-02-01', to: '2026-02-28' },
  })
  expect(daysOf('this-quarter', '2026-05-02', 4)).toEqual({
    days: { from: '2026-04-01', to: '2026-05-02' },
    before: { from: '2026-01-01', to: '2026-02-01' },
  })
  expect(daysOf('last-quarter', '2026-05-02', 1).days).toEqual({ from: '2026-01-01', to: '2026-03-31' })
})
