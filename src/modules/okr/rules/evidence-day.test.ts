import { expect, it } from 'vitest'
import { dayMet, isStillRead } from './evidence-day.ts'

const occasion = (kind: string, today: string) => ({ kind, endsOn: '2026-03-31', today })

it('a condition keeps the day since which it is met', () => {
  expect(dayMet(true, null, occasion('records', '2026-03-02'))).toBe('2026-03-02')
  expect(dayMet(true, '2026-02-01', occasion('metric', '2026-03-02'))).toBe('2026-02-01')
  expect(dayMet(false, '2026-02-01', occasion('metric', '2026-03-02'))).toBeNull()
})

it('a deal of the quarter that is booked late still counts for it; a record of April does not', () => {
  expect(dayMet(true, null, occasion('metric', '2026-04-07'))).toBe('2026-03-31')
  expect(dayMet(true, null, occasion('records', '2026-04-07'))).toBe('2026-04-07')
  expect(isStillRead(occasion('metric', '2026-04-20'), '2026-04-30')).toBe(true)
  expect(isStillRead(occasion('metric', '2026-05-01'), '2026-04-30')).toBe(false)
  expect(isStillRead(occasion('records', '2026-04-01'), '2026-04-30')).toBe(false)
  expect(isStillRead(occasion('document', '2026-02-01'), '2026-04-30')).toBe(false)
})
