import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { total } from './change.ts'
import { contributions, largestFirst, mainContributions, type Part, ranks, shares, topAndOthers } from './parts.ts'

const cents = fc.integer({ min: -1e9, max: 1e9 }).map((each) => each / 100)
const parts = (value: fc.Arbitrary<number | null> = cents): fc.Arbitrary<Part[]> =>
  fc
    .array(value, { maxLength: 30 })
    .map((values) => values.map((each, at) => ({ id: at === 0 ? null : `p${at}`, label: `P${at}`, value: each })))

describe('top and others', () => {
  it('shows the largest and sums the rest', () => {
    const all = [5, 40, 10, 30, 15].map((value, at) => ({ id: `${at}`, label: `${at}`, value }))
    const { shown, others } = topAndOthers(all, 2)
    expect(shown.map(({ value }) => value)).toEqual([40, 30])
    expect(others).toEqual({ count: 3, value: 30 })
    // A single one is named instead of hidden.
    expect(topAndOthers(all, 4).others).toBeNull()
  })
  it('always add up to the whole', () => {
    fc.assert(
      fc.property(parts(fc.option(cents)), fc.integer({ min: 1, max: 10 }), (all, top) => {
        const { shown, others } = topAndOthers(all, top)
        expect(total([...shown.map(({ value }) => value), others?.value ?? 0])).toBe(total(all.map((p) => p.value)))
        expect(shown.length + (others?.count ?? 0)).toBe(all.length)
      }),
    )
  })
  it('puts equal ones in the order of their names', () => {
    const equal = ['b', 'a', 'c'].map((label) => ({ id: label, label, value: 1 }))
    expect(largestFirst(equal).map(({ label }) => label)).toEqual(['a', 'b', 'c'])
  })
})

describe('shares', () => {
  it('of thirds are 100 together', () => {
    expect(shares([1, 1, 1])).toEqual([33.4, 33.3, 33.3])
    expect(shares([0, 0])).toEqual([null, null])
    expect(shares([5, -1])).toEqual([null, null])
  })
  it('are exactly 100 whatever the parts', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1e9 }), { minLength: 1, maxLength: 40 }), (values) => {
        const found = shares(values)
        if (values.every((value) => value === 0)) expect(found.every((each) => each === null)).toBe(true)
        else expect(total(found)).toBe(100)
      }),
    )
  })
})

describe('ranks', () => {
  it('share a place when equal and leave out the next', () => {
    expect(ranks([30, 20, 20, 10, null])).toEqual([1, 2, 2, 4, null])
  })
  it('count those who are better', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 20 }), (values) => {
        for (const [at, place] of ranks(values).entries())
          expect(place).toBe(1 + values.filter((value) => value > values[at]!).length)
      }),
    )
  })
})

describe('contributions', () => {
  const part = (id: string | null, value: number): Part => ({ id, label: id ?? 'none', value })
  it('tell who made the difference, also who is new or gone', () => {
    const all = contributions(
      [part('east', 120), part('new', 30)],
      [part('east', 100), part('gone', 10), part(null, 5)],
    )
    expect(all).toMatchObject({ before: 115, now: 150, difference: 35 })
    expect(all.parts.map(({ id, difference }) => [id, difference])).toEqual([
      ['new', 30],
      ['east', 20],
      ['gone', -10],
      [null, -5],
    ])
    expect(all.parts[0]?.share).toBe(85.7)
  })
  it('have no shares when the whole did not change', () => {
    const all = contributions([part('a', 1), part('b', 2)], [part('a', 2), part('b', 1)])
    expect(all.difference).toBe(0)
    expect(all.parts.every(({ share }) => share === null)).toBe(true)
  })
  it('add up to the whole difference to the cent, shown and others too', () => {
    fc.assert(
      fc.property(parts(), parts(), fc.integer({ min: 1, max: 8 }), (now, before, top) => {
        const all = contributions(now, before)
        expect(total(all.parts.map(({ difference }) => difference))).toBe(all.difference)
        const { shown, others } = mainContributions(all, top)
        expect(total([...shown.map(({ difference }) => difference), others?.value ?? 0])).toBe(all.difference)
      }),
    )
  })
})
