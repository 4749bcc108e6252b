import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, weekdayOf } from '#kernel/pure/dates.ts'
import { Decimal, decimal } from '#kernel/pure/decimal.ts'
import { approverOf, mayDecide, mayPublish, maySet, type Setter } from './authority.ts'
import { completion, gapToTarget, gradeOf } from './completion.ts'
import { forecastEnd, weeksNeeded } from './forecast.ts'
import { checkFigures, checkGoal, checkParent, subjectOf } from './goal.ts'
import { neededActivity } from './needed-activity.ts'
import { dayWeights, planAt, planCurve, seasonOf, shareDue } from './plan-line.ts'
import { above } from './responsibility.ts'
import { scorecard, weightsByAmount } from './roll-up.ts'
import { statusOf } from './status.ts'
import { targetAt } from './target-at.ts'

const weekdays = (day: string) => weekdayOf(day) <= 5

describe('completion', () => {
  it('counts from nothing or from a base, both ways', () => {
    expect(completion('400000', { target: '500000', direction: 'up' })).toBe(0.8)
    expect(completion('42', { target: '45', baseValue: '32', direction: 'up' })).toBeCloseTo(0.769, 3)
    expect(completion('6', { target: '5', baseValue: '8', direction: 'down' })).toBeCloseTo(0.667, 3)
    expect(completion('27', { target: '30', direction: 'down' })).toBeCloseTo(1.111, 3)
    expect(completion('45', { target: '30', direction: 'down' })).toBeCloseTo(0.667, 3)
    expect(completion(null, { target: '30', direction: 'down' })).toBeNull()
  })
  it('never divides by nothing', () => {
    expect(completion('0', { target: '0', direction: 'up' })).toBe(1)
    expect(completion('-1', { target: '0', direction: 'up' })).toBe(0)
    expect(completion('3', { target: '0', direction: 'down' })).toBe(0)
    expect(completion('0', { target: '0', direction: 'down' })).toBe(1)
    expect(completion('0', { target: '30', direction: 'down' })).toBe(1)
    expect(completion('5', { target: '5', baseValue: '5', direction: 'up' })).toBe(1)
  })
  it('is at least 1 exactly when the target is reached', () => {
    const figure = fc.integer({ min: 1, max: 10_000 }).map(String)
    fc.assert(
      fc.property(figure, figure, fc.constantFrom('up' as const, 'down' as const), (value, target, direction) => {
        const reached = direction === 'up' ? +value >= +target : +value <= +target
        expect(completion(value, { target, direction })! >= 1).toBe(reached)
        expect(decimal(gapToTarget(value, { target, direction })).lte(0)).toBe(reached)
      }),
    )
  })
  it('names the grade reached', () => {
    const goal = { target: '100', stretch: '120', challenge: '150', direction: 'up' as const }
    expect(['99', '100', '120', '149.99', '150'].map((v) => gradeOf(v, goal))).toEqual([
      'none',
      'target',
      'stretch',
      'stretch',
      'challenge',
    ])
    expect(gradeOf('28', { target: '30', stretch: '28', challenge: null, direction: 'down' })).toBe('stretch')
    expect(gradeOf(null, goal)).toBe('none')
  })
})

