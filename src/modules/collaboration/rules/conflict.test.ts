import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ConflictVerb, checkConflict, levelAbove, mayEnd } from './conflict.ts'

const parts = { managers: ['boss-a', 'boss-b'], committee: ['gm', 'a'] }
const at = (level: string, state = 'open') => ({ state, level, raisedBy: 'a', parties: ['b'], committee: null })
const code = (verb: ConflictVerb, conflict: ReturnType<typeof at>, actor: string) =>
  mayEnd(verb, conflict, parts, actor)[0]?.code

describe('a conflict', () => {
  it('is settled by its parties at any level while it is open', () => {
    for (const level of ['parties', 'managers', 'committee']) expect(code('settle', at(level), 'b')).toBeUndefined()
    expect(code('settle', at('managers'), 'boss-a')).toBe('conflict.parties-only')
    expect(code('settle', at('managers', 'ruled'), 'b')).toBe('conflict.state')
  })

  it('is ruled by the level that has it, and by nobody in their own case', () => {
    expect(code('rule', at('parties'), 'boss-a')).toBe('conflict.too-early')
    expect(code('rule', at('managers'), 'boss-a')).toBeUndefined()
    expect(code('rule', at('committee'), 'boss-a')).toBe('conflict.judge-only')
    expect(code('rule', at('committee'), 'gm')).toBeUndefined()
    expect(code('rule', at('committee'), 'a')).toBe('conflict.judge-only')
  })

  it('moves up one level at a time until the committee', () => {
    expect(levelAbove('parties')).toBe('managers')
    expect(levelAbove('managers')).toBe('committee')
    expect(levelAbove('committee')).toBeUndefined()
    expect(code('escalate', at('committee'), 'a')).toBe('conflict.top')
  })

  it('binds once it is ruled, whatever is changed', () => {
    const codes = (state: string) => checkConflict({ before: at('managers', state), after: at('managers', state) })
    expect(codes('ruled').map((v) => v.code)).toEqual(['conflict.binding'])
    expect(codes('open')).toEqual([])
  })

  it('is no business of strangers', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<ConflictVerb>('settle', 'escalate', 'rule', 'withdraw'),
        fc.constantFrom('parties', 'managers', 'committee'),
        (verb, level) => {
          expect(mayEnd(verb, at(level), parts, 'stranger')).not.toEqual([])
        },
      ),
    )
  })
})
