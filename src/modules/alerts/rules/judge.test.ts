import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Condition, Figures } from './alert.types.ts'
import { judge } from './judge.ts'

const figures = (values: Partial<Figures>): Figures => ({
  value: null,
  previous: null,
  lastYear: null,
  history: [],
  ...values,
})
const verdict = (condition: Condition, values: Partial<Figures>) => judge(condition, figures(values), 'month', 'money')
const state = (condition: Condition, values: Partial<Figures>) => verdict(condition, values).state

describe('a figure', () => {
  const low = { kind: 'value', comparison: 'below', limit: 100 } as const

  it('is a problem below its limit, not at it', () => {
    expect(state(low, { value: 99.99 })).toBe('fires')
    expect(state(low, { value: 100 })).toBe('quiet')
    expect(state({ ...low, comparison: 'above' }, { value: 100.01 })).toBe('fires')
    expect(verdict(low, { value: 75 })).toMatchObject({ measured: 75, expected: 100, distance: 25 })
    expect(verdict(low, {})).toEqual({ state: 'unknown', why: 'no-value' })
    expect(verdict({ ...low, limit: 0 }, { value: -3 })).toMatchObject({ state: 'fires', distance: 300 })
  })

  it('is compared with its goal without float noise and without dividing by zero', () => {
    const condition = { kind: 'completion', comparison: 'below', limit: 70 } as const
    const goal = (actual: number | null, target: number) => ({ goal: { actual, target, planned: null } })
    expect(state(condition, goal(0.7, 1))).toBe('quiet')
    expect(state(condition, goal(7, 10))).toBe('quiet')
    expect(state(condition, goal(2.1, 3))).toBe('quiet')
    expect(verdict(condition, goal(58, 100))).toMatchObject({ state: 'fires', measured: 58, base: 100 })
    expect(verdict(condition, goal(58, 0))).toEqual({ state: 'unknown', why: 'zero-goal' })
    expect(verdict(condition, goal(null, 5))).toEqual({ state: 'unknown', why: 'no-value' })
    expect(verdict(condition, {})).toEqual({ state: 'unknown', why: 'no-goal' })
  })

  it('is compared with an earlier period, also a negative one', () => {
    const fall = { kind: 'change', comparison: 'below', limit: 20, against: 'previous' } as const
    expect(verdict(fall, { value: 79, previous: 100 })).toMatchObject({ state: 'fires', measured: -21, base: 100 })
    expect(state(fall, { value: 80, previous: 100 })).toBe('quiet')
    expect(state(fall, { value: -130, previous: -100 })).toBe('fires')
    expect(state(fall, { value: -70, previous: -100 })).toBe('quiet')
    expect(verdict(fall, { value: 5, previous: 0 })).toEqual({ state: 'unknown', why: 'zero-base' })
    expect(verdict(fall, { value: 5 })).toEqual({ state: 'unknown', why: 'no-base' })
    expect(state({ ...fall, against: 'last-year', comparison: 'above' }, { value: 150, lastYear: 100 })).toBe('fires')
  })

  it('is compared with the plan line', () => {
    const behind = { kind: 'plan', comparison: 'below', limit: 10 } as const
    const goal = (planned: number | null) => ({ goal: { actual: 80, target: 300, planned } })
    expect(verdict(behind, goal(100))).toMatchObject({ state: 'fires', measured: -20, base: 100 })
    expect(state(behind, goal(85))).toBe('quiet')
    expect(verdict(behind, goal(null))).toEqual({ state: 'unknown', why: 'no-plan' })
    expect(verdict(behind, goal(0))).toEqual({ state: 'unknown', why: 'zero-plan' })
  })

  it('is compared with its own history, when there is enough', () => {
    const trend = { kind: 'trend', comparison: 'below', limit: 3.5 } as const
    const history = [100, 104, 98, 101, 97, 103, 100, 99, 102, 100]
    expect(state(trend, { value: 20, history })).toBe('fires')
    expect(state(trend, { value: 300, history })).toBe('quiet')
    expect(state({ ...trend, comparison: 'above' }, { value: 300, history })).toBe('fires')
    expect(verdict(trend, { value: 20, history: history.slice(0, 5) })).toEqual({
      state: 'unknown',
      why: 'short-history',
      need: 8,
      have: 5,
    })
  })

  it('never fires on both sides, and the worse it is the greater the distance', () => {
    const kinds = fc.constantFrom<Condition['kind']>('value', 'completion', 'change', 'plan')
    fc.assert(
      fc.property(
        kinds,
        fc.double({ min: 0, max: 1e6, noNaN: true }),
        fc.double({ min: -1e9, max: 1e9, noNaN: true }),
        fc.double({ min: 1, max: 1e6, noNaN: true }),
        (kind, limit, value, worse) => {
          const given = (v: number) =>
            figures({ value: v, previous: 500, goal: { actual: v, target: 500, planned: 500 } })
          const make = (comparison: 'below' | 'above') =>
            ({ kind, comparison, limit, against: 'previous' }) as Condition
          const below = judge(make('below'), given(value), 'month', 'money')
          const above = judge(make('above'), given(value), 'month', 'money')
          expect([below.state, above.state].filter((s) => s === 'fires').length).toBeLessThanOrEqual(1)
          const next = judge(make('below'), given(value - worse), 'month', 'money')
          if (below.state === 'fires' && next.state !== 'unknown') {
            expect(next.state).toBe('fires')
            expect(next.distance).toBeGreaterThanOrEqual(below.distance)
          }
        },
      ),
    )
  })
})
