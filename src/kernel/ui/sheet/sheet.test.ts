import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blockText, filled, parseBlock, place } from './block.ts'
import { plainFigure, readFigure } from './figure-text.ts'
import { changed, emptyHistory, redone, undone } from './history.ts'
import { afterKey, at, clamp, isInside, rangeOf, tabbed } from './selection.ts'

const size = { rows: 4, columns: 3 }
const key = (name: string, shift = false, mod = false) => ({ key: name, shift, mod })

describe('selection', () => {
  it('moves by arrows and stops at the edges', () => {
    expect(afterKey(at(0, 0), key('ArrowUp'), size)).toEqual(at(0, 0))
    expect(afterKey(at(0, 0), key('ArrowDown'), size)).toEqual(at(1, 0))
    expect(afterKey(at(3, 2), key('ArrowRight'), size)).toEqual(at(3, 2))
    expect(afterKey(at(1, 1), key('ArrowDown', false, true), size)).toEqual(at(3, 1))
    expect(afterKey(at(1, 1), key('Home'), size)).toEqual(at(1, 0))
    expect(afterKey(at(1, 1), key('End', false, true), size)).toEqual(at(3, 2))
    expect(afterKey(at(1, 1), key('PageDown'), size)).toEqual(at(3, 1))
    expect(afterKey(at(1, 1), key('x'), size)).toBeUndefined()
    expect(afterKey(at(1, 1), key('a'), size)).toBeUndefined()
  })
  it('extends with shift and covers all with Ctrl+A', () => {
    const extended = afterKey(afterKey(at(1, 1), key('ArrowDown', true), size)!, key('ArrowLeft', true), size)!
    expect(rangeOf(extended)).toEqual({ top: 1, bottom: 2, left: 0, right: 1 })
    expect(isInside(rangeOf(extended), 2, 0)).toBe(true)
    expect(isInside(rangeOf(extended), 3, 0)).toBe(false)
    expect(rangeOf(afterKey(at(1, 1), key('a', false, true), size)!)).toEqual({ top: 0, bottom: 3, left: 0, right: 2 })
  })
  it('goes on in the next row by tab and leaves at the end', () => {
    expect(tabbed(at(0, 2), false, size)).toEqual(at(1, 0))
    expect(tabbed(at(1, 0), true, size)).toEqual(at(0, 2))
    expect(tabbed(at(3, 2), false, size)).toBeNull()
    expect(tabbed(at(0, 0), true, size)).toBeNull()
  })
  it('fits a grid that became smaller', () => {
    expect(clamp({ anchor: { row: 9, column: 9 }, focus: { row: 1, column: 5 } }, size)).toEqual({
      anchor: { row: 3, column: 2 },
      focus: { row: 1, column: 2 },
    })
  })
})

describe('a block of cells', () => {
  it('is read as Excel writes it', () => {
    expect(parseBlock('1\t2\r\n3\t4\r\n')).toEqual([
      ['1', '2'],
      ['3', '4'],
    ])
    expect(parseBlock('"a\nb"\t"say ""hi"""')).toEqual([['a\nb', 'say "hi"']])
    expect(parseBlock('5" pipe\t1')).toEqual([['5" pipe', '1']])
    expect(parseBlock('"unfinished\t1')).toEqual([['"unfinished', '1']])
    expect(parseBlock('a\t\n\tb')).toEqual([
      ['a', ''],
      ['', 'b'],
    ])
    expect(parseBlock('')).toEqual([])
  })
  it('comes back as it was written', () => {
    const cell = fc.string({ maxLength: 8 }).map((s) => s.replaceAll('\r', ''))
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4 }),
        fc.array(fc.array(cell, { minLength: 4, maxLength: 4 }), { minLength: 1 }),
        (width, rows) => {
          // A last row of one empty cell is the line break at the end.
          const block = rows.map((row) => [...row.slice(0, width), 'x'])
          expect(parseBlock(blockText(block))).toEqual(block)
        },
      ),
    )
  })
  it('goes in from the corner, as far as the grid reaches', () => {
    const block = [
      ['1', '2'],
      ['3', '4'],
    ]
    expect(place(block, at(2, 2), size)).toMatchObject({
      cells: [
        { row: 2, column: 2, text: '1' },
        { row: 3, column: 2, text: '3' },
      ],
      outside: 2,
    })
    expect(place([['7']], { anchor: { row: 1, column: 1 }, focus: { row: 0, column: 0 } }, size).cells).toHaveLength(4)
    expect(place(block, { anchor: { row: 0, column: 0 }, focus: { row: 3, column: 2 } }, size).cells).toHaveLength(8)
    expect(place([], at(0, 0), size).cells).toEqual([])
    // A ragged block leaves what it does not name.
    expect(place([['1'], ['2', '3']], at(0, 0), size).cells).toHaveLength(3)
  })
  it('fills down and to the right', () => {
    expect(filled({ top: 0, bottom: 2, left: 1, right: 1 }, 'down')).toEqual([
      { from: { row: 0, column: 1 }, to: { row: 1, column: 1 } },
      { from: { row: 0, column: 1 }, to: { row: 2, column: 1 } },
    ])
    expect(filled({ top: 1, bottom: 1, left: 0, right: 2 }, 'right')).toHaveLength(2)
    expect(filled({ top: 1, bottom: 1, left: 1, right: 1 }, 'down')).toEqual([])
  })
})

