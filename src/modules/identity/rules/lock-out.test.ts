import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lockedUntil, minutes, type SignInPolicy } from './lock-out.ts'

const policy: SignInPolicy = { failures: 5, windowMinutes: 15, lockMinutes: 15, perAddress: 50 }

const start = Date.parse('2026-03-02T01:00:00Z')
const at = (minute: number) => new Date(start + minutes(minute))
const newestFirst = (...minute: number[]) => minute.sort((a, b) => b - a).map(at)

describe('lockedUntil', () => {
  it('stays open below five failures', () => {
    expect(lockedUntil(newestFirst(0, 1, 2, 3), policy, at(3))).toBeUndefined()
  })

  it('locks for 15 minutes from the fifth failure', () => {
    const failures = newestFirst(0, 1, 2, 3, 4)
    expect(lockedUntil(failures, policy, at(4))).toEqual(at(19))
    expect(lockedUntil(failures, policy, at(18.9))).toEqual(at(19))
    expect(lockedUntil(failures, policy, at(19))).toBeUndefined()
  })

  it('does not lock for five failures over a longer time', () => {
    expect(lockedUntil(newestFirst(0, 4, 8, 12, 16), policy, at(16))).toBeUndefined()
    expect(lockedUntil(newestFirst(0, 4, 8, 12, 15), policy, at(15))).toEqual(at(30))
  })

  it('never ends later than a lock after the newest failure, and never in the past', () => {
    const times = fc.array(fc.integer({ min: 0, max: 120 }), { maxLength: 12 })
    fc.assert(
      fc.property(times, fc.integer({ min: 0, max: 200 }), (failures, now) => {
        const end = lockedUntil(newestFirst(...failures), policy, at(now))
        if (!end) return
        expect(end > at(now)).toBe(true)
        expect(end.getTime()).toBe(at(Math.max(...failures) + policy.lockMinutes).getTime())
      }),
    )
  })
})
