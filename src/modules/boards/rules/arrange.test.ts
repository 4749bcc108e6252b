import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addCard,
  moveCard,
  newCardId,
  record,
  redo,
  removeCard,
  resizeCard,
  rowsNeeded,
  startHistory,
  undo,
} from './arrange.ts'
import { type Card, cardKinds, cardShapes } from './card.types.ts'

const card = (id: string, w = 3, h = 2): Card => ({ id, kind: 'figure', w, h, metrics: ['won-amount'] })
const ids = (cards: readonly Card[]) => cards.map(({ id }) => id).join('')

describe('cards', () => {
  it('are added in their usual size with what their kind needs', () => {
    const [made] = addCard([], 'trend', 'c1', { metrics: ['won-amount'] })
    expect(made).toMatchObject({ w: 6, h: 5, step: 'month', look: 'columns', compare: 'none' })
  })
  it('move to a place, and to the ends beyond it', () => {
    const cards = [card('a'), card('b'), card('c')]
    expect(ids(moveCard(cards, 'a', 1))).toBe('bac')
    expect(ids(moveCard(cards, 'c', -5))).toBe('cab')
    expect(ids(moveCard(cards, 'a', 99))).toBe('bca')
    expect(ids(moveCard(cards, 'x', 0))).toBe('abc')
  })
  it('are held within the board and what can be read', () => {
    for (const kind of cardKinds) {
      const { minW, minH } = cardShapes[kind].size
      const [small] = resizeCard([{ ...card('a'), kind }], 'a', { w: 0, h: -3 })
      expect([small?.w, small?.h]).toEqual([minW, minH])
      expect(resizeCard([{ ...card('a'), kind }], 'a', { w: 99, h: 99 })[0]).toMatchObject({ w: 12, h: 24 })
    }
  })
  it('get ids that are free', () => {
    expect(newCardId([card('c3'), card('c4')])).toBe('c5')
    expect(ids(removeCard([card('a'), card('b')], 'a'))).toBe('b')
  })
})

describe('rows', () => {
  it('are filled like the grid fills them', () => {
    expect(rowsNeeded([card('a', 4, 2), card('b', 8, 6), card('c', 4, 4)])).toBe(6)
    expect(rowsNeeded([card('a', 12, 1), card('b', 12, 2)])).toBe(3)
    expect(rowsNeeded([])).toBe(0)
  })
  it('hold every card', () => {
    const size = fc.record({ w: fc.integer({ min: 1, max: 12 }), h: fc.integer({ min: 1, max: 6 }) })
    fc.assert(
      fc.property(fc.array(size, { maxLength: 12 }), (cards) => {
        const area = cards.reduce((sum, { w, h }) => sum + w * h, 0)
        const rows = rowsNeeded(cards)
        expect(rows * 12).toBeGreaterThanOrEqual(area)
        expect(rows).toBeLessThanOrEqual(cards.reduce((sum, { h }) => sum + h, 0))
      }),
    )
  })
})

describe('the way back', () => {
  it('undoes and redoes, until something new is done', () => {
    const first = record(record(startHistory(1), 2), 3)
    expect(undo(first).present).toBe(2)
    expect(redo(undo(first))).toEqual(first)
    expect(record(undo(first), 9)).toMatchObject({ present: 9, future: [] })
    expect(undo(startHistory(1)).present).toBe(1)
    expect(record(first, 3)).toBe(first)
  })
  it('leads to the beginning from wherever one went', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { maxLength: 30 }), (values) => {
        let history = values.reduce((all, value) => record(all, value), startHistory(0))
        while (history.past.length > 0) history = undo(history)
        expect(history.present).toBe(0)
      }),
    )
  })
})
