import { expect, it } from 'vitest'
import { isReminderDue } from './reminder.ts'

const due = (confirmBy: string | null, remindedOn: string | null = null) =>
  // Friday; the next working day is Monday.
  isReminderDue({ confirmBy, remindedOn }, '2026-11-20', '2026-11-23')

it('reminds before the last day, on it, and after it, once a day', () => {
  expect(due('2026-11-23')).toBe(true)
  expect(due('2026-11-20')).toBe(true)
  expect(due('2026-11-02')).toBe(true)
  expect(due('2026-11-24')).toBe(false)
  expect(due('2026-11-20', '2026-11-20')).toBe(false)
  expect(due('2026-11-20', '2026-11-19')).toBe(true)
})

it('presses nobody without a last day', () => {
  expect(due(null)).toBe(false)
})