describe('plan line', () => {
  const march = { startsOn: '2026-03-01', endsOn: '2026-03-31', isWorkingDay: weekdays }
  it('grows with the working days', () => {
    // 22 working days; by the 10th seven of them are over.
    expect(shareDue('2026-02-28', march)).toBe(0)
    expect(shareDue('2026-03-10', march)).toBeCloseTo(7 / 22, 10)
    expect(shareDue('2026-03-31', march)).toBe(1)
    expect(planAt('2026-03-10', { ...march, target: '220000', additive: true })).toBe('70000.0000')
    expect(planAt('2026-03-10', { ...march, target: '220', baseValue: '110', additive: false })).toBe('145.0000')
    expect(planAt('2026-03-10', { ...march, target: '0.4', additive: false })).toBe('0.4')
  })
  it('follows the season when there is one', () => {
    const season = { '01': 0.1, '02': 0.3, '03': 0.6 }
    const quarter = { startsOn: '2026-01-01', endsOn: '2026-03-31', isWorkingDay: weekdays, season }
    expect(shareDue('2026-01-31', quarter)).toBeCloseTo(0.1, 10)
    expect(shareDue('2026-02-28', quarter)).toBeCloseTo(0.4, 10)
  })
  it('counts all days where nobody works', () => {
    const weekend = { startsOn: '2026-03-07', endsOn: '2026-03-08', isWorkingDay: weekdays }
    expect(shareDue('2026-03-07', weekend)).toBe(0.5)
    expect(dayWeights(weekend).size).toBe(2)
  })
  it('never goes back, and ends at the target', () => {
    const season = Object.fromEntries(
      Array.from({ length: 12 }, (_, i) => [String(i + 1).padStart(2, '0'), (i + 1) / 78]),
    )
    fc.assert(
      fc.property(fc.nat(300), fc.integer({ min: 1, max: 400 }), fc.boolean(), (start, length, seasonal) => {
        const startsOn = addDays('2026-01-01', start)
        const frame = {
          startsOn,
          endsOn: addDays(startsOn, length),
          isWorkingDay: weekdays,
          season: seasonal ? season : null,
        }
        const due = planCurve(frame)
        let last = 0
        for (let day = startsOn; day <= frame.endsOn; day = addDays(day, 7)) {
          expect(due(day)).toBeGreaterThanOrEqual(last)
          last = due(day)
        }
        expect(planAt(frame.endsOn, { ...frame, target: '100', additive: true })).toBe('100.0000')
      }),
      { numRuns: 40 },
    )
  })
  it('takes the season from whole years only, each year alike', () => {
    const year = (value: string) =>
      Object.fromEntries(Array.from({ length: 12 }, (_, i) => [String(i + 1).padStart(2, '0'), value]))
    const grown = { ...year('10'), '12': '130' }
    expect(seasonOf([{ '01': '5' }])).toBeNull()
    expect(seasonOf([year('0')])).toBeNull()
    const season = seasonOf([year('1'), grown])!
    expect(season['12']).toBeCloseTo((1 / 12 + 130 / 240) / 2, 10)
    expect(Object.values(season).reduce((a, b) => a + b)).toBeCloseTo(1, 10)
  })
})

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

describe('targets by date', () => {
  const of = (target: string) => ({ target, stretch: null, challenge: null })
  const change = (effectiveOn: string, decidedAt: string, before: string, after: string) => ({
    effectiveOn,
    decidedAt,
    before: of(before),
    after: of(after),
  })
  it('count the version of the day', () => {
    const changes = [
      change('2026-06-01', '2026-05-20T00:00:00Z', '90', '80'),
      change('2026-03-01', '2026-02-20T00:00:00Z', '100', '90'),
    ]
    expect(
      ['2026-01-01', '2026-02-28', '2026-03-01', '2026-05-31', '2026-06-01'].map(
        (d) => targetAt(of('80'), changes, d).target,
      ),
    ).toEqual(['100', '100', '90', '90', '80'])
    expect(targetAt(of('7'), [], '2026-01-01').target).toBe('7')
  })
  it('take the later decision of two for the same day', () => {
    const changes = [
      change('2026-03-01', '2026-02-21T00:00:00Z', '90', '95'),
      change('2026-03-01', '2026-02-20T00:00:00Z', '100', '90'),
    ]
    expect(targetAt(of('95'), changes, '2026-03-02').target).toBe('95')
    expect(targetAt(of('95'), changes, '2026-02-02').target).toBe('100')
  })
})

describe('roll-up', () => {
  it('weighs by amount', () => {
    expect(weightsByAmount(['100000', '20000', '1000'])).toEqual(['82.6', '16.5', '0.8'])
    expect(weightsByAmount(['0', '0'])).toEqual(['50.0', '50.0'])
  })
  it('renormalises what has no score', () => {
    const card = (...parts: [string, string | null][]) => scorecard(parts.map(([weight, score]) => ({ weight, score })))
    expect(card(['50', '92'], ['30', '85'], ['10', '90'], ['10', '78'])).toBe('88.3')
    expect(card(['1', '5'], ['1', '5'], ['1', null])).toBe('5')
    expect(card(['1', null])).toBeNull()
  })
  it('lies between the best and the worst score', () => {
    const part = fc.record({
      weight: fc.integer({ min: 1, max: 100 }).map(String),
      score: fc.integer({ min: 0, max: 100 }).map(String),
    })
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 8 }), (parts) => {
        const score = Number(scorecard(parts))
        const scores = parts.map((p) => Number(p.score))
        expect(score).toBeGreaterThanOrEqual(Math.min(...scores) - 1e-4)
        expect(score).toBeLessThanOrEqual(Math.max(...scores) + 1e-4)
      }),
    )
  })
})

