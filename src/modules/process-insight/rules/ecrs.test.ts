import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkSteps, ecrsChoices, gainOf, type WorksheetStep } from './ecrs.ts'

const step = (id: string, minutes: number, more: Partial<WorksheetStep> = {}): WorksheetStep => ({
  id,
  name: id,
  minutes,
  measured: true,
  choice: 'keep',
  ...(more.choice && more.choice !== 'keep' && { reason: 'because' }),
  ...more,
})
const day = 8 * 60

describe('worked cases', () => {
  test('six steps of 90 minutes become 68, which is 24.4 % less', () => {
    const gain = gainOf([
      step('1', 10, { choice: 'combine', newMinutes: 18 }),
      step('2', 15, { choice: 'combine', into: '1' }),
      step('3', 5, { choice: 'eliminate' }),
      step('4', 20),
      step('5', 10),
      step('6', 30, { choice: 'simplify', newMinutes: 20 }),
    ])
    expect([gain.before, gain.after, gain.saved]).toEqual([90, 68, 22])
    expect(((gain.share ?? 0) * 100).toFixed(1)).toBe('24.4')
  })
  test('contract approval: legal and finance at once, no empty signature, an electronic seal', () => {
    const gain = gainOf([
      step('hand-overs', 0.5 * day, { choice: 'eliminate' }),
      step('manager', 0.5 * day, { choice: 'eliminate' }),
      step('legal', day),
      step('finance', 0.5 * day, { choice: 'rearrange', beside: true }),
      step('director', 0.5 * day, { choice: 'simplify', newMinutes: 0 }),
    ])
    expect([gain.before / day, gain.after / day]).toEqual([3, 1])
  })
  test('new customer: the proposal grows with the research and then needs two days of its own', () => {
    const gain = gainOf([
      step('lead', 0),
      step('talk', day),
      step('research', 2 * day),
      step('proposal', 3 * day, { choice: 'rearrange', beside: true, newMinutes: 2 * day }),
      step('contract', 2 * day),
    ])
    expect([gain.before / day, gain.after / day]).toEqual([8, 5])
  })
})

describe('check', () => {
  const codes = (steps: unknown) => checkSteps(steps).map(({ code, path }) => `${code} ${path}`)
  test('a good sheet', () => expect(codes([step('1', 5), step('2', 5, { choice: 'combine', into: '1' })])).toEqual([]))
  test.each<[string, unknown, string[]]>([
    ['no list', {}, ['worksheet.form steps']],
    ['the same id twice', [step('1', 1), step('1', 1)], ['worksheet.form steps.1']],
    ['no name', [step('1', 1, { name: ' ' })], ['worksheet.step-name steps.0.name']],
    ['time below nothing', [step('1', -1)], ['worksheet.minutes steps.0.minutes']],
    ['no reason', [{ ...step('1', 1), choice: 'eliminate' }], ['worksheet.reason steps.0.reason']],
    ['into itself', [step('1', 1, { choice: 'combine', into: '1' })], ['worksheet.into steps.0.into']],
    [
      'into what is gone',
      [step('1', 1, { choice: 'eliminate' }), step('2', 1, { choice: 'combine', into: '1' })],
      ['worksheet.into steps.1.into'],
    ],
  ])('%s', (_, steps, expected) => expect(codes(steps)).toEqual(expected))
})

test('taking steps away or making them shorter never makes it longer', () => {
  const choice = fc.constantFrom(...ecrsChoices)
  const steps = fc.array(fc.tuple(fc.integer({ min: 0, max: 500 }), choice, fc.integer({ min: 0, max: 100 })))
  fc.assert(
    fc.property(steps, (list) => {
      const sheet = list.map(([minutes, what, percent], at) =>
        step(String(at), minutes, { choice: what, newMinutes: Math.floor((minutes * percent) / 100), beside: true }),
      )
      const { before, after, saved } = gainOf(sheet)
      expect(after).toBeLessThanOrEqual(before)
      expect(saved).toBe(before - after)
    }),
  )
})
