import { expect, it } from 'vitest'
import { confidenceChange, weeklyTrend } from './trend.ts'

const said = (id: string, checkedOn: string, week: string, progress: string, confidence: number | null, at = '1') => ({
  keyResult: { id, label: id },
  checkedOn,
  week,
  progress,
  confidence,
  createdAt: at,
})
const results = [
  { id: 'a', weight: '1', progress: '80' },
  { id: 'b', weight: '3', progress: '40' },
]
const quarter = { from: '2026-10-01', to: '2026-12-31' }

it('carries what was last said from week to week', () => {
  const points = weeklyTrend(
    [
      said('a', '2026-11-03', '2026-11-02', '40', 6),
      said('a', '2026-11-19', '2026-11-16', '80', 8),
      said('b', '2026-11-17', '2026-11-16', '20', null),
      said('gone', '2026-10-01', '2026-09-28', '100', 10),
    ],
    results,
    quarter,
    '2026-11-25',
  )
  expect(points).toEqual([
    { week: '2026-11-02', progress: 10, confidence: 6 },
    { week: '2026-11-09', progress: 10, confidence: 6 },
    { week: '2026-11-16', progress: 35, confidence: 8 },
    // A metric has moved since.
    { week: '2026-11-23', progress: 50, confidence: 8 },
  ])
  expect(confidenceChange(points.slice(0, 3))).toBe(2)
  expect(confidenceChange(points.slice(0, 1))).toBeNull()
})

it('takes the later of two check-ins of one day, and ends with the quarter', () => {
  const twice = [
    said('a', '2026-12-30', '2026-12-28', '90', 9, '2'),
    said('a', '2026-12-30', '2026-12-28', '10', 1, '1'),
  ]
  expect(weeklyTrend(twice, [results[0]!], quarter, '2027-03-01')).toEqual([
    { week: '2026-12-28', progress: 80, confidence: 9 },
  ])
  expect(weeklyTrend([], results, quarter, '2026-11-01')).toEqual([])
})
