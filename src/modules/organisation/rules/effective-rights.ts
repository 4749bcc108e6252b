import type { FieldRule } from '#kernel/access/actor.ts'
import type { Fields, Grant, ModuleDefinition, Operation, ScopeName } from '#kernel/entity/define.ts'
import { operations } from '#kernel/entity/define.ts'

export interface RoleDifference {
  key: string
  grants: Record<string, Grant> | null
  fieldRules: Record<string, Record<string, FieldRule>> | null
  permissions: Record<string, boolean> | null
}

export interface RoleRights {
  grants: Record<string, Grant>
  fieldRules: Record<string, Record<string, FieldRule>>
  permissions: string[]
}

/** A role's rights in force: what the modules grant it, with the administrator's differences over it, entity by entity. */
export function roleRights(modules: readonly ModuleDefinition[], role: RoleDifference): RoleRights {
  const grants: Record<string, Grant> = {}
  const permissions = new Set<string>()
  for (const module of modules) {
    for (const name of ['*', role.key]) {
      for (const [entity, grant] of Object.entries(module.grants?.[name] ?? {}))
        grants[entity] = { ...grants[entity], ...grant }
      for (const key of module.rolePermissions?.[name] ?? []) permissions.add(key)
    }
    if (role.key !== 'admin') continue
    for (const entity of module.entities ?? [])
      grants[entity.name] = Object.fromEntries(operations.map((o) => [o, 'all'])) as Grant
    for (const { key } of module.permissions ?? []) permissions.add(key)
  }
  if (role.key === 'admin') return { grants, fieldRules: {}, permissions: [...permissions, 'admin'] }
  for (const [key, on] of Object.entries(role.permissions ?? {})) {
    if (on) permissions.add(key)
    else permissions.delete(key)
  }
  const fieldRules = withFollowing(modules, role.fieldRules ?? {})
  return { grants: { ...grants, ...role.grants }, fieldRules, permissions: [...permissions] }
}

/** Closing an amount closes what is worked out from it. */
function withFollowing(
  modules: readonly ModuleDefinition[],
  given: RoleRights['fieldRules'],
): RoleRights['fieldRules'] {
  const closed = { ...given }
  for (const { name, fields } of modules.flatMap((m) => m.entities ?? [])) {
    const rules = given[name]
    if (!rules) continue
    for (const [field, { follows }] of Object.entries(fields as Fields)) {
      const followed = follows && rules[follows]
      if (!followed) continue
      const own = rules[field] ?? 'write'
      closed[name] = { ...closed[name], [field]: openness[followed] < openness[own] ? followed : own }
    }
  }
  return closed
}

const openness: Record<FieldRule, number> = { hidden: 0, mask: 1, read: 2, write: 3 }

export interface CombinedRights {
  grants: Map<string, Map<Operation, Set<ScopeName>>>
  fieldRules: Map<string, Map<string, FieldRule>>
  permissions: Set<string>
}

/** Several roles together: scopes unite, a field is as open as the most open role makes it. */
export function combineRights(roles: readonly RoleRights[]): CombinedRights {
  const grants = new Map<string, Map<Operation, Set<ScopeName>>>()
  const fieldRules = new Map<string, Map<string, FieldRule>>()
  const permissions = new Set(roles.flatMap((r) => r.permissions))
  for (const role of roles) {
    for (const [entity, grant] of Object.entries(role.grants)) {
      const byOperation = grants.get(entity) ?? new Map<Operation, Set<ScopeName>>()
      for (const [operation, scope] of Object.entries(grant) as [Operation, ScopeName | null | undefined][]) {
        if (scope) byOperation.set(operation, (byOperation.get(operation) ?? new Set<ScopeName>()).add(scope))
      }
      grants.set(entity, byOperation)
    }
  }
  for (const entity of new Set(roles.flatMap((r) => Object.keys(r.fieldRules)))) {
    const readers = roles.filter((r) => r.grants[entity]?.read)
    const names = new Set(readers.flatMap((r) => Object.keys(r.fieldRules[entity] ?? {})))
    const rules = new Map<string, FieldRule>()
    for (const name of names) {
      const all = readers.map((r) => r.fieldRules[entity]?.[name] ?? 'write')
      rules.set(
        name,
        all.reduce((a, b) => (openness[a] >= openness[b] ? a : b)),
      )
    }
    fieldRules.set(entity, rules)
  }
  return { grants, fieldRules, permissions }
}
