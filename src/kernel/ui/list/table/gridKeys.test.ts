import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placeAfter } from './gridKeys.ts'

const size = { rows: 100, cols: 6, page: 20 }

describe('placeAfter', () => {
  it('moves by one, by a page, and to the ends', () => {
    expect(placeAfter('ArrowDown', false, { row: 3, col: 2 }, size)).toEqual({ row: 4, col: 2 })
    expect(placeAfter('PageDown', false, { row: 3, col: 2 }, size)).toEqual({ row: 23, col: 2 })
    expect(placeAfter('Home', false, { row: 3, col: 2 }, size)).toEqual({ row: 3, col: 0 })
    expect(placeAfter('End', true, { row: 3, col: 2 }, size)).toEqual({ row: 99, col: 5 })
  })
  it('reaches the header from the first row, but not by paging', () => {
    expect(placeAfter('ArrowUp', false, { row: 0, col: 2 }, size)).toEqual({ row: -1, col: 2 })
    expect(placeAfter('PageUp', false, { row: 5, col: 2 }, size)).toEqual({ row: 0, col: 2 })
  })
  it('leaves other keys alone', () => {
    expect(placeAfter('a', false, { row: 0, col: 0 }, size)).toBeUndefined()
  })
  it('never leaves the table', () => {
    const key = fc.constantFrom('ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown')
    fc.assert(
      fc.property(fc.array(fc.tuple(key, fc.boolean())), fc.integer({ min: 1, max: 8 }), (keys, rows) => {
        let place = { row: 0, col: 0 }
        for (const [each, ctrl] of keys) {
          place = placeAfter(each, ctrl, place, { rows, cols: 3, page: 4 })!
          expect(place.row).toBeGreaterThanOrEqual(-1)
          expect(place.row).toBeLessThan(rows)
          expect(place.col).toBeGreaterThanOrEqual(0)
          expect(place.col).toBeLessThan(3)
        }
      }),
    )
  })
})
