import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { measuredProgress, objectiveProgress, type Part, proposedScore, stepsProgress } from './progress.ts'
import { bandOf, roundedScore } from './score-band.ts'

const up = { direction: 'up' } as const
const part = (progress: string | null, weight = '1'): Part => ({ progress, weight })

describe('progress of a key result', () => {
  it('is the way gone from start to target', () => {
    expect(measuredProgress({ start: '32', target: '45', current: '42', ...up })).toBe('76.92')
    expect(measuredProgress({ start: '8', target: '5', current: '6', direction: 'down' })).toBe('66.67')
    expect(measuredProgress({ start: '0', target: '500000', current: '400000', ...up })).toBe('80.00')
  })
  it('goes below nothing and beyond all', () => {
    expect(measuredProgress({ start: '10', target: '20', current: '5', ...up })).toBe('-50.00')
    expect(measuredProgress({ start: '10', target: '20', current: '25', ...up })).toBe('150.00')
    expect(measuredProgress({ start: '0', target: '0.000001', current: '999999999999', ...up })).toBe('999999.99')
  })
  it('of a level to hold is all or nothing', () => {
    expect(measuredProgress({ start: '5', target: '5', current: '4.9', direction: 'down' })).toBe('100.00')
    expect(measuredProgress({ start: '5', target: '5', current: '5.1', direction: 'down' })).toBe('0.00')
    expect(measuredProgress({ start: '5', target: '5', current: '4.9', direction: 'up' })).toBe('0.00')
  })
  it('of steps is the weight of those done', () => {
    const steps = [
      { name: 'a', weight: '0.2', done: true },
      { name: 'b', weight: '0.3', done: true },
      { name: 'c', weight: '0.2', done: true },
      { name: 'd', weight: '0.3', done: false },
    ]
    expect(stepsProgress(steps)).toBe('70.00')
    expect(stepsProgress([])).toBe('0.00')
  })
})

describe('progress of an objective', () => {
  it('is the mean of its key results', () => {
    const parts = [part('76.92'), part('66.67'), part('80.00')]
    expect(objectiveProgress(parts)).toBe('74.53')
    expect(proposedScore(parts)).toBe('0.75')
    expect(objectiveProgress([part('100'), part('0'), part('0')])).toBe('33.33')
  })
  it('counts a negative one as nothing and more than all as all', () => {
    expect(objectiveProgress([part('-40'), part('100')])).toBe('50.00')
    expect(objectiveProgress([part('300'), part('0')])).toBe('50.00')
    expect(objectiveProgress([part(null), part('100')])).toBe('50.00')
  })
  it('shares the weight of what is not in use among the others', () => {
    expect(objectiveProgress([part('50', '0.3'), part('50', '0.3')])).toBe('50.00')
    expect(objectiveProgress([])).toBeNull()
  })
})

describe('bands', () => {
  it('judge the rounded score', () => {
    const cases = { '1': 'green', '0.65': 'green', '0.64': 'yellow', '0.35': 'yellow', '0.34': 'red', '0': 'red' }
    for (const [score, band] of Object.entries(cases)) expect(bandOf(score), score).toBe(band)
    expect(roundedScore('0.745')).toBe('0.7')
    expect(roundedScore('0.769')).toBe('0.8')
  })
})

const amounts = fc.integer({ min: -1_000_000, max: 1_000_000 }).map((n) => (n / 100).toFixed(2))
const weights = fc.integer({ min: 1, max: 10_000 }).map((n) => (n / 100).toFixed(2))
const parts = fc.array(fc.record({ progress: fc.option(amounts), weight: weights }), { minLength: 1, maxLength: 6 })

describe('properties', () => {
  it('a mirrored scale has the same progress: falling is rising upside down', () => {
    fc.assert(
      fc.property(amounts, amounts, amounts, (start, target, current) => {
        const mirror = (text: string) => (-Number(text)).toFixed(2)
        const rising = measuredProgress({ start, target, current, direction: 'up' })
        const falling = measuredProgress({
          start: mirror(start),
          target: mirror(target),
          current: mirror(current),
          direction: 'down',
        })
        expect(falling).toBe(rising)
      }),
    )
  })
  it('start is nothing and target is all, unless they are the same', () => {
    fc.assert(
      fc.property(amounts, amounts, (start, target) => {
        fc.pre(Number(start) !== Number(target))
        expect(measuredProgress({ start, target, current: start, ...up })).toBe('0.00')
        expect(measuredProgress({ start, target, current: target, ...up })).toBe('100.00')
      }),
    )
  })
  it('an objective lies between its worst and its best key result, from 0 to 100', () => {
    fc.assert(
      fc.property(parts, (list) => {
        const held = list.map(({ progress }) => Math.min(100, Math.max(0, Number(progress ?? 0))))
        const value = Number(objectiveProgress(list))
        expect(value).toBeGreaterThanOrEqual(Math.min(...held) - 0.005)
        expect(value).toBeLessThanOrEqual(Math.max(...held) + 0.005)
      }),
    )
  })
  it('only the proportions of the weights count, and their order does not', () => {
    fc.assert(
      fc.property(parts, (list) => {
        const tenfold = list.map(({ progress, weight }) => ({ progress, weight: (Number(weight) * 10).toFixed(2) }))
        expect(objectiveProgress(tenfold)).toBe(objectiveProgress(list))
        expect(objectiveProgress([...list].reverse())).toBe(objectiveProgress(list))
      }),
    )
  })
})
