import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultWorkingCalendar } from '#kernel/pure/calendar.ts'
import { priorityOf, priorityScore } from './priority.ts'
import { expectedProgress, months, rollUp } from './progress.ts'
import { sizeHint } from './size.ts'
import { checkTask, settleState } from './task.ts'
import { dayRangeOfWeek, isWeek } from './week.ts'
import { workingDayAxis } from './working-day-axis.ts'

const task = (weight: string | null, progress: string | null, state = 'doing', month = '2026-03') => ({
  weight,
  progress,
  state,
  month,
})

describe('rollUp', () => {
  it('weighs: 0.2 and 0.3 and 0.2 done of 1 is 0.7', () => {
    const milestones = [task('20', '100'), task('30', '100'), task('20', '100'), task('30', '0')]
    expect(rollUp(milestones)).toBe('70.0')
  })

  it('spreads missing weight in proportion: 5 of two equal parts with a third unused is 5', () => {
    expect(rollUp([task('33', '50'), task('33', '50'), task(null, '0')])).toBe('50.0')
    expect(rollUp([task('50', '92'), task('30', '85'), task('10', '90'), task('10', '78')])).toBe('88.3')
  })

  it('counts every task the same without weights, and cancelled ones never', () => {
    expect(rollUp([task(null, '100'), task(null, null), task(null, '100', 'cancelled')])).toBe('50.0')
    expect(rollUp([task('60', '0', 'cancelled')])).toBeNull()
    expect(rollUp([])).toBeNull()
  })

  it('lies between the least and the most advanced task', () => {
    const tasks = fc.array(fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 })), {
      minLength: 1,
    })
    fc.assert(
      fc.property(tasks, (list) => {
        const mean = Number(rollUp(list.map(([weight, progress]) => task(String(weight), String(progress)))))
        const counted = list.some(([weight]) => weight > 0) ? list.filter(([weight]) => weight > 0) : list
        const values = counted.map(([, progress]) => progress)
        expect(mean).toBeGreaterThanOrEqual(Math.min(...values) - 0.05)
        expect(mean).toBeLessThanOrEqual(Math.max(...values) + 0.05)
      }),
    )
  })
})

describe('months', () => {
  it('shows what lacks to 100, month by month', () => {
    const found = months([
      task('60', '50'),
      task('30', '0'),
      task('70', '0', 'doing', '2026-01'),
      task('50', '0', 'todo', '2026-01'),
    ])
    expect(found.map(({ month, weight, gap, count }) => [month, weight, gap, count])).toEqual([
      ['2026-01', '120', '-20', 2],
      ['2026-03', '90', '10', 2],
    ])
  })
})

describe('expectedProgress', () => {
  it.each([
    [4, 5, '0.0'],
    [5, 5, '20.0'],
    [7, 5, '60.0'],
    [9, 5, '100.0'],
    [40, 5, '100.0'],
  ])('on day %i of a task of %i days that starts on day 5: %s', (today, length, expected) => {
    expect(expectedProgress(5, length, today)).toBe(expected)
  })
})

describe('priority', () => {
  const base = { state: 'doing' as const, progress: 0, effort: 4, daysLeft: 20, weight: 10, otherWork: 0 }
  it('rises as the days go, with less people and with more weight', () => {
    expect(priorityOf(base)).toBe('low')
    expect(priorityOf({ ...base, daysLeft: 4 })).toBe('high')
    expect(priorityOf({ ...base, daysLeft: 4, otherWork: 6 })).toBe('urgent')
    expect(priorityOf({ ...base, weight: 40 })).toBe('normal')
    expect(priorityOf({ ...base, daysLeft: 0 })).toBe('urgent')
    expect(priorityOf({ ...base, daysLeft: 0, state: 'done' })).toBe('low')
  })

  it('never falls when there is less time or more other work, and stays within 0 to 100', () => {
    const number = fc.integer({ min: 0, max: 100 })
    fc.assert(
      fc.property(
        number,
        number,
        number,
        number,
        number,
        fc.integer({ min: 0, max: 30 }),
        (progress, effort, days, weight, other, less) => {
          const input = { state: 'todo' as const, progress, effort, daysLeft: days + 1, weight, otherWork: other }
          const score = priorityScore(input)
          expect(score).toBeGreaterThanOrEqual(0)
          expect(score).toBeLessThanOrEqual(100)
          expect(priorityScore({ ...input, daysLeft: Math.max(days + 1 - less, 1) })).toBeGreaterThanOrEqual(score)
          expect(priorityScore({ ...input, otherWork: other + less })).toBeGreaterThanOrEqual(score)
        },
      ),
    )
  })
})

describe('a task', () => {
  const settle = (given: string[], after: { state: string; progress: string }, before: typeof after | null = null) =>
    settleState(before, new Set(given), after)
  it('says the same in state and progress', () => {
    const todo = { state: 'todo', progress: '0' }
    expect(settle(['progress'], { state: 'todo', progress: '30' }, todo)).toEqual({ state: 'doing', progress: '30' })
    expect(settle(['progress'], { state: 'doing', progress: '100' }, todo)).toEqual({ state: 'done', progress: '100' })
    expect(settle(['state'], { state: 'done', progress: '40' }, todo)).toEqual({ state: 'done', progress: '100.00' })
    const done = { state: 'done', progress: '100' }
    expect(settle(['state'], { state: 'doing', progress: '100' }, done)).toEqual({ state: 'doing', progress: '0.00' })
    expect(settle(['progress'], { state: 'done', progress: '60' }, done)).toEqual({ state: 'doing', progress: '60' })
    expect(settle(['state'], { state: 'cancelled', progress: '60' }, todo)).toEqual({
      state: 'cancelled',
      progress: '60',
    })
  })

  it('ends after it starts and never waits for itself', () => {
    const after = { id: 'x', startsOn: '2026-03-05', endsOn: '2026-03-04', dependsOn: ['x'] }
    expect(checkTask({ after }).map(({ code }) => code)).toEqual([
      'period.ends-before-start',
      'plan-task.waits-for-itself',
    ])
  })

  it('is best of 3 to 5 days', () => {
    expect(['2.9', '3', '5', '5.1', null].map(sizeHint)).toEqual(['too-small', null, null, 'too-large', null])
  })
})

describe('a week', () => {
  it('knows its days, and whether it exists', () => {
    expect(dayRangeOfWeek('2026-W01')).toEqual({ from: '2025-12-29', to: '2026-01-04' })
    expect(['2026-W53', '2025-W53', '2026-W00', '2026-12'].map(isWeek)).toEqual([true, false, false, false])
  })
})

describe('the axis of working days', () => {
  const axis = workingDayAxis(defaultWorkingCalendar, '2026-09-28')
  it('skips the National Day holidays and takes the swapped working day', () => {
    expect([0, 1, 2, 3].map(axis.dayAt)).toEqual(['2026-09-28', '2026-09-29', '2026-09-30', '2026-10-08'])
    expect(axis.dayAt(5)).toBe('2026-10-10')
    expect(axis.length('2026-09-30', '2026-10-08')).toBe(2)
    expect(axis.length('2026-10-01', '2026-10-02')).toBe(1)
  })

  it('counts backwards before its origin, and both ways agree', () => {
    expect([axis.indexOf('2026-09-24'), axis.indexOf('2026-09-25')]).toEqual([-1, 0])
    fc.assert(
      fc.property(fc.integer({ min: -300, max: 300 }), (index) => {
        expect(axis.indexOf(axis.dayAt(index))).toBe(index)
      }),
    )
  })
})
