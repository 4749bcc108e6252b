import { expect, it } from 'vitest'
import { checkLiaison, whoAnswers } from './liaison.ts'

const li = { person: 'li', deputy: 'wang', since: '2026-01-01', until: null }
const everyone = new Set(['li', 'wang', 'head', 'old'])

it('asks the liaison, the deputy while the liaison is away, else the head', () => {
  expect(whoAnswers([li], 'head', '2026-03-01', everyone)).toBe('li')
  expect(whoAnswers([li], 'head', '2026-03-01', new Set(['wang', 'head']))).toBe('wang')
  expect(whoAnswers([li], 'head', '2026-03-01', new Set(['head']))).toBe('head')
  expect(whoAnswers([], null, '2026-03-01', everyone)).toBeNull()
})

it('passes over liaisons whose time has not come or is over; the newest wins', () => {
  const old = { person: 'old', deputy: null, since: '2025-01-01', until: '2025-12-31' }
  const coming = { person: 'new', deputy: null, since: '2026-06-01', until: null }
  expect(whoAnswers([old, li, coming], 'head', '2026-03-01', new Set([...everyone, 'new']))).toBe('li')
  expect(whoAnswers([old, li, coming], 'head', '2026-06-01', new Set([...everyone, 'new']))).toBe('new')
  expect(whoAnswers([old], 'head', '2026-03-01', everyone)).toBe('head')
})

it('refuses a liaison of a department for itself, a deputy who is the same person, and an end before the beginning', () => {
  const fine = { department: 'a', counterpart: 'b', person: 'li', deputy: null, since: '2026-01-01', until: null }
  const codes = (after: Parameters<typeof checkLiaison>[0]['after']) => checkLiaison({ after }).map(({ code }) => code)
  expect(codes(fine)).toEqual([])
  expect(codes({ ...fine, counterpart: 'a', deputy: 'li', until: '2025-12-31' })).toEqual([
    'liaison.same-department',
    'liaison.own-deputy',
    'liaison.until',
  ])
})