describe('forecast', () => {
  const week = (value: number) => ({ weight: 5, value })
  it('goes on at the run rate of the weeks before', () => {
    expect(
      forecastEnd(
        300,
        Array.from({ length: 10 }, () => week(50)),
        20,
      ),
    ).toEqual({
      kind: 'known',
      value: 500,
      low: 500,
      high: 500,
      weeks: 10,
    })
  })
  it('says that too few weeks say nothing', () => {
    expect(
      forecastEnd(
        1,
        Array.from({ length: weeksNeeded - 1 }, () => week(1)),
        5,
      ),
    ).toMatchObject({ kind: 'too-short' })
    expect(
      forecastEnd(
        1,
        [...Array(20)].map(() => ({ weight: 0, value: 1 })),
        5,
      ),
    ).toMatchObject({ kind: 'too-short', weeks: 0 })
  })
  it('is surer the less is left, contains its own value, and never falls below what is done', () => {
    const weeks = fc.array(fc.integer({ min: 0, max: 100 }).map(week), { minLength: weeksNeeded, maxLength: 26 })
    fc.assert(
      fc.property(weeks, fc.integer({ min: 0, max: 500 }), fc.integer({ min: 1, max: 200 }), (history, done, left) => {
        const near = forecastEnd(done, history, left)
        const far = forecastEnd(done, history, left * 2)
        if (near.kind !== 'known' || far.kind !== 'known') throw new Error('history is long enough')
        expect(near.low).toBeGreaterThanOrEqual(done)
        expect(near.low).toBeLessThanOrEqual(near.value)
        expect(near.high).toBeGreaterThanOrEqual(near.value)
        expect(far.high - far.value).toBeGreaterThanOrEqual(near.high - near.value)
      }),
    )
    expect(
      forecastEnd(
        7,
        [...Array(8)].map(() => week(3)),
        0,
      ),
    ).toMatchObject({ value: 7, low: 7, high: 7 })
  })
  it('holds about 80 % of what happens when weeks go on as they did', () => {
    // Weeks of a fixed pseudo-random sequence: 8 to learn from is the least, 26 is what is used.
    let state = 12345
    const random = () => {
      state = (state * 1103515245 + 12345) % 2147483648
      return state / 2147483648
    }
    let inside = 0
    const runs = 400
    for (let run = 0; run < runs; run += 1) {
      const draw = () => week(100 * (random() + random() + random()))
      const forecast = forecastEnd(0, Array.from({ length: 26 }, draw), 40)
      const outcome = Array.from({ length: 8 }, draw).reduce((sum, w) => sum + w.value, 0)
      if (forecast.kind === 'known' && outcome >= forecast.low && outcome <= forecast.high) inside += 1
    }
    expect(inside / runs).toBeGreaterThan(0.74)
    expect(inside / runs).toBeLessThan(0.86)
  })
})

describe('what a gap takes', () => {
  const rates = { averageWon: '50000', winRate: 0.4, opportunitiesPerContact: 0.25 }
  it('follows the own rates, each step rounded up', () => {
    expect(neededActivity('220000', rates)).toEqual({ deals: 5, opportunities: 13, contacts: 52 })
    expect(neededActivity('3', rates, 'deals')).toEqual({ deals: 3, opportunities: 8, contacts: 32 })
    expect(neededActivity('2', rates, 'opportunities')).toEqual({ deals: null, opportunities: 2, contacts: 8 })
    expect(neededActivity('-5', rates)).toEqual({ deals: 0, opportunities: 0, contacts: 0 })
  })
  it('says nothing where there is nothing to divide by', () => {
    expect(neededActivity('1', { averageWon: null, winRate: 0.5, opportunitiesPerContact: 1 })).toEqual({
      deals: null,
      opportunities: null,
      contacts: null,
    })
    expect(neededActivity('1', { ...rates, winRate: 0 })).toEqual({ deals: 1, opportunities: null, contacts: null })
  })
  it('always closes the gap', () => {
    const positive = fc.integer({ min: 1, max: 1_000_000 })
    fc.assert(
      fc.property(positive, positive, fc.double({ min: 0.01, max: 1, noNaN: true }), (gap, average, winRate) => {
        const need = neededActivity(String(gap), {
          averageWon: String(average),
          winRate,
          opportunitiesPerContact: null,
        })
        expect(new Decimal(need.deals!).times(average).gte(gap)).toBe(true)
        expect(need.opportunities! * winRate).toBeGreaterThanOrEqual(need.deals! - 1e-6)
      }),
    )
  })
})

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
      currency: 'CNY',
      startsOn: '2026-01-01',
      endsOn: '2026-12-31',
    }
    const month = { ...year, id: 'b', startsOn: '2026-03-01', endsOn: '2026-03-31' }
    expect(checkParent(month, year)).toEqual([])
    expect(checkParent({ ...month, currency: 'USD' }, year)).toMatchObject([
      { code: 'goal.parent-unit', params: { own: 'USD', parent: 'CNY' } },
    ])
    expect(checkParent({ ...month, unit: 'count', currency: null }, year)).toMatchObject([{ code: 'goal.parent-unit' }])
    expect(checkParent({ ...month, metric: 'average-won-deal' }, year)).toMatchObject([{ code: 'goal.parent-metric' }])
    expect(checkParent({ ...month, startsOn: '2027-01-01' }, year)).toMatchObject([{ code: 'goal.parent-period' }])
    expect(checkParent(year, year)).toMatchObject([{ code: 'tree.circle' }])
  })
})

