import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '#kernel/pure/dates.ts'
import { type EarlierAlert, stepFor } from './repeat.ts'

const day = '2026-11-20'
const last = (state: EarlierAlert['state'], toldOn = day, distance = 20): EarlierAlert => ({ state, toldOn, distance })

describe('saying it again', () => {
  it('raises the first one and keeps quiet about the same afterwards', () => {
    expect(stepFor(undefined, 5, day, 7)).toBe('raise')
    expect(stepFor(last('new'), 20, day, 7)).toBe('keep')
    expect(stepFor(last('acted'), 22, '2026-11-24', 7)).toBe('keep')
  })

  it('reminds when it got worse or the days are over', () => {
    expect(stepFor(last('new'), 31, day, 7)).toBe('remind')
    expect(stepFor(last('acknowledged'), 20, '2026-11-27', 7)).toBe('remind')
  })

  it('raises anew after a closed one only then', () => {
    expect(stepFor(last('closed'), 20, '2026-11-22', 7)).toBe('none')
    expect(stepFor(last('closed'), 40, '2026-11-22', 7)).toBe('raise')
    expect(stepFor(last('closed'), 20, '2026-11-27', 7)).toBe('raise')
    expect(stepFor(last('false-alarm'), 90, '2026-11-22', 7)).toBe('none')
  })

  it('tells at most once per cool-down while nothing gets worse', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 0, max: 500 }), (coolDown, distance) => {
        let current: EarlierAlert | undefined
        let told = 0
        for (let at = 0; at < 60; at += 1) {
          const today = addDays(day, at)
          const step = stepFor(current, distance, today, coolDown)
          if (step === 'raise' || step === 'remind') {
            told += 1
            current = last('new', today, distance)
          }
        }
        expect(told).toBe(Math.ceil(60 / coolDown))
      }),
    )
  })
})
