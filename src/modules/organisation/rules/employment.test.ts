import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changeOfEmployment, checkEmployment, overlap } from './employment.ts'

const east = { department: 'east', manager: 'chen', position: null }
const running = { ...east, startsOn: null, endsOn: null }

describe('employment', () => {
  it('ends yesterday and begins today when a person moves', () => {
    expect(changeOfEmployment(running, { ...east, department: 'west' }, '2026-03-10')).toEqual({
      kind: 'move',
      endsOn: '2026-03-09',
      startsOn: '2026-03-10',
      post: { ...east, department: 'west' },
    })
  })

  it('fills in what was unknown without a new record', () => {
    const unknown = { ...running, department: null, manager: null }
    expect(changeOfEmployment(unknown, east, '2026-03-10')).toEqual({ kind: 'amend', post: east })
  })

  it('takes a second change on one day as a correction', () => {
    const today = { ...running, startsOn: '2026-03-10' }
    expect(changeOfEmployment(today, { ...east, department: 'west' }, '2026-03-10').kind).toBe('amend')
  })

  it('does nothing when nothing changed', () => {
    expect(changeOfEmployment(running, east, '2026-03-10')).toEqual({ kind: 'none' })
  })

  it('does not end before it starts', () => {
    expect(checkEmployment({ after: { startsOn: '2026-03-10', endsOn: '2026-03-09' } })[0]?.code).toBe(
      'employment.ends-before-start',
    )
    expect(checkEmployment({ after: { startsOn: null, endsOn: '2026-03-09' } })).toEqual([])
  })

  it('overlap is symmetric and sees a shared day', () => {
    const day = fc.option(fc.integer({ min: 10, max: 28 }).map((d) => `2026-03-${d}`))
    const span = fc.record({ startsOn: day, endsOn: day })
    fc.assert(fc.property(span, span, (a, b) => overlap(a, b) === overlap(b, a)))
    expect(overlap({ startsOn: null, endsOn: '2026-03-10' }, { startsOn: '2026-03-10', endsOn: null })).toBe(true)
    expect(overlap({ startsOn: null, endsOn: '2026-03-10' }, { startsOn: '2026-03-11', endsOn: null })).toBe(false)
  })
})
