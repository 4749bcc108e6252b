import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addDays } from './day.ts'
import { addPeriods, type PeriodKind, periodSpan, spanBefore } from './period-span.ts'

it('names a span as people read it, by the fiscal year', () => {
  const at = (kind: PeriodKind, start = 1) => periodSpan(kind, '2026-02-15', start)
  expect(at('day')).toEqual({ name: '2026-02-15', from: '2026-02-15', to: '2026-02-15' })
  expect(at('week')).toEqual({ name: '2026-W07', from: '2026-02-09', to: '2026-02-15' })
  expect(at('month')).toEqual({ name: '2026-02', from: '2026-02-01', to: '2026-02-28' })
  expect(at('quarter', 4)).toEqual({ name: '2025-Q4', from: '2026-01-01', to: '2026-03-31' })
  expect(at('year', 4)).toEqual({ name: '2025', from: '2025-04-01', to: '2026-03-31' })
})

it('steps by whole periods', () => {
  expect(addPeriods('month', '2026-01-31', 1)).toBe('2026-02-28')
  expect(addPeriods('quarter', '2026-01-01', -1)).toBe('2025-10-01')
  expect(addPeriods('week', '2026-11-20', 52)).toBe('2027-11-19')
})

it('spans follow each other without gap or overlap, and the next one begins one step later', () => {
  const kinds = fc.constantFrom<PeriodKind>('day', 'week', 'month', 'quarter', 'year')
  const day = fc.integer({ min: 0, max: 20_000 }).map((n) => addDays('2000-01-01', n))
  fc.assert(
    fc.property(kinds, day, fc.integer({ min: 1, max: 12 }), (kind, today, start) => {
      const span = periodSpan(kind, today, start)
      expect(span.from <= today && today <= span.to).toBe(true)
      expect(addDays(spanBefore(kind, span, start).to, 1)).toBe(span.from)
      expect(addPeriods(kind, span.from, 1)).toBe(addDays(span.to, 1))
    }),
  )
})
