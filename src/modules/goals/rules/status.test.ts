import { describe, expect, it } from 'vitest'
import { statusOf } from './status.ts'

describe('status', () => {
  const thresholds = { atRisk: 90, late: 75 }
  const base = { today: '2026-06-30', startsOn: '2026-01-01', endsOn: '2026-12-31', due: 0.5, additive: true }
  it.each([
    [{ today: '2025-12-31', completion: null }, 'not-started'],
    [{ completion: 0.45 }, 'on-track'],
    [{ completion: 0.449 }, 'at-risk'],
    [{ completion: 0.375 }, 'at-risk'],
    [{ completion: 0.374 }, 'late'],
    [{ completion: 0 }, 'late'],
    [{ completion: 1 }, 'done'],
    [{ completion: 1.2, additive: false, due: 1 }, 'on-track'],
    [{ completion: 1.2, additive: false, today: '2027-01-01' }, 'done'],
    [{ completion: 0.99, today: '2027-01-01' }, 'late'],
    [{ completion: null, additive: false, due: 1 }, 'not-started'],
    [{ completion: 0, due: 0 }, 'not-started'],
    [{ completion: 0.01, due: 0 }, 'on-track'],
  ] as const)('%j is %s', (progress, status) => {
    expect(statusOf({ ...base, ...progress }, thresholds)).toBe(status)
  })
})
