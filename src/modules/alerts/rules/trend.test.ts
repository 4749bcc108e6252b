import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fewestPeriods, median, ordinaryNext, score } from './trend.ts'

/** Numbers that look random and are the same in every run (a linear congruential generator, Knuth's MMIX constants cut to 48 bits). */
function chance(seed: number) {
  let state = BigInt(seed)
  const uniform = () => {
    state = (state * 25214903917n + 11n) & 0xffffffffffffn
    return (Number(state >> 16n) + 0.5) / 2 ** 32
  }
  const normal = () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform())
  /** Student's t with 3 degrees of freedom at unit variance: heavy tails. */
  const heavy = () => normal() / Math.sqrt((normal() ** 2 + normal() ** 2 + normal() ** 2) / 3) / Math.sqrt(3)
  return { normal, heavy }
}

interface Series {
  length: number
  season: number
  noise: 'normal' | 'heavy'
}

/** Share of simulated series whose last period, moved by `drop`, scores below -3.5. */
function alarms({ length, season, noise }: Series, drop: number, runs = 400): number {
  const random = chance(length * 31 + season)
  let found = 0
  for (let run = 0; run < runs; run += 1) {
    const swing = length >= Math.max(2 * season, 12) ? 20 : 0
    const series = Array.from(
      { length: length + 1 },
      (_, at) => 100 + 0.5 * at + swing * Math.sin((2 * Math.PI * at) / season) + 10 * random[noise](),
    )
    const ordinary = ordinaryNext(series.slice(0, length), season, false)
    if (ordinary.state === 'known' && score(series[length]! - drop, ordinary) < -3.5) found += 1
  }
  return found / runs
}

const histories: Series[] = (
  [
    [8, 12],
    [12, 12],
    [24, 12],
    [36, 12],
    [14, 7],
    [28, 7],
    [56, 7],
    [12, 4],
    [52, 1],
  ] as const
).flatMap(([length, season]) => (['normal', 'heavy'] as const).map((noise) => ({ length, season, noise })))

describe('a trend break', () => {
  it.each(histories)(
    'gives a false alarm in at most 2.5 % of $length periods, season $season, $noise noise',
    (series) => {
      expect(alarms(series, 0)).toBeLessThanOrEqual(0.025)
    },
  )

  it.each(histories)('finds ten standard deviations: $length periods, season $season, $noise noise', (series) => {
    expect(alarms(series, 100)).toBeGreaterThanOrEqual(0.9)
  })

  it('knows the season: December is high every year, and a December like the other months is a break', () => {
    const year = [100, 101, 99, 100, 102, 98, 100, 101, 99, 100, 100, 300]
    const history = [...year, ...year.map((v) => v + 1), ...year.slice(0, 11)]
    const ordinary = ordinaryNext(history, 12, false)
    if (ordinary.state !== 'known') throw new Error('known')
    expect(ordinary.expected).toBeGreaterThan(280)
    expect(score(100, ordinary)).toBeLessThan(-3.5)
    expect(Math.abs(score(300, ordinary))).toBeLessThan(3.5)
  })

  it('is not hidden by one odd period in the past', () => {
    const calm = [50, 52, 49, 51, 50, 48, 51, 50, 52, 49]
    const odd = calm.with(4, 5_000)
    const ordinary = ordinaryNext(odd, 1, false)
    if (ordinary.state !== 'known') throw new Error('known')
    expect(Math.abs(ordinary.expected - 50)).toBeLessThan(3)
    expect(score(20, ordinary)).toBeLessThan(-3.5)
  })

  it('says how much history is missing; periods without a value do not count', () => {
    expect(ordinaryNext([1, 2, null, 3, null], 12, false)).toEqual({
      state: 'short-history',
      need: fewestPeriods,
      have: 3,
    })
    expect(ordinaryNext(Array(8).fill(4), 12, false).state).toBe('known')
  })

  it('grants a count the play of chance', () => {
    const ordinary = ordinaryNext(Array(12).fill(4), 12, true)
    if (ordinary.state !== 'known') throw new Error('known')
    expect(Math.abs(score(1, ordinary))).toBeLessThan(3.5)
    expect(score(30, ordinary)).toBeGreaterThan(3.5)
  })

  it('does not depend on the unit, and scores what is ordinary 0', () => {
    const values = fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 8, maxLength: 40 })
    fc.assert(
      fc.property(values, fc.integer({ min: 0, max: 100_000 }), fc.constantFrom(1, 7, 12), (history, value, season) => {
        const plain = ordinaryNext(history, season, false)
        const scaled = ordinaryNext(
          history.map((v) => v * 16),
          season,
          false,
        )
        if (plain.state !== 'known' || scaled.state !== 'known') throw new Error('known')
        const [a, b] = [score(value, plain), score(value * 16, scaled)]
        expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-6 * Math.max(1, Math.abs(a)))
        expect(score(plain.expected, plain)).toBe(0)
        expect(Number.isFinite(a)).toBe(true)
      }),
    )
  })

  it('has a median that half of the values do not exceed', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1 }), (values) => {
        const middle = median(values)
        expect(values.filter((v) => v < middle).length).toBeLessThanOrEqual(values.length / 2)
        expect(values.filter((v) => v > middle).length).toBeLessThanOrEqual(values.length / 2)
      }),
    )
  })
})
