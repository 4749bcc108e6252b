import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, diffDays, isAmbiguousDay, parseDay, parseInstant } from './dates.ts'

describe('parseDay', () => {
  test.each([
    '2024-01-05',
    '2024-1-5',
    '2024/1/5',
    '2024.1.5',
    '2024年1月5日',
    '2024 年 1 月 5 号',
    '20240105',
    '２０２４－０１－０５',
    ' 2024-01-05 ',
    '2024-01-05 13:45',
    '2024-01-05 00:00:00',
    '2024-01-05T00:00:00.000',
    '2024/1/5 下午3:05',
    '2024年1月5日 15时30分',
    '5 Jan 2024',
    '5-Jan-2024',
    'January 5, 2024',
    'Jan. 5 2024',
  ])('%s', (text) => expect(parseDay(text)).toBe('2024-01-05'))

  test.each([
    '',
    'tomorrow',
    '2024-02-30',
    '2024-13-01',
    '24-1-5',
    '2024-1/5',
    '45296',
    '2024',
    '5 Foo 2024',
    '0000-01-01',
  ])('%j is refused', (text) => expect(parseDay(text)).toBeNull())

  test('day and month first are refused unless only one reading exists or the order is given', () => {
    expect(parseDay('05/06/2024')).toBeNull()
    expect(parseDay('05/06/2024', { order: 'dmy' })).toBe('2024-06-05')
    expect(parseDay('05/06/2024', { order: 'mdy' })).toBe('2024-05-06')
    expect(parseDay('25/12/2024')).toBe('2024-12-25')
    expect(parseDay('12-25-2024')).toBe('2024-12-25')
    expect(parseDay('05/05/2024')).toBe('2024-05-05')
    expect(parseDay('25/12/2024', { order: 'mdy' })).toBeNull()
    expect([isAmbiguousDay('05/06/2024'), isAmbiguousDay('25/06/2024'), isAmbiguousDay('x')]).toEqual([
      true,
      false,
      false,
    ])
  })

  test('day numbers of spreadsheets', () => {
    expect(parseDay('45296', { serial: true })).toBe('2024-01-05')
    expect(parseDay('45296.75', { serial: true })).toBe('2024-01-05')
    expect(parseDay('1', { serial: true })).toBe('1900-01-01')
    expect(parseDay('59', { serial: true })).toBe('1900-02-28')
    expect(parseDay('60', { serial: true })).toBeNull()
    expect(parseDay('61', { serial: true })).toBe('1900-03-01')
    expect(parseDay('43834', { serial: true, date1904: true })).toBe('2024-01-05')
    expect(parseDay('0', { serial: true })).toBeNull()
  })

  test('an instant needs a zone to be a day', () => {
    expect(parseDay('2024-01-05T16:00:00Z')).toBeNull()
    expect(parseDay('2024-01-05T16:00:00Z', { timeZone: 'Asia/Shanghai' })).toBe('2024-01-06')
    expect(parseDay('2024-01-05 08:00:00+08:00', { timeZone: 'UTC' })).toBe('2024-01-05')
  })

  test('reads every day in every usual form', () => {
    const form = fc.constantFrom(
      (y: number, m: number, d: number) => `${y}-${m}-${d}`,
      (y: number, m: number, d: number) => `${y}/${m}/${d}`,
      (y: number, m: number, d: number) => `${y}年${m}月${d}日`,
      (y: number, m: number, d: number) => `${y}${String(m).padStart(2, '0')}${String(d).padStart(2, '0')}`,
    )
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 73_000 }), form, (days, write) => {
        const day = addDays('1900-03-01', days)
        const [y, m, d] = day.split('-').map(Number) as [number, number, number]
        expect(parseDay(write(y, m, d))).toBe(day)
        expect(parseDay(String(diffDays('1899-12-30', day)), { serial: true })).toBe(day)
      }),
    )
  })
})

test.each([
  ['2024-01-05', '2024-01-04T16:00:00.000Z'],
  ['2024-01-05 13:45', '2024-01-05T05:45:00.000Z'],
  ['2024/1/5 1:45 PM', '2024-01-05T05:45:00.000Z'],
  ['2024/1/5 下午1:45', '2024-01-05T05:45:00.000Z'],
  ['2024/1/5 12:00 am', '2024-01-04T16:00:00.000Z'],
  ['2024年1月5日13:45:30', '2024-01-05T05:45:30.000Z'],
  ['2024-01-05T05:45:00.250Z', '2024-01-05T05:45:00.250Z'],
])('parseInstant %s', (text, expected) => {
  expect(parseInstant(text, 'Asia/Shanghai')?.toISOString()).toBe(expected)
})

test('parseInstant refuses times that do not exist', () => {
  for (const text of ['2024-01-05 25:00', '2024-01-05 12:60', '13:45', 'x']) {
    expect(parseInstant(text, 'Asia/Shanghai')).toBeNull()
  }
  expect(parseInstant('45296.5', 'Asia/Shanghai', { serial: true })?.toISOString()).toBe('2024-01-05T04:00:00.000Z')
})
