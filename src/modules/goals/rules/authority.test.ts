import { describe, expect, it } from 'vitest'
import { approverOf, decidesAs, mayPublish, maySet, type Setter } from './authority.ts'

describe('authority', () => {
  const manager: Setter = {
    id: 'm',
    mayManage: false,
    reachesAll: false,
    reports: ['p'],
    departmentsBelow: ['d'],
    standsInFor: [],
    regions: ['r'],
  }
  const goal = (
    subject: string,
    owner: string | null,
    department: string | null = null,
    region: string | null = null,
  ) => ({
    subject,
    owner,
    department,
    region,
  })
  it('sets goals downwards', () => {
    expect(maySet(manager, goal('person', 'p'))).toBe(true)
    expect(maySet(manager, goal('person', 'x', 'd'))).toBe(true)
    expect(maySet(manager, goal('person', 'x', 'other'))).toBe(false)
    expect(maySet(manager, goal('person', 'm', 'd'))).toBe(false)
    expect(maySet(manager, goal('company', 'm'))).toBe(false)
    expect(maySet(manager, goal('region', 'm', null, 'r'))).toBe(true)
    expect(maySet({ ...manager, reachesAll: true }, goal('company', 'm'))).toBe(true)
    expect(maySet({ ...manager, reachesAll: true }, goal('person', 'm'))).toBe(false)
    expect(maySet({ ...manager, mayManage: true }, goal('person', 'm'))).toBe(true)
    // Without an owner there is nobody to reach.
    expect(maySet(manager, goal('person', null))).toBe(false)
  })
  it('publishes no goal of one’s own', () => {
    expect(mayPublish(manager, goal('department', 'm', 'd'))).toBe(false)
    expect(mayPublish(manager, goal('department', 'other', 'd'))).toBe(true)
  })
  it('finds who decides: the parent goal’s owner, else up the line, never the asker or the owner', () => {
    const owned = { owner: 'p' }
    expect(approverOf(owned, 'p', 'boss', ['m', 'mm'])).toBe('boss')
    expect(approverOf(owned, 'p', 'p', ['m', 'mm'])).toBe('m')
    expect(approverOf(owned, 'm', 'm', ['m', 'mm'])).toBe('mm')
    expect(approverOf(owned, 'p', null, [])).toBeNull()
  })
  it('lets the approver and who manages goals decide, nobody about what is his own', () => {
    const request = { requester: 'p', approver: 'm', owner: 'p' }
    const person = (id: string | null, mayManage = false) => ({ id, mayManage, standsInFor: [] })
    expect(decidesAs(person('m'), request)).toEqual({ inPlaceOf: null })
    expect(decidesAs(person('x'), request)).toBeNull()
    expect(decidesAs(person('x', true), request)).toEqual({ inPlaceOf: null })
    expect(decidesAs(person('p', true), request)).toBeNull()
    expect(decidesAs(person('o', true), { ...request, owner: 'o' })).toBeNull()
    expect(decidesAs(person(null), { requester: null, approver: null, owner: null })).toBeNull()
  })
  it('lets a deputy decide in the approver’s place, not about what is his own', () => {
    const request = { requester: 'p', approver: 'm', owner: 'o' }
    const deputy = (id: string, ...standsInFor: string[]) => ({ id, mayManage: false, standsInFor })
    expect(decidesAs(deputy('d', 'm', 'n'), request)).toEqual({ inPlaceOf: 'm' })
    expect(decidesAs(deputy('d', 'n'), request)).toBeNull()
    expect(decidesAs(deputy('p', 'm'), request)).toBeNull()
    expect(decidesAs(deputy('o', 'm'), request)).toBeNull()
    expect(decidesAs(deputy('m', 'n'), request)).toEqual({ inPlaceOf: null })
    // Nobody is named: whoever may manage goals decides, and cannot be stood in for.
    expect(decidesAs(deputy('d', 'm'), { ...request, approver: null })).toBeNull()
  })
})
