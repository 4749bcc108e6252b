import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instantOf } from '#kernel/pure/dates.ts'
import { addDays, dayOfNumber } from '#kernel/pure/day.ts'
import { daysReached, nextLook, nextRun } from './timing.ts'

const zone = 'Asia/Shanghai'
const run = (trigger: object, after: string) =>
  nextRun(
    { on: 'schedule', each: true, at: '09:00', frequency: 'daily', ...trigger } as never,
    new Date(after),
    zone,
  ).toISOString()

describe('a schedule', () => {
  it('comes round by the company’s clock', () => {
    expect(run({}, '2026-03-05T00:59:59Z')).toBe('2026-03-05T01:00:00.000Z')
    expect(run({}, '2026-03-05T01:00:00Z')).toBe('2026-03-06T01:00:00.000Z')
    expect(run({ frequency: 'hourly', at: '00:15' }, '2026-03-05T01:15:00Z')).toBe('2026-03-05T02:15:00.000Z')
    expect(run({ frequency: 'weekly', weekday: 1 }, '2026-03-05T01:00:00Z')).toBe('2026-03-09T01:00:00.000Z')
    expect(run({ frequency: 'monthly', dayOfMonth: 31 }, '2026-01-31T01:00:00Z')).toBe('2026-02-28T01:00:00.000Z')
  })
})

describe('a date', () => {
  it('is reached before and after its day', () => {
    const at = (days: number, from: string, to: string) =>
      daysReached({ days, at: '09:00' }, new Date(from), new Date(to), zone)
    expect(at(0, '2026-03-05T00:59:00Z', '2026-03-05T01:00:00Z')).toEqual({ first: '2026-03-05', last: '2026-03-05' })
    expect(at(0, '2026-03-05T01:00:00Z', '2026-03-05T23:00:00Z')).toBeUndefined()
    expect(at(-30, '2026-03-05T00:59:00Z', '2026-03-05T01:00:00Z')).toEqual({ first: '2026-04-04', last: '2026-04-04' })
    expect(at(7, '2026-03-01T02:00:00Z', '2026-03-05T01:00:00Z')).toEqual({ first: '2026-02-23', last: '2026-02-26' })
    expect(nextLook('09:00', new Date('2026-03-05T01:00:00Z'), zone).toISOString()).toBe('2026-03-06T01:00:00.000Z')
  })

  it('is in exactly one span, however the looks fall and in zones that change their clocks', () => {
    const start = Date.parse('2026-02-20T00:00:00Z')
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 40 * 24 * 60 }), { minLength: 2, maxLength: 12 }),
        fc.integer({ min: -40, max: 40 }),
        fc.constantFrom('00:00', '02:30', '09:00', '23:59'),
        fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'America/New_York'),
        (minutes, days, at, timeZone) => {
          const looks = [...new Set(minutes)].sort((a, b) => a - b).map((m) => new Date(start + m * 60_000))
          const reached: string[] = []
          for (const [i, to] of looks.entries()) {
            const span = i > 0 && daysReached({ days, at }, looks[i - 1]!, to, timeZone)
            if (span) for (let day = span.first; day <= span.last; day = addDays(day, 1)) reached.push(day)
          }
          const expected: string[] = []
          for (let n = 20_400; n < 20_700; n++) {
            const day = dayOfNumber(n)
            const moment = instantOf(addDays(day, days), at, timeZone)
            if (moment > looks[0]! && moment <= looks.at(-1)!) expected.push(day)
          }
          expect(reached).toEqual(expected)
        },
      ),
    )
  })
})