describe('authority', () => {
  const manager: Setter = {
    id: 'm',
    mayManage: false,
    reachesAll: false,
    reports: ['p'],
    departmentsBelow: ['d'],
    regions: ['r'],
  }
  const goal = (
    subject: string,
    owner: string | null,
    department: string | null = null,
    region: string | null = null,
  ) => ({
    subject,
    owner,
    department,
    region,
  })
  it('sets goals downwards', () => {
    expect(maySet(manager, goal('person', 'p'))).toBe(true)
    expect(maySet(manager, goal('person', 'x', 'd'))).toBe(true)
    expect(maySet(manager, goal('person', 'x', 'other'))).toBe(false)
    expect(maySet(manager, goal('person', 'm', 'd'))).toBe(false)
    expect(maySet(manager, goal('company', 'm'))).toBe(false)
    expect(maySet(manager, goal('region', 'm', null, 'r'))).toBe(true)
    expect(maySet({ ...manager, reachesAll: true }, goal('company', 'm'))).toBe(true)
    expect(maySet({ ...manager, reachesAll: true }, goal('person', 'm'))).toBe(false)
    expect(maySet({ ...manager, mayManage: true }, goal('person', 'm'))).toBe(true)
    // Without an owner there is nobody to reach.
    expect(maySet(manager, goal('person', null))).toBe(false)
  })
  it('publishes no goal of one’s own', () => {
    expect(mayPublish(manager, goal('department', 'm', 'd'))).toBe(false)
    expect(mayPublish(manager, goal('department', 'other', 'd'))).toBe(true)
  })
  it('finds who decides: the parent goal’s owner, else up the line, never the asker or the owner', () => {
    const owned = { owner: 'p' }
    expect(approverOf(owned, 'p', 'boss', ['m', 'mm'])).toBe('boss')
    expect(approverOf(owned, 'p', 'p', ['m', 'mm'])).toBe('m')
    expect(approverOf(owned, 'm', 'm', ['m', 'mm'])).toBe('mm')
    expect(approverOf(owned, 'p', null, [])).toBeNull()
  })
  it('lets nobody decide about what is his own', () => {
    const request = { requester: 'p', approver: 'm', owner: 'p' }
    expect(mayDecide({ id: 'm', mayManage: false }, request)).toBe(true)
    expect(mayDecide({ id: 'x', mayManage: false }, request)).toBe(false)
    expect(mayDecide({ id: 'x', mayManage: true }, request)).toBe(true)
    expect(mayDecide({ id: 'p', mayManage: true }, request)).toBe(false)
    expect(mayDecide({ id: 'o', mayManage: true }, { ...request, owner: 'o' })).toBe(false)
    expect(mayDecide({ id: null, mayManage: false }, { requester: null, approver: null, owner: null })).toBe(false)
  })
})

describe('who stands under whom', () => {
  const base = {
    metric: 'm',
    owner: null,
    department: null,
    region: null,
    productLine: null,
    segment: null,
    parent: null,
  }
  it('follows the organisation where no parent is named', () => {
    const goals = [
      { ...base, id: 'c', subject: 'company' as const },
      { ...base, id: 'd', subject: 'department' as const, department: 'sales' },
      { ...base, id: 'e', subject: 'department' as const, department: 'east' },
      { ...base, id: 'p', subject: 'person' as const, owner: 'zhang', department: 'east-1' },
      { ...base, id: 'q', subject: 'person' as const, owner: 'li', department: 'other' },
      { ...base, id: 's', subject: 'person' as const, owner: 'zhang', department: 'east-1', segment: 'banks' },
      { ...base, id: 'x', subject: 'person' as const, owner: 'wang', metric: 'n', department: 'east' },
    ]
    const departments = new Map<string, string | null>([
      ['sales', null],
      ['east', 'sales'],
      ['east-1', 'east'],
      ['other', null],
    ])
    expect(Object.fromEntries(above(goals, departments, new Map()))).toEqual({
      c: null,
      d: 'c',
      e: 'd',
      p: 'e',
      q: 'c',
      s: 'p',
      x: null,
    })
  })
  it('survives a circle in the organisation', () => {
    const goals = [{ ...base, id: 'p', subject: 'person' as const, owner: 'z', department: 'a' }]
    expect(
      above(
        goals,
        new Map([
          ['a', 'b'],
          ['b', 'a'],
        ]),
        new Map(),
      ).get('p'),
    ).toBeNull()
  })
})
