import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultWorkingCalendar, isWorkingDay } from '../../pure/calendar.ts'
import { dayInZone, timeInZone } from '../../pure/dates.ts'
import { channelsTaken, furtherChannel, kindInForce } from './choices.ts'
import { type DeliveryRhythm, deliveryTime, digests } from './delivery-time.ts'
import { groupByThing } from './digest.ts'
import { defaultQuietHours, endOfQuiet, type QuietHours } from './quiet-hours.ts'

const zone = 'Asia/Shanghai'
const calendar = defaultWorkingCalendar
/** Shanghai time. */
const at = (text: string) => new Date(`${text}:00+08:00`)
const ends = (text: string, quiet = defaultQuietHours, timeZone = zone) =>
  endOfQuiet(at(text), quiet, calendar, timeZone)

describe('quiet hours', () => {
  it('end in the morning', () => {
    expect(ends('2026-03-03T20:00')).toEqual(at('2026-03-04T08:00'))
    expect(ends('2026-03-04T07:59')).toEqual(at('2026-03-04T08:00'))
    expect(ends('2026-03-04T08:00')).toEqual(at('2026-03-04T08:00'))
    expect(ends('2026-03-03T19:59')).toEqual(at('2026-03-03T19:59'))
  })

  it('go on over days off, which the company’s calendar knows', () => {
    // Friday evening and Saturday noon: Monday. National day 2026: 1 to 7 October, after a working Sunday.
    expect(ends('2026-03-06T21:00')).toEqual(at('2026-03-09T08:00'))
    expect(ends('2026-03-07T12:00')).toEqual(at('2026-03-09T08:00'))
    expect(ends('2026-09-30T21:00')).toEqual(at('2026-10-08T08:00'))
    expect(ends('2026-03-07T12:00', { ...defaultQuietHours, restDays: false })).toEqual(at('2026-03-07T12:00'))
    expect(ends('2026-03-07T23:00', { ...defaultQuietHours, restDays: false })).toEqual(at('2026-03-08T08:00'))
  })

  it('are on the person’s clock', () => {
    // 20:00 in Shanghai is noon in London.
    expect(ends('2026-03-03T20:00', defaultQuietHours, 'Europe/London')).toEqual(at('2026-03-03T20:00'))
    expect(ends('2026-03-04T05:00', defaultQuietHours, 'Europe/London')).toEqual(new Date('2026-03-04T08:00:00Z'))
  })

  it('may lie within a day, be off, or meet a calendar without working days', () => {
    const noon: QuietHours = { on: true, from: '12:00', to: '13:30', restDays: false }
    expect(ends('2026-03-03T12:10', noon)).toEqual(at('2026-03-03T13:30'))
    expect(ends('2026-03-03T13:30', noon)).toEqual(at('2026-03-03T13:30'))
    expect(ends('2026-03-03T23:00', { ...noon, on: false })).toEqual(at('2026-03-03T23:00'))
    const never = { ...calendar, weekend: [1, 2, 3, 4, 5, 6, 7], holidays: 'none' as const }
    expect(endOfQuiet(at('2026-03-03T12:00'), defaultQuietHours, never, zone)).toEqual(at('2026-03-03T12:00'))
  })

  const time = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map(([h, m]) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`)
  const instants = fc.date({ min: new Date('2025-01-01'), max: new Date('2027-06-01'), noInvalidDate: true })
  const zones = fc.constantFrom(zone, 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland')

  it('never end early, and end when it is loud', () => {
    fc.assert(
      fc.property(instants, time, time, fc.boolean(), zones, (instant, from, to, restDays, timeZone) => {
        const quiet = { on: true, from, to, restDays }
        const end = endOfQuiet(instant, quiet, calendar, timeZone)
        expect(end >= instant).toBe(true)
        expect(endOfQuiet(end, quiet, calendar, timeZone)).toEqual(end)
        const clock = timeInZone(end, timeZone).slice(0, 5)
        const inside = from < to ? clock >= from && clock < to : from > to && (clock >= from || clock < to)
        expect(inside).toBe(false)
        if (restDays) expect(isWorkingDay(dayInZone(end, timeZone), calendar)).toBe(true)
      }),
    )
  })
})

describe('digests', () => {
  const rhythm: DeliveryRhythm = {
    digest: 'now',
    urgent: false,
    quiet: { ...defaultQuietHours, on: false },
    digestAt: '17:30',
    digestOn: 5,
    timeZone: zone,
  }
  const due = (text: string, change: Partial<DeliveryRhythm>) =>
    deliveryTime(at(text), { ...rhythm, ...change }, calendar)

  it('come at the full hour, the hour of the day, the day of the week', () => {
    expect(due('2026-03-03T10:20', {})).toEqual(at('2026-03-03T10:20'))
    expect(due('2026-03-03T10:20', { digest: 'hourly' })).toEqual(at('2026-03-03T11:00'))
    expect(due('2026-03-03T11:00', { digest: 'hourly' })).toEqual(at('2026-03-03T12:00'))
    expect(due('2026-03-03T10:20', { digest: 'daily' })).toEqual(at('2026-03-03T17:30'))
    expect(due('2026-03-03T17:30', { digest: 'daily' })).toEqual(at('2026-03-04T17:30'))
    expect(due('2026-03-03T10:20', { digest: 'weekly' })).toEqual(at('2026-03-06T17:30'))
    expect(due('2026-03-06T17:31', { digest: 'weekly' })).toEqual(at('2026-03-13T17:30'))
  })

  it('keep quiet hours, which urgent notices pass', () => {
    const quiet = defaultQuietHours
    expect(due('2026-03-03T20:20', { digest: 'hourly', quiet })).toEqual(at('2026-03-04T08:00'))
    expect(due('2026-03-06T18:00', { digest: 'daily', quiet })).toEqual(at('2026-03-09T08:00'))
    expect(due('2026-03-03T23:00', { quiet, digest: 'daily', urgent: true })).toEqual(at('2026-03-03T23:00'))
  })

  it('never overtake: what came later is never due earlier', () => {
    const moment = fc
      .integer({ min: 0, max: 86_400 * 40 })
      .map((s) => new Date(at('2026-02-20T00:00').getTime() + s * 1000))
    fc.assert(
      fc.property(moment, moment, fc.constantFrom(...digests), fc.boolean(), (one, other, digest, on) => {
        const [first, second] = one < other ? [one, other] : [other, one]
        const change = { ...rhythm, digest, quiet: { ...defaultQuietHours, on } }
        const dues = [first, second].map((each) => deliveryTime(each, change, calendar))
        expect(dues[0]! <= dues[1]!).toBe(true)
        expect(dues[0]! >= first).toBe(true)
      }),
    )
  })

  it('lose nothing, say nothing twice and keep the order', () => {
    const notice = fc.record({
      id: fc.uuid(),
      kind: fc.constantFrom('mention', 'alert'),
      entity: fc.constantFrom('customer', 'opportunity', null),
      recordId: fc.constantFrom('1', '2', '3', null),
    })
    fc.assert(
      fc.property(fc.uniqueArray(notice, { selector: ({ id }) => id }), (notices) => {
        const groups = groupByThing(notices)
        expect(
          groups
            .flat()
            .map(({ id }) => id)
            .sort(),
        ).toEqual(notices.map(({ id }) => id).sort())
        const place = (id: string) => notices.findIndex((each) => each.id === id)
        for (const group of groups) {
          expect(group.map(({ id }) => place(id))).toEqual(group.map(({ id }) => place(id)).toSorted((a, b) => a - b))
          expect(new Set(group.map(({ entity, recordId }) => recordId && `${entity}${recordId}`)).size).toBe(1)
        }
        const firsts = groups.map((group) => place(group[0]!.id))
        expect(firsts).toEqual(firsts.toSorted((a, b) => a - b))
      }),
    )
  })
})

describe('choices', () => {
  it('are one’s own, unless the company locked them', () => {
    expect(kindInForce({}).channels).toEqual(['in-app'])
    expect(kindInForce({}, { channels: ['mail'] }).channels).toEqual(['mail'])
    expect(kindInForce({}, { channels: ['mail'] }, { channels: [] }).channels).toEqual([])
    expect(kindInForce({}, { channels: ['mail'], locked: true }, { channels: [] }).channels).toEqual(['mail'])
    expect(kindInForce({}, { digest: 'daily', locked: true }, { digest: 'now' }).digest).toBe('daily')
    expect(kindInForce({ urgent: true }, {}, { digest: 'weekly' }).digest).toBe('now')
    expect(kindInForce({ urgent: true }, { urgent: false }, { digest: 'weekly' }).digest).toBe('weekly')
    expect(kindInForce({ answerWithin: 4 }, { answerWithin: null }).answerWithin).toBeNull()
  })

  it('never leave a notice without a way', () => {
    const keys = ['in-app', 'mail', 'sms', 'room']
    fc.assert(
      fc.property(fc.subarray(keys), fc.subarray(keys.slice(1)), fc.boolean(), (wanted, works, needsAnswer) => {
        const reachable = new Set(['in-app', ...works])
        const taken = channelsTaken(wanted, reachable, needsAnswer)
        expect(taken.every((channel) => reachable.has(channel))).toBe(true)
        if (wanted.length > 0 || needsAnswer) expect(taken.length).toBeGreaterThan(0)
        else expect(taken).toEqual([])
        for (const channel of wanted) if (reachable.has(channel)) expect(taken).toContain(channel)
        expect(new Set(taken).size).toBe(taken.length)
      }),
    )
    expect(furtherChannel(['in-app', 'sms'], new Set(['in-app', 'sms', 'mail']))).toBe('mail')
    expect(furtherChannel(['in-app'], new Set(['in-app']))).toBeUndefined()
  })
})
