import { expect, it } from 'vitest'
import { daysLeft } from './trashDays.ts'

const now = new Date('2025-11-20T10:00:00Z')

it.each([
  ['2025-12-20T10:00:00Z', 30],
  ['2025-12-20T09:59:59Z', 29],
  ['2025-11-21T10:00:00Z', 1],
  ['2025-11-20T11:00:00Z', 0],
  ['2025-11-01T00:00:00Z', 0],
])('gone at %s: %i days left', (purgedAt, expected) => {
  expect(daysLeft(purgedAt, now)).toBe(expected)
})
