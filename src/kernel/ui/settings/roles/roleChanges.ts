import {
  type EntityRights,
  type FieldRule,
  type Grant,
  type Operation,
  operations,
  type RoleRights,
  type Scope,
} from './rights.types.ts'

/** A role's rights while they are edited: only what differs from what the product ships. */
export interface RoleDraft {
  /** Entity -> its whole grant; entities that follow the default are not here. */
  grants: Record<string, Grant>
  permissions: Record<string, boolean>
  fieldRules: Record<string, Record<string, FieldRule>>
}

const sameGrant = (a: Grant, b: Grant): boolean =>
  operations.every((operation) => (a[operation] ?? null) === (b[operation] ?? null))

export function draftOf(rights: RoleRights): RoleDraft {
  const changed = rights.entities.filter(({ source }) => source === 'changed')
  const permissions = rights.permissions.filter((each) => each.granted !== each.default)
  return {
    grants: Object.fromEntries(changed.map(({ entity, operations: grant }) => [entity, grant])),
    permissions: Object.fromEntries(permissions.map(({ key, granted }) => [key, granted])),
    fieldRules: rights.fieldRules,
  }
}

export const grantOf = (draft: RoleDraft, rights: EntityRights): Grant => draft.grants[rights.entity] ?? rights.defaults

/** Another reach for an operation. A grant that is the default again is no difference any more. */
export function withScope(
  draft: RoleDraft,
  rights: EntityRights,
  operation: Operation,
  scope: Scope | null,
): RoleDraft {
  const grant: Grant = { ...grantOf(draft, rights), [operation]: scope }
  const { [rights.entity]: _, ...others } = draft.grants
  const isDefault = sameGrant(grant, rights.defaults)
  return { ...draft, grants: isDefault ? others : { ...others, [rights.entity]: grant } }
}

export function withoutChange(draft: RoleDraft, entity: string): RoleDraft {
  const { [entity]: _, ...grants } = draft.grants
  return { ...draft, grants }
}

export function withPermission(draft: RoleDraft, key: string, on: boolean, byDefault: boolean): RoleDraft {
  const { [key]: _, ...others } = draft.permissions
  return { ...draft, permissions: on === byDefault ? others : { ...others, [key]: on } }
}

/** Another rule for a field; `write` is as open as the record itself and needs no rule. */
export function withFieldRule(draft: RoleDraft, entity: string, field: string, rule: FieldRule): RoleDraft {
  const { [field]: _, ...rules } = draft.fieldRules[entity] ?? {}
  const next = rule === 'write' ? rules : { ...rules, [field]: rule }
  const { [entity]: __, ...others } = draft.fieldRules
  return { ...draft, fieldRules: Object.keys(next).length > 0 ? { ...others, [entity]: next } : others }
}

/** How many differences from the default a draft has. */
export function differences(draft: RoleDraft): number {
  const rules = Object.values(draft.fieldRules).reduce((count, each) => count + Object.keys(each).length, 0)
  return Object.keys(draft.grants).length + Object.keys(draft.permissions).length + rules
}

/** Whether two drafts say something different; the order of their entries does not matter. */
export function differs(a: RoleDraft, b: RoleDraft): boolean {
  const sorted = (value: unknown): unknown =>
    typeof value === 'object' && value !== null
      ? Object.entries(value)
          .map(([key, each]) => [key, sorted(each)] as const)
          .sort(([x], [y]) => (x < y ? -1 : 1))
      : value
  return JSON.stringify(sorted(a)) !== JSON.stringify(sorted(b))
}
