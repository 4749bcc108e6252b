import { expect, it } from 'vitest'
import type { MetricMeta } from '#kernel/metrics/metrics.types.ts'
import { exploreTo, finerDimensions, nextDimension, readSteps, recordsCondition } from './drill.ts'

const metric = {
  key: 'won-amount',
  dimensions: ['person', 'manager', 'department', 'region', 'stage'],
} as unknown as MetricMeta

it('goes from the department to the person and not back', () => {
  expect(finerDimensions(metric, [])).toEqual(['department', 'region', 'manager', 'person', 'stage'])
  expect(finerDimensions(metric, [['department', 'd', 'D']])).toEqual(['region', 'manager', 'person', 'stage'])
  expect(finerDimensions(metric, [['person', 'p', 'P']])).toEqual(['region', 'stage'])
  expect(nextDimension(['department', 'person'], [])).toBe('department')
  expect(nextDimension(['region', 'person'], [['department', 'd', 'D']])).toBe('person')
  expect(nextDimension(['stage'], [['person', 'p', 'P']])).toBe('stage')
})

it('takes period, filters and the way down along', () => {
  const place = { board: 'company-week', metric: 'won-amount', search: { period: 'this-year' } }
  expect(exploreTo({ ...place, steps: [['department', 'd', 'D']] })).toEqual({
    path: '/boards/company-week/explore',
    search: { metric: 'won-amount', period: 'this-year', steps: [['department', 'd', 'D']] },
  })
  expect(exploreTo({ ...place, span: { from: '2025-01-01', to: '2025-03-31' } }).search).toMatchObject({
    period: 'custom',
    from: '2025-01-01',
    to: '2025-03-31',
  })
})

it('reads only real steps from an address', () => {
  expect(readSteps([['department', 'd', 'D'], ['colour', 'x', 'X'], 'y', ['person', null, '']])).toEqual([
    ['department', 'd', 'D'],
    ['person', null, ''],
  ])
  expect(readSteps('x')).toEqual([])
})

it('finds the records of exactly the figure', () => {
  const scope = { span: { from: '2025-01-01', to: '2025-12-31' }, narrowing: { region: 'r' } }
  expect(recordsCondition(metric, scope, [['person', null, 'none']])).toEqual({
    metric: 'won-amount',
    from: '2025-01-01',
    to: '2025-12-31',
    by: { person: null },
    where: { field: 'region', op: 'under', value: 'r' },
  })
})
