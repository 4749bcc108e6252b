import { describe, expect, it } from 'vitest'
import { above } from './responsibility.ts'

describe('who stands under whom', () => {
  const base = {
    metric: 'm',
    owner: null,
    department: null,
    region: null,
    productLine: null,
    segment: null,
    parent: null,
  }
  it('follows the organisation where no parent is named', () => {
    const goals = [
      { ...base, id: 'c', subject: 'company' as const },
      { ...base, id: 'd', subject: 'department' as const, department: 'sales' },
      { ...base, id: 'e', subject: 'department' as const, department: 'east' },
      { ...base, id: 'p', subject: 'person' as const, owner: 'zhang', department: 'east-1' },
      { ...base, id: 'q', subject: 'person' as const, owner: 'li', department: 'other' },
      { ...base, id: 's', subject: 'person' as const, owner: 'zhang', department: 'east-1', segment: 'banks' },
      { ...base, id: 'x', subject: 'person' as const, owner: 'wang', metric: 'n', department: 'east' },
    ]
    const departments = new Map<string, string | null>([
      ['sales', null],
      ['east', 'sales'],
      ['east-1', 'east'],
      ['other', null],
    ])
    expect(Object.fromEntries(above(goals, departments, new Map()))).toEqual({
      c: null,
      d: 'c',
      e: 'd',
      p: 'e',
      q: 'c',
      s: 'p',
      x: null,
    })
  })
  it('survives a circle in the organisation', () => {
    const goals = [{ ...base, id: 'p', subject: 'person' as const, owner: 'z', department: 'a' }]
    expect(
      above(
        goals,
        new Map([
          ['a', 'b'],
          ['b', 'a'],
        ]),
        new Map(),
      ).get('p'),
    ).toBeNull()
  })
})
