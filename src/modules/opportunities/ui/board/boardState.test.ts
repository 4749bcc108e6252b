import { describe, expect, it } from 'vitest'
import { all, closedWithin, quarterSpan, readBoard, spanBefore, spanOf, whoseDeals } from './boardState.ts'

const state = (values: object) => readBoard(values as Record<string, unknown>)

describe('spanOf', () => {
  it('knows fiscal years and quarters', () => {
    expect(spanOf(state({ period: 'year' }), '2025-11-21', 1)).toEqual({ from: '2025-01-01', to: '2025-12-31' })
    expect(spanOf(state({ period: 'year' }), '2025-02-01', 4)).toEqual({ from: '2024-04-01', to: '2025-03-31' })
    expect(spanOf(state({ period: 'quarter' }), '2025-11-21', 1)).toEqual({ from: '2025-10-01', to: '2025-12-31' })
  })
  it('takes a custom span only when it is complete and in order', () => {
    expect(spanOf(state({ period: 'custom', from: '2017-01-01', to: '2017-12-31' }), '2025-01-01', 1)).toEqual({
      from: '2017-01-01',
      to: '2017-12-31',
    })
    expect(spanOf(state({ period: 'custom', from: '2018-01-01', to: '2017-12-31' }), '2025-01-01', 1)).toBeUndefined()
    expect(spanOf(state({ period: 'custom', from: 'x' }), '2025-01-01', 1)).toBeUndefined()
  })
})

it('compares with the same days a year earlier, as far as they have passed', () => {
  expect(spanBefore({ from: '2025-01-01', to: '2025-12-31' }, '2025-11-21')).toEqual({
    from: '2024-01-01',
    to: '2024-11-21',
  })
  expect(spanBefore({ from: '2017-02-01', to: '2017-02-28' }, '2025-11-21')).toEqual({
    from: '2016-02-01',
    to: '2016-02-28',
  })
  expect(spanBefore({ from: '2026-01-01', to: '2026-12-31' }, '2025-11-21')).toBeUndefined()
})

it('joins filters and leaves out what is not set', () => {
  expect(all(undefined, undefined)).toBeUndefined()
  expect(whoseDeals(state({ manager: 'm' }))).toEqual({ field: 'manager', op: 'eq', value: 'm' })
  expect(all(whoseDeals(state({ department: 'd', pipeline: 'p' })), closedWithin({ from: 'a', to: 'b' }))).toEqual({
    and: [
      {
        and: [
          { field: 'department', op: 'under', value: 'd' },
          { field: 'pipeline', op: 'eq', value: 'p' },
        ],
      },
      { field: 'closedOn', op: 'between', value: ['a', 'b'] },
    ],
  })
})

it('reads quarter labels', () => {
  expect(quarterSpan('2017-Q2')).toEqual({ from: '2017-04-01', to: '2017-06-30' })
  expect(quarterSpan('2017-Q4')).toEqual({ from: '2017-10-01', to: '2017-12-31' })
  expect(quarterSpan('2017')).toBeUndefined()
})

it('ignores an address with nonsense', () => {
  expect(state({ period: 'century', from: 3 })).toEqual({ period: 'all' })
})