describe('figures in cells', () => {
  it.each([
    ['1,234.50', '1234.5'],
    ['12万', '120000'],
    ['1.2亿', '120000000'],
    ['-5', '-5'],
    ['(5)', '-5'],
    ['￥１２', '12'],
    ['0.005', '0.01'],
    [' 7 ', '7'],
  ])('%s is %s', (text, value) => expect(readFigure(text, 'amount')).toEqual({ value }))
  it('nothing is nothing', () => {
    for (const text of ['', ' ', '-', '—']) expect(readFigure(text, 'amount')).toEqual({ value: null })
  })
  it('shares are fractions', () => {
    expect(['40%', '40', '0.4', '12.5%', '1', '100%', '0.5%'].map((t) => readFigure(t, 'share'))).toEqual(
      ['0.4', '0.4', '0.4', '0.125', '1', '1', '0.005'].map((value) => ({ value })),
    )
    expect(plainFigure('0.125', 'share')).toBe('12.5%')
    expect(readFigure(plainFigure('0.3333', 'share'), 'share')).toEqual({ value: '0.3333' })
  })
  it('what is none says so', () => {
    expect(readFigure('待定', 'amount')).toEqual({ fault: 'none' })
    expect(readFigure('1.2.3', 'amount')).toEqual({ fault: 'none' })
    expect(readFigure('12%', 'amount')).toEqual({ fault: 'percent' })
    expect(readFigure('1.5', 'whole')).toEqual({ fault: 'whole' })
    expect(readFigure('1.0', 'whole')).toEqual({ value: '1' })
  })
  it('every figure reads back as it is shown in the editor', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), (cents) => {
        const value = (readFigure(String(cents / 100), 'amount') as { value: string }).value
        expect(readFigure(plainFigure(value, 'amount'), 'amount')).toEqual({ value })
      }),
    )
  })
})

describe('history', () => {
  it('takes back and does again', () => {
    const one = changed(emptyHistory<number>(), new Map([['a', 1]]))
    const two = changed(
      one,
      new Map<string, number | undefined>([
        ['a', 2],
        ['b', 3],
      ]),
    )
    const cleared = changed(two, new Map([['a', undefined]]))
    expect([...cleared.cells]).toEqual([['b', 3]])
    expect(Object.fromEntries(undone(cleared).cells)).toEqual({ a: 2, b: 3 })
    expect(Object.fromEntries(undone(undone(cleared)).cells)).toEqual({ a: 1 })
    expect(Object.fromEntries(redone(undone(undone(cleared))).cells)).toEqual({ a: 2, b: 3 })
    expect(undone(emptyHistory())).toEqual(emptyHistory())
    expect(redone(changed(undone(two), new Map([['c', 9]]))).future).toEqual([])
    expect(changed(two, new Map())).toBe(two)
  })
  it('undoing everything leads back to where it began', () => {
    const change = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.option(fc.nat(9), { nil: undefined }))
    fc.assert(
      fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
        let history = emptyHistory<number>()
        for (const c of changes) history = changed(history, new Map(Object.entries(c)))
        const end = [...history.cells].sort()
        for (let i = 0; i < 12; i += 1) history = undone(history)
        expect(history.cells.size).toBe(0)
        for (let i = 0; i < 12; i += 1) history = redone(history)
        expect([...history.cells].sort()).toEqual(end)
      }),
    )
  })
})
