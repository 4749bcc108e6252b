import type { FieldRule } from '#kernel/access/actor.ts'
import { operations, type ScopeName } from '#kernel/entity/define.ts'
import type { Violation } from '#kernel/entity/meta.types.ts'
import { violation } from '#kernel/pure/violations.ts'

export const scopeNames: readonly ScopeName[] = ['own', 'department', 'department-below', 'region', 'all']
export const fieldRuleNames: readonly FieldRule[] = ['hidden', 'mask', 'read', 'write']

/** What a role may speak of: entities with their fields, and named permissions. */
export interface RightsCatalogue {
  fields: ReadonlyMap<string, ReadonlySet<string>>
  permissions: ReadonlySet<string>
}

export interface RoleDifferences {
  key: string
  grants: unknown
  fieldRules: unknown
  permissions: unknown
}

type Entries = [key: string, value: unknown][]

/** An object's entries; undefined for anything that is no plain object. Null stands for "no difference". */
function entriesOf(value: unknown): Entries | undefined {
  if (value === null || value === undefined) return []
  return typeof value === 'object' && !Array.isArray(value) ? Object.entries(value) : undefined
}

/** Everything wrong with the differences of a role; the administrator's own role cannot be changed. */
export function checkRoleRights(role: RoleDifferences, catalogue: RightsCatalogue): Violation[] {
  const found = [
    ...checkGrants(role.grants, catalogue),
    ...checkFieldRules(role.fieldRules, catalogue),
    ...checkPermissions(role.permissions, catalogue),
  ]
  if (role.key !== 'admin') return found
  for (const path of ['grants', 'fieldRules', 'permissions'] as const) {
    if (entriesOf(role[path])?.length) found.push(violation('role.admin-is-fixed', path))
  }
  return found
}

/** `{ customer: { read: 'own', update: null } }`: an entity named here replaces its defaults as a whole. */
function checkGrants(grants: unknown, { fields }: RightsCatalogue): Violation[] {
  const entities = entriesOf(grants)
  if (!entities) return [violation('role.form', 'grants')]
  return entities.flatMap(([entity, grant]) => {
    if (!fields.has(entity)) return [violation('role.entity-unknown', 'grants', { name: entity })]
    const rights = grant === null ? undefined : entriesOf(grant)
    if (!rights) return [violation('role.form', `grants.${entity}`)]
    return rights.flatMap(([operation, scope]) => {
      if (!(operations as readonly string[]).includes(operation))
        return [violation('role.operation-unknown', `grants.${entity}`, { name: operation })]
      const known = scope === null || (scopeNames as readonly unknown[]).includes(scope)
      return known ? [] : [violation('role.scope-unknown', `grants.${entity}.${operation}`, { name: String(scope) })]
    })
  })
}

/** `{ customer: { phone: 'mask' } }` */
function checkFieldRules(rules: unknown, { fields }: RightsCatalogue): Violation[] {
  const entities = entriesOf(rules)
  if (!entities) return [violation('role.form', 'fieldRules')]
  return entities.flatMap(([entity, ofFields]) => {
    const names = fields.get(entity)
    if (!names) return [violation('role.entity-unknown', 'fieldRules', { name: entity })]
    const entries = ofFields === null ? undefined : entriesOf(ofFields)
    if (!entries) return [violation('role.form', `fieldRules.${entity}`)]
    return entries.flatMap(([field, rule]) => {
      if (!names.has(field)) return [violation('role.field-unknown', `fieldRules.${entity}`, { name: field })]
      const known = (fieldRuleNames as readonly unknown[]).includes(rule)
      return known
        ? []
        : [violation('role.field-rule-unknown', `fieldRules.${entity}.${field}`, { name: String(rule) })]
    })
  })
}

/** `{ reveal: false }` */
function checkPermissions(permissions: unknown, catalogue: RightsCatalogue): Violation[] {
  const entries = entriesOf(permissions)
  if (!entries) return [violation('role.form', 'permissions')]
  return entries.flatMap(([key, on]) => {
    if (!catalogue.permissions.has(key)) return [violation('role.permission-unknown', 'permissions', { name: key })]
    return typeof on === 'boolean' ? [] : [violation('role.form', `permissions.${key}`)]
  })
}
