import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { forecastEnd, forecastLevel, forecastMean, stepsNeeded } from './forecast.ts'

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
      count: 10,
      method: 'run-rate',
      step: 'week',
    })
  })
  it('says that too few weeks say nothing', () => {
    expect(
      forecastEnd(
        1,
        Array.from({ length: stepsNeeded - 1 }, () => week(1)),
        5,
      ),
    ).toMatchObject({ kind: 'too-short' })
    expect(
      forecastEnd(
        1,
        [...Array(20)].map(() => ({ weight: 0, value: 1 })),
        5,
      ),
    ).toMatchObject({ kind: 'too-short', count: 0 })
  })
  it('is surer the less is left, contains its own value, and never falls below what is done', () => {
    const weeks = fc.array(fc.integer({ min: 0, max: 100 }).map(week), { minLength: stepsNeeded, maxLength: 26 })
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

/** A fixed pseudo-random sequence of roughly normal numbers, mean 0 and variance 1. */
function noise(seed: number): () => number {
  let state = seed
  const random = () => {
    state = (state * 1103515245 + 12345) % 2147483648
    return state / 2147483648
  }
  return () => Array.from({ length: 12 }, random).reduce((sum, r) => sum + r, -6)
}

const insideOf = (forecast: ReturnType<typeof forecastLevel>, outcome: number): number =>
  forecast.kind === 'known' && outcome >= forecast.low && outcome <= forecast.high ? 1 : 0

describe('forecast of a mean over the period', () => {
  const weeks = [0.3, 0.5, 0.4, 0.4, 0.3, 0.5, 0.4, 0.4]
  const half = { soFar: 0.6, elapsed: 6, left: 6, weeks, unit: 'ratio' }
  it('mixes what it is so far with what weeks bring, by time', () => {
    const forecast = forecastMean(half)
    if (forecast.kind !== 'known') throw new Error('history is long enough')
    expect(forecast).toMatchObject({ method: 'period-mean', count: 8, step: 'week' })
    expect(forecast.value).toBeCloseTo(0.5, 10)
    // Variance of the weeks 0.04 / 7; half of the way is left: 1.2816 · 0.5 · √(s²/6 + s²/8).
    expect(forecast.high - forecast.value).toBeCloseTo(1.2816 * 0.5 * Math.sqrt((0.04 / 7) * (1 / 6 + 1 / 8)), 10)
  })
  it('is what it is at the end, and the weeks alone before anything was counted', () => {
    expect(forecastMean({ ...half, left: 0 })).toMatchObject({ value: 0.6, low: 0.6, high: 0.6 })
    const nothing = forecastMean({ ...half, soFar: null })
    expect(nothing.kind === 'known' && nothing.value).toBeCloseTo(0.4, 10)
    expect(forecastMean({ ...half, weeks: weeks.slice(1) })).toMatchObject({ kind: 'too-short', count: 7, needed: 8 })
  })
  it('of a ratio stays between 0 and 1, of amounts that never fell below zero above it', () => {
    const wild = [0, 1, 0, 1, 0, 1, 0, 1]
    expect(forecastMean({ soFar: 0.5, elapsed: 0.1, left: 0.5, weeks: wild, unit: 'ratio' })).toMatchObject({
      low: 0,
      high: 1,
    })
    const money = forecastMean({ soFar: 0.5, elapsed: 0.1, left: 0.5, weeks: wild, unit: 'money' })
    expect(money).toMatchObject({ low: 0 })
    expect(money.kind === 'known' && money.high).toBeGreaterThan(1)
  })
  it('holds about 80 % of what happens when weeks go on as they did', () => {
    const next = noise(7)
    const week = () => 40 + 5 * next()
    const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length
    let inside = 0
    for (let run = 0; run < 500; run += 1) {
      const history = Array.from({ length: 26 }, week)
      const past = Array.from({ length: 5 }, week)
      const forecast = forecastMean({ soFar: mean(past), elapsed: 5, left: 8, weeks: history, unit: 'days' })
      inside += insideOf(forecast, mean([...past, ...Array.from({ length: 8 }, week)]))
    }
    expect(inside / 500).toBeGreaterThan(0.74)
    expect(inside / 500).toBeLessThan(0.86)
  })
})

describe('forecast of a level', () => {
  it('stays where it is, as far as its steps went', () => {
    const forecast = forecastLevel([10, 12, 10, 12, 10, 12, 10, 12, 10], 4, 'week', 'count')
    expect(forecast).toEqual({
      ...{ kind: 'known', method: 'last-value', count: 8, step: 'week' },
      ...{ value: 10, low: 10 - 1.2816 * 4, high: 10 + 1.2816 * 4 },
    })
  })
  it('says that too few steps say nothing, and nothing varies once it is over', () => {
    expect(forecastLevel([1, 2, 3], 4, 'month', 'ratio')).toEqual({
      kind: 'too-short',
      count: 2,
      needed: 8,
      step: 'month',
    })
    expect(forecastLevel([], 4, 'month', 'ratio')).toMatchObject({ kind: 'too-short', count: 0 })
    expect(forecastLevel([1, 2, 1, 2, 1, 2, 1, 2, 1], 0, 'week', 'count')).toMatchObject({ value: 1, low: 1, high: 1 })
  })
  it('of a share stays between 0 and 1; what was below zero may be again', () => {
    const swing = [0.1, 0.9, 0.1, 0.9, 0.1, 0.9, 0.1, 0.9, 0.1]
    expect(forecastLevel(swing, 9, 'month', 'ratio')).toMatchObject({ low: 0, high: 1 })
    const below = forecastLevel(
      swing.map((v) => v - 0.5),
      9,
      'month',
      'number',
    )
    expect(below.kind === 'known' && below.low).toBeLessThan(-0.4)
  })
  it('holds about 80 % of what happens when it moves on as it did', () => {
    const next = noise(99)
    let inside = 0
    for (let run = 0; run < 500; run += 1) {
      const history = [1000]
      for (let i = 0; i < 26; i += 1) history.push(history.at(-1)! + 10 * next())
      let outcome = history.at(-1)!
      const forecast = forecastLevel(history, 9, 'week', 'count')
      for (let i = 0; i < 9; i += 1) outcome += 10 * next()
      inside += insideOf(forecast, outcome)
    }
    expect(inside / 500).toBeGreaterThan(0.74)
    expect(inside / 500).toBeLessThan(0.86)
  })
})
