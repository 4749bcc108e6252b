import { describe, expect, it } from 'vitest'
import type { EntityRights, RoleRights } from './rights.types.ts'
import {
  differences,
  differs,
  draftOf,
  grantOf,
  withFieldRule,
  withoutChange,
  withPermission,
  withScope,
} from './roleChanges.ts'

const customer: EntityRights = {
  entity: 'customer',
  label: { zh: '客户', en: 'Customer' },
  operations: { read: 'all' },
  defaults: { read: 'own', create: 'own' },
  source: 'changed',
  scopes: ['own', 'all'],
  fields: [],
}
const rights: RoleRights = {
  entities: [
    customer,
    { ...customer, entity: 'contact', operations: { read: 'own' }, defaults: { read: 'own' }, source: 'default' },
  ],
  permissions: [
    { key: 'reveal', label: { zh: '', en: '' }, granted: true, default: false },
    { key: 'settings', label: { zh: '', en: '' }, granted: false, default: false },
  ],
  fieldRules: {},
  fixed: false,
}

describe('role draft', () => {
  it('holds only what differs', () => {
    expect(draftOf(rights)).toEqual({
      grants: { customer: { read: 'all' } },
      permissions: { reveal: true },
      fieldRules: {},
    })
    expect(differences(draftOf(rights))).toBe(2)
  })
  it('drops a grant that became the default again', () => {
    let draft = withScope(draftOf(rights), customer, 'read', 'own')
    expect(draft.grants.customer).toEqual({ read: 'own' })
    draft = withScope(draft, customer, 'create', 'own')
    expect(draft.grants).toEqual({})
    expect(grantOf(draft, customer)).toEqual(customer.defaults)
  })
  it('takes an operation away by null, not by leaving it out', () => {
    const draft = withScope(withoutChange(draftOf(rights), 'customer'), customer, 'create', null)
    expect(draft.grants.customer).toEqual({ read: 'own', create: null })
  })
  it('treats permissions and field rules alike', () => {
    const draft = withPermission(draftOf(rights), 'reveal', false, false)
    expect(draft.permissions).toEqual({})
    const ruled = withFieldRule(draft, 'customer', 'phone', 'hidden')
    expect(ruled.fieldRules).toEqual({ customer: { phone: 'hidden' } })
    expect(withFieldRule(ruled, 'customer', 'phone', 'write').fieldRules).toEqual({})
  })
  it('is dirty only while it says something else', () => {
    const stored = draftOf(rights)
    const there = withFieldRule(withScope(stored, customer, 'delete', 'all'), 'customer', 'phone', 'mask')
    expect(differs(there, stored)).toBe(true)
    const back = withFieldRule(withScope(there, customer, 'delete', null), 'customer', 'phone', 'write')
    expect(differs({ ...back, grants: { customer: { read: 'all' } } }, stored)).toBe(false)
  })
})
