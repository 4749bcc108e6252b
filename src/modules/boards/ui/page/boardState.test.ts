import { describe, expect, it } from 'vitest'
import { readBoard, scopeOf, writeBoard } from './boardState.ts'

const viewer = { today: '2025-11-21', fiscalYearStart: 1, me: { id: 'me', department: { id: 'dep' } } }

describe('the address of a board', () => {
  it('says only what differs from the board, and an old link still opens', () => {
    const defaults = { period: 'this-week', narrowing: { department: '@my-department' } }
    expect(writeBoard(readBoard({}, defaults), defaults)).toEqual({})
    const changed = readBoard({ period: 'this-year', person: 'p' }, defaults)
    expect(changed.narrowing).toEqual({ department: '@my-department', person: 'p' })
    expect(writeBoard(changed, defaults)).toEqual({ period: 'this-year', person: 'p' })
    expect(readBoard({ period: 'century', from: 3, manager: { a: 1 } })).toEqual({
      period: 'this-month',
      narrowing: {},
    })
  })
  it('can take the board’s own filter away', () => {
    const defaults = { narrowing: { person: '@me' } }
    const state = readBoard({ person: '' }, defaults)
    expect(state.narrowing).toEqual({})
    expect(writeBoard(state, defaults)).toEqual({ person: '' })
  })
  it('keeps days only with the period of one’s own', () => {
    const state = readBoard({ period: 'custom', from: '2017-01-01', to: '2017-12-31' })
    expect(writeBoard(state)).toEqual({ period: 'custom', from: '2017-01-01', to: '2017-12-31' })
    expect(writeBoard({ ...state, period: 'all' })).toEqual({ period: 'all' })
    // What looks like a number arrives as one.
    expect(readBoard({ segment: 42 as never }).narrowing).toEqual({ segment: '42' })
  })
})

it('reads @me and @my-department as whoever looks', () => {
  const state = readBoard({}, { narrowing: { person: '@me', department: '@my-department' } })
  expect(scopeOf(state, viewer).narrowing).toEqual({ person: 'me', department: 'dep' })
  expect(scopeOf(state, { ...viewer, me: { id: 'me', department: null } }).narrowing).toEqual({ person: 'me' })
})
