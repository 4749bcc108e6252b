import { describe, expect, it } from 'vitest'
import { checkKeyResult, directionOf, isSteps, type KeyResultFacts, keyResultProgress } from './key-result.ts'

const facts = (more: Partial<KeyResultFacts>): KeyResultFacts => ({
  kind: 'number',
  metric: null,
  start: '0',
  target: '10',
  current: null,
  direction: 'up',
  steps: null,
  ...more,
})
const codes = (more: Partial<KeyResultFacts>) =>
  checkKeyResult({ after: facts(more) }).map(({ code, path }) => `${path} ${code}`)

describe('a key result', () => {
  it('must be measurable', () => {
    expect(codes({})).toEqual([])
    expect(codes({ target: null })).toEqual(['target field.required'])
    expect(codes({ kind: 'metric' })).toEqual(['metric field.required'])
    expect(codes({ kind: 'steps' })).toEqual(['steps key-result.steps'])
    expect(codes({ start: '8', target: '5', direction: 'up' })).toEqual(['direction key-result.direction'])
    expect(codes({ start: '8', target: '5', direction: 'down' })).toEqual([])
  })
  it('knows its direction from its numbers', () => {
    expect(directionOf('8', '5', null)).toBe('down')
    expect(directionOf('5', '8', 'down')).toBe('up')
    expect(directionOf('5', '5', 'down')).toBe('down')
    expect(directionOf(null, '5', null)).toBe('up')
  })
  it('has no progress before its first value', () => {
    expect(keyResultProgress(facts({}))).toBeNull()
    expect(keyResultProgress(facts({ current: '4' }))).toBe('40.00')
    expect(keyResultProgress(facts({ kind: 'steps', steps: [{ name: 'a', weight: '1', done: true }] }))).toBe('100.00')
  })
})

describe('steps', () => {
  const step = { name: '试点', weight: '0.5', done: false }
  it('have names of their own, weights and a tick', () => {
    expect(isSteps([step])).toBe(true)
    expect(isSteps([])).toBe(false)
    expect(isSteps([step, step])).toBe(false)
    for (const wrong of [{ weight: '0' }, { weight: '-1' }, { weight: 1 }, { done: 1 }, { name: ' ' }, { more: 1 }])
      expect(isSteps([{ ...step, ...wrong }]), JSON.stringify(wrong)).toBe(false)
    expect(isSteps({ 0: step })).toBe(false)
  })
})
