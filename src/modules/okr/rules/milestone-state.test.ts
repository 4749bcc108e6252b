import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '#kernel/pure/dates.ts'
import { type Evidence, fulfils, milestoneState, wantedValue } from './milestone-state.ts'

const end = '2026-03-31'
const met = (metOn: string): Evidence => ({ met: true, metOn })
const missing: Evidence = { met: false, metOn: null }

describe('a condition', () => {
  it('compares exactly', () => {
    expect(fulfils('2', 'gte', '2.0')).toBe(true)
    expect(fulfils('1.999999', 'gte', '2')).toBe(false)
    expect(fulfils('0', 'lte', '0')).toBe(true)
    expect(fulfils('2', 'gt', '2')).toBe(false)
    expect(fulfils('1', 'lt', '2')).toBe(true)
    expect(fulfils('0.3', 'eq', '0.30')).toBe(true)
    expect(fulfils(null, 'lte', '5')).toBe(false)
    expect(fulfils('5', 'gte', null)).toBe(false)
  })
  it('may be a share of a goal', () => {
    expect(wantedValue(null, '30', '10000000.00')).toBe('3000000.000000')
    expect(wantedValue(null, '30', null)).toBeNull()
    expect(wantedValue('2', null, '10')).toBe('2')
  })
})

describe('a milestone', () => {
  it('is met on the day of its last piece of evidence', () => {
    expect(milestoneState([met('2026-02-01'), met('2026-03-05')], end, '2026-03-10')).toEqual({
      state: 'met',
      metOn: '2026-03-05',
    })
  })
  it('is open, then missed, while a piece is missing or came too late', () => {
    expect(milestoneState([met('2026-02-01'), missing], end, end).state).toBe('open')
    expect(milestoneState([met('2026-02-01'), missing], end, '2026-04-01').state).toBe('missed')
    expect(milestoneState([met('2026-04-01')], end, '2026-04-02').state).toBe('missed')
  })
  it('without conditions is never met', () => {
    expect(milestoneState([], end, '2026-01-01').state).toBe('open')
  })
  it('is never met with a piece missing, nor on a day after its end', () => {
    const day = fc.integer({ min: -60, max: 60 }).map((n) => addDays(end, n))
    const piece = fc.oneof(day.map(met), fc.constant(missing))
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 5 }), day, (evidence, today) => {
        const { state, metOn } = milestoneState(evidence, end, today)
        if (evidence.some((each) => !each.met) || evidence.length === 0) expect(state).not.toBe('met')
        if (state === 'met') expect(metOn! <= end).toBe(true)
        else expect(metOn).toBeNull()
      }),
    )
  })
})
