import { describe, expect, it } from 'vitest'
import { checkFigures, checkGoal, checkParent, subjectOf } from './goal.ts'

describe('rules of a goal', () => {
  const published = { state: 'published', subject: 'person' }
  it('leave a draft free and a published one to adjustments', () => {
    const changed = new Set(['target', 'owner', 'department'])
    expect(checkGoal({ before: { ...published, state: 'draft' }, after: published, changed, source: 'ui' })).toEqual([])
    expect(checkGoal({ before: published, after: published, changed, source: 'ui' })).toMatchObject([
      { path: 'target' },
    ])
    expect(
      checkGoal({ before: published, after: published, changed: new Set(['target', 'adjustment']), source: 'system' }),
    ).toEqual([])
    const ofDepartment = { state: 'published', subject: 'department' }
    expect(
      checkGoal({ before: ofDepartment, after: ofDepartment, changed: new Set(['department']), source: 'ui' }),
    ).toHaveLength(1)
  })
  it('say whose it is', () => {
    expect(subjectOf({})).toBe('company')
    expect(subjectOf({ owner: 'p', department: 'd' })).toBe('person')
    expect(subjectOf({ department: 'd' })).toBe('department')
    expect(subjectOf({ department: 'd', region: 'r' })).toBe('region')
    expect(subjectOf({ region: 'r', productLine: 'GTX' })).toBe('product-line')
    expect(subjectOf({ subject: 'department', owner: 'p', department: 'd' })).toBe('department')
  })
  it('refuse figures that cannot be', () => {
    const none = { baseValue: null, stretch: null, challenge: null }
    const codes = (found: { code: string; path: string }[]) => found.map((v) => `${v.path} ${v.code}`)
    expect(codes(checkFigures({ ...none, target: '40' }, 'ratio', 'up'))).toEqual(['target goal.ratio-range'])
    expect(codes(checkFigures({ ...none, target: '-1' }, 'money', 'up'))).toEqual(['target goal.negative'])
    expect(codes(checkFigures({ ...none, target: '-20' }, 'number', 'up'))).toEqual([])
    expect(codes(checkFigures({ ...none, target: '100', stretch: '90', challenge: '95' }, 'money', 'up'))).toEqual([
      'stretch goal.stretch-below-target',
    ])
    expect(codes(checkFigures({ ...none, target: '30', stretch: '28', challenge: '29' }, 'days', 'down'))).toEqual([
      'challenge goal.challenge-below-stretch',
    ])
  })
  it('keep parts of one kind together', () => {
    const year = {
      id: 'a',
      metric: 'won-amount',
      unit: 'money',
      startsOn: '2026-01-01',
      endsOn: '2026-12-31',
    }
    const month = { ...year, id: 'b', startsOn: '2026-03-01', endsOn: '2026-03-31' }
    expect(checkParent(month, year)).toEqual([])
    expect(checkParent({ ...month, unit: 'count' }, year)).toMatchObject([{ code: 'goal.parent-unit' }])
    expect(checkParent({ ...month, metric: 'average-won-deal' }, year)).toMatchObject([{ code: 'goal.parent-metric' }])
    expect(checkParent({ ...month, startsOn: '2027-01-01' }, year)).toMatchObject([{ code: 'goal.parent-period' }])
    expect(checkParent(year, year)).toMatchObject([{ code: 'tree.circle' }])
  })
})
