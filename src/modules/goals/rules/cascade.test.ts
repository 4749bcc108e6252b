import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Decimal, decimal } from '#kernel/pure/decimal.ts'
import { addsUp, type Part, splitsOf } from './cascade.ts'
import { propose, proposeMatrix, respread, seniorityFactor, unitOf } from './proposal.ts'

const sum = (figures: readonly string[]) => figures.reduce((total, f) => total.plus(f), new Decimal(0)).toFixed()

const part = (id: string, over: Partial<Part> = {}): Part => ({
  id,
  target: '0',
  subject: 'company',
  periodKind: 'year',
  period: '2026',
  owner: null,
  department: null,
  region: null,
  productLine: null,
  segment: null,
  ...over,
})

describe('splits', () => {
  const year = part('year', { target: '1000' })
  it('are told apart: by time, by who, by region; each has its own sum and gap', () => {
    const children = [
      part('q1', { target: '400', periodKind: 'quarter', period: '2026-Q1' }),
      part('q2', { target: '600', periodKind: 'quarter', period: '2026-Q2' }),
      part('m1', { target: '10', periodKind: 'month', period: '2026-01' }),
      part('d1', { target: '700', subject: 'department', department: 'a' }),
      part('d2', { target: '400', subject: 'department', department: 'b' }),
      part('p1', { target: '1', subject: 'person', owner: 'x', department: 'a' }),
      part('e', { target: '5', region: 'east' }),
    ]
    const splits = Object.fromEntries(splitsOf(year, children, true).map((s) => [s.key, s]))
    expect(splits['time:quarter']).toMatchObject({ sum: '1000', gap: '0', children: ['q1', 'q2'] })
    expect(addsUp(splits['time:quarter']!)).toBe(true)
    expect(splits['time:month']).toMatchObject({ gap: '-990' })
    expect(splits['subject:department']).toMatchObject({ sum: '1100', gap: '100' })
    expect(splits['subject:person']).toMatchObject({ gap: '-999' })
    expect(splits['dimension:region']).toMatchObject({ gap: '-995' })
    expect(Object.keys(splits)).toHaveLength(5)
  })
  it('come in order: quarters before months before weeks, then to whom, then of what', () => {
    const children = [
      part('e', { region: 'east' }),
      part('pm', { subject: 'person', owner: 'x', periodKind: 'month', period: '2026-01' }),
      part('p', { subject: 'person', owner: 'x' }),
      part('w', { periodKind: 'week', period: '2026-W01' }),
      part('m', { periodKind: 'month', period: '2026-01' }),
      part('d', { subject: 'department', department: 'a' }),
      part('q', { periodKind: 'quarter', period: '2026-Q1' }),
    ]
    expect(splitsOf(year, children, true).map((s) => s.key)).toEqual([
      ...['time:quarter', 'time:month', 'time:week'],
      ...['subject:department', 'subject:person', 'subject:person:month', 'dimension:region'],
    ])
  })
  it('of what does not add up have no gap', () => {
    const [split] = splitsOf(
      part('y', { target: '0.4' }),
      [part('p', { target: '0.3', subject: 'person', owner: 'x' })],
      false,
    )
    expect(split).toMatchObject({ sum: '0', gap: '0', children: ['p'] })
  })
})

describe('proposals', () => {
  it('add up exactly and come in round figures', () => {
    expect(propose('100', ['1', '1', '1'], '0.01')).toEqual(['33.34', '33.33', '33.33'])
    expect(propose('1000000', ['1', '1', '1'], '1000')).toEqual(['334000', '333000', '333000'])
    expect(propose('1000500', ['1', '2'], '1000')).toEqual(['333000', '667500'])
    expect(propose('10', ['0', '0'])).toEqual(['5', '5'])
    expect(propose('500', ['1', '3'], '1000')).toEqual(['0', '500'])
  })
  it('refuse a step that is none', () => {
    expect(() => propose('1', ['1'], '0')).toThrow(RangeError)
  })
  const weights = fc.array(fc.integer({ min: 0, max: 1000 }).map(String), { minLength: 1, maxLength: 30 })
  const total = fc.integer({ min: 0, max: 1_000_000_000 }).map((n) => new Decimal(n).div(100).toFixed())
  it('sum to the total for any weights and any step; bigger weights get no less, but for the rest', () => {
    fc.assert(
      fc.property(total, weights, fc.constantFrom('0.01', '1', '1000'), (amount, w, step) => {
        const parts = propose(amount, w, step)
        expect(sum(parts)).toBe(decimal(amount).toFixed())
        const odd = parts.filter((p) => !decimal(p).mod(step).isZero())
        expect(odd.length).toBeLessThanOrEqual(1)
        expect(parts.every((p) => decimal(p).gte(0))).toBe(true)
      }),
    )
  })
  it('fill a matrix whose rows and whole add up, and whose columns do when they have targets', () => {
    fc.assert(
      fc.property(total, weights, weights, fc.constantFrom('1', '1000'), (amount, rowWeights, columnWeights, step) => {
        const { cells, totals } = proposeMatrix({ total: amount, rowWeights, columnWeights, step })
        expect(sum(totals)).toBe(decimal(amount).toFixed())
        for (const [i, row] of cells.entries()) expect(sum(row)).toBe(decimal(totals[i]!).toFixed())
        const targets = propose(amount, columnWeights, '0.01')
        const given = proposeMatrix({ total: amount, rowWeights, columnWeights, columnTargets: targets, step })
        for (const [c, t] of targets.entries())
          expect(sum(given.cells.map((row) => row[c]!))).toBe(decimal(t).toFixed())
        expect(sum(given.totals)).toBe(decimal(amount).toFixed())
      }),
      { numRuns: 60 },
    )
  })
  it('spread a changed total in the proportion that is there', () => {
    expect(respread('200', ['30', '70'])).toEqual(['60', '140'])
    expect(respread('90', [null, null, null])).toEqual(['30', '30', '30'])
    expect(respread('10.01', ['1', '1'])).toEqual(['5.01', '5'])
  })
  it('know the last place used', () => {
    expect([unitOf(['100.00', '5']), unitOf(['1.25']), unitOf([])]).toEqual(['1', '0.01', '1'])
  })
  it('count new people for less', () => {
    expect(['2025-11-01', '2025-06-01', '2020-01-01', null].map((on) => seniorityFactor(on, '2026-01-01'))).toEqual([
      '0.5',
      '0.8',
      '1',
      '1',
    ])
  })
})
