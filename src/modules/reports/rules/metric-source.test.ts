import { expect, it } from 'vitest'
import { scopeOf } from './metric-source.ts'

const clock = { today: '2026-11-18', fiscalYearStart: 1 }
const day = (op: 'eq' | 'between' | 'gte' | 'lte' | 'ne', value: unknown) => ({ field: 'date', op: op as 'eq', value })
const east = { field: 'region', op: 'under' as const, value: 'r' }

it('takes the days out of a filter and leaves what is about dimensions', () => {
  expect(scopeOf(undefined, clock)).toEqual({})
  expect(scopeOf({ and: [day('eq', '@this-year'), east] }, clock)).toEqual({
    from: '2026-01-01',
    to: '2026-12-31',
    where: east,
  })
  expect(scopeOf(day('between', ['2026-03-01', '2026-04-15']), clock)).toEqual({ from: '2026-03-01', to: '2026-04-15' })
  expect(
    scopeOf({ and: [day('gte', '2026-03-01'), { and: [day('lte', '2026-05-31'), day('gte', '2026-04-01')] }] }, clock),
  ).toEqual({
    from: '2026-04-01',
    to: '2026-05-31',
  })
})

it('refuses days that are no range', () => {
  expect(scopeOf(day('ne', '2026-03-01'), clock)).toBeUndefined()
  expect(scopeOf(day('eq', 'soon'), clock)).toBeUndefined()
  expect(scopeOf({ or: [day('eq', '@today'), east] }, clock)).toBeUndefined()
  expect(scopeOf({ not: day('eq', '@today') }, clock)).toBeUndefined()
})
