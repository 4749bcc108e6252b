import { describe, expect, it } from 'vitest'
import { conditionFault } from './fixed-filter.ts'

const is = (field: string, value: unknown) => ({ field, op: 'eq' as const, value })

describe('the condition of a metric', () => {
  it('may compare fields with values that stay', () => {
    expect(conditionFault(is('status', 'won'))).toBeUndefined()
    expect(conditionFault({ and: [is('email', '@qq.com'), { or: [is('amount', 5), is('closedOn', null)] }] })).toBe(
      undefined,
    )
  })

  it('may not follow the reader or the day', () => {
    for (const value of ['@me', '@today', '@last-7-days', ['x', '@this-month'], { id: '@me' }])
      expect(conditionFault({ not: is('owner', value) })).toBe('moves')
  })

  it('may not name a metric', () => {
    expect(conditionFault({ or: [is('status', 'won'), { not: { metric: 'won-count' } }] })).toBe('by-metric')
  })
})
