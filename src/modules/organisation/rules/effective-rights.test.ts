import { describe, expect, it } from 'vitest'
import type { FieldRule } from '#kernel/access/actor.ts'
import type { Grant, ModuleDefinition } from '#kernel/entity/define.ts'
import { combineRights, type RoleRights, roleRights } from './effective-rights.ts'

const role = (
  grants: Record<string, Grant>,
  fields: Record<string, FieldRule> = {},
  permissions: string[] = [],
): RoleRights => ({ grants, fieldRules: { customer: fields }, permissions })

const plain = ({ grants, fieldRules, permissions }: ReturnType<typeof combineRights>) => ({
  read: [...(grants.get('customer')?.get('read') ?? [])].sort(),
  update: [...(grants.get('customer')?.get('update') ?? [])].sort(),
  fields: Object.fromEntries(fieldRules.get('customer') ?? []),
  permissions: [...permissions].sort(),
})

describe('several roles of one person', () => {
  it('reach as far as each of them, operation by operation', () => {
    const first = role({ customer: { read: 'department', update: 'own' } }, {}, ['reveal'])
    const second = role({ customer: { read: 'region' } }, {}, ['settings'])
    const together = {
      read: ['department', 'region'],
      update: ['own'],
      fields: {},
      permissions: ['reveal', 'settings'],
    }
    expect(plain(combineRights([first, second]))).toEqual(together)
    expect(plain(combineRights([second, first]))).toEqual(together)
  })

  it.each([
    ['hidden', 'mask', 'mask'],
    ['mask', 'read', 'read'],
    ['read', 'hidden', 'read'],
    ['hidden', undefined, 'write'],
    ['hidden', 'hidden', 'hidden'],
  ] as const)('open a field as far as the most open of them: %s and %s make %s', (a, b, expected) => {
    const readers = [a, b].map((rule) => role({ customer: { read: 'all' } }, rule ? { phone: rule } : {}))
    for (const roles of [readers, readers.toReversed()])
      expect(plain(combineRights(roles)).fields).toEqual({ phone: expected })
  })

  it('open no field by a role that does not read the record', () => {
    const reader = role({ customer: { read: 'all' } }, { phone: 'hidden' })
    const writer = role({ customer: { create: 'all' } })
    expect(plain(combineRights([reader, writer])).fields).toEqual({ phone: 'hidden' })
  })
})

describe('one role', () => {
  const modules = [
    {
      name: 'x',
      grants: { '*': { customer: { read: 'own' } }, seller: { customer: { update: 'own' }, product: { read: 'all' } } },
      rolePermissions: { seller: ['reveal', 'lookup'] },
    },
  ] as unknown as ModuleDefinition[]
  const of = (difference: Partial<Parameters<typeof roleRights>[1]>) =>
    roleRights(modules, { key: 'seller', grants: null, fieldRules: null, permissions: null, ...difference })

  it('has what everybody has and what is its own', () => {
    expect(of({})).toEqual({
      grants: { customer: { read: 'own', update: 'own' }, product: { read: 'all' } },
      fieldRules: {},
      permissions: ['reveal', 'lookup'],
    })
  })

  it('is changed entity by entity: what the difference does not grant is gone', () => {
    const changed = of({
      grants: { customer: { read: 'department' } },
      permissions: { reveal: false, settings: true },
      fieldRules: { customer: { phone: 'mask' } },
    })
    expect(changed).toEqual({
      grants: { customer: { read: 'department' }, product: { read: 'all' } },
      fieldRules: { customer: { phone: 'mask' } },
      permissions: ['lookup', 'settings'],
    })
  })
})
