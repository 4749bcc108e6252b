import { describe, expect, it } from 'vitest'
import type { Filter, FilterOp } from '#kernel/entity/meta.types.ts'
import { fieldsOf, matches, matchesFilter } from './match-filter.ts'

const context = { today: '2026-03-02', fiscalYearStart: 1, me: 'ann', department: 'north' }
const holds = (op: FilterOp, value: unknown, wanted: unknown) =>
  matches({ field: 'f', op, value: wanted }, value, context)

describe('a filter asked of plain values', () => {
  it.each<[FilterOp, unknown, unknown, boolean]>([
    ['eq', '10.00', 10, true],
    ['eq', { id: 'ann', label: 'Ann' }, '@me', true],
    ['eq', 'north', '@my-department', true],
    ['eq', null, null, true],
    ['ne', null, 'x', true],
    ['gt', '9', '10', false],
    ['gt', '10.01', '10', true],
    ['lte', 10, '10.00', true],
    ['gt', null, 1, false],
    ['in', 'b', ['a', 'b'], true],
    ['in', ['x', 'b'], ['b'], true],
    ['nin', 'b', ['a', 'b'], false],
    ['contains', ['a', 'b'], 'b', true],
    ['contains', '华为云', '为', true],
    ['starts', 'Abc', 'ab', true],
    ['between', '2026-03-02', ['2026-03-01', '2026-03-02'], true],
    ['between', '5', ['', 4], false],
    ['eq', '2026-03-02', '@today', true],
    ['lt', '2026-03-02T08:00:00.000Z', '2026-03-03', true],
    ['gt', '2026-03-02T08:00:00.000Z', '@today', false],
    ['empty', [], true, true],
    ['empty', 'x', false, true],
    ['under', 'x', 'x', false],
  ])('%s of %j and %j', (op, value, wanted, answer) => {
    expect(holds(op, value, wanted)).toBe(answer)
  })

  it('combines conditions and names their fields', async () => {
    const a: Filter = { field: 'a', op: 'eq', value: 1 }
    const b: Filter = { field: 'b', op: 'eq', value: 2 }
    const ask = (filter: Filter, ...true_: string[]) =>
      matchesFilter(filter, async (leaf) => true_.includes((leaf as { field: string }).field))
    expect(await ask({ and: [a, { not: b }] }, 'a')).toBe(true)
    expect(await ask({ and: [a, { not: b }] }, 'a', 'b')).toBe(false)
    expect(await ask({ or: [a, b] }, 'b')).toBe(true)
    expect(await ask({ or: [] })).toBe(false)
    expect(fieldsOf({ or: [a, { not: { and: [b, a] } }] })).toEqual(['a', 'b'])
  })
})
