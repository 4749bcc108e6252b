/** Who acts, with everything that decides what they may do, loaded once per request. */
import type { Fields, Operation, ScopeName } from '../entity/define.ts'
import type { Label } from '../entity/meta.types.ts'

export type FieldRule = 'hidden' | 'read' | 'mask' | 'write'

export interface Actor {
  /** Employee id; null for the system. */
  id: string | null
  userId: string | null
  name: string
  email: string | null
  language: 'zh' | 'en'
  /** The company's: it decides which day it is. */
  timeZone: string
  roles: { key: string; label: Label }[]
  permissions: ReadonlySet<string>
  /** Entity -> operation -> scopes of all roles (their union counts). */
  grants: ReadonlyMap<string, ReadonlyMap<Operation, ReadonlySet<ScopeName>>>
  /** Entity -> field -> the widest rule among the roles. */
  fieldRules: ReadonlyMap<string, ReadonlyMap<string, FieldRule>>
  department: { id: string; label: string } | null
  /** Own department (and those the person heads). */
  departments: readonly string[]
  departmentsBelow: readonly string[]
  /** Own departments and those above them: what is shared with a department reaches those below it. */
  departmentsAbove: readonly string[]
  /** Everyone who reports to the person, directly or not. */
  reports: readonly string[]
  /** Assigned regions with everything below. */
  regions: readonly string[]
  /** Whose approvals the person handles today while they are away. */
  standsInFor?: readonly string[]
  /** Set when the system acts for a stated reason. */
  systemReason?: string
}

export function systemActor(reason: string): Actor {
  return {
    id: null,
    userId: null,
    name: 'system',
    email: null,
    language: 'zh',
    timeZone: 'UTC',
    roles: [],
    permissions: new Set(),
    grants: new Map(),
    fieldRules: new Map(),
    department: null,
    departments: [],
    departmentsBelow: [],
    departmentsAbove: [],
    reports: [],
    regions: [],
    systemReason: reason,
  }
}

export const isSystem = (actor: Actor): boolean => actor.systemReason !== undefined

const nothing: ReadonlySet<ScopeName> = new Set()

/** How far the actor reaches with an operation on an entity; empty = not at all. */
export function scopesOf(actor: Actor, entity: string, operation: Operation): ReadonlySet<ScopeName> {
  return actor.grants.get(entity)?.get(operation) ?? nothing
}

export function may(actor: Actor, entity: string, operation: Operation): boolean {
  return isSystem(actor) || scopesOf(actor, entity, operation).size > 0
}

export function hasPermission(actor: Actor, key: string): boolean {
  return isSystem(actor) || actor.permissions.has(key)
}

/** The rule for one field; without an explicit rule a field is as open as the record. */
export function fieldRule(actor: Actor, entity: string, field: string): FieldRule {
  if (isSystem(actor)) return 'write'
  return actor.fieldRules.get(entity)?.get(field) ?? 'write'
}

/** Neither hidden nor masked: only such fields may decide what a search, filter or order finds. */
export const seesInFull = (actor: Actor, entity: string, field: string): boolean =>
  ['read', 'write'].includes(fieldRule(actor, entity, field))

/** A sum is made of the amounts in the company's currency, so who does not see these is not shown the sum either. */
export function seesSum(actor: Actor, { name, fields }: { name: string; fields: Fields }, field: string): boolean {
  const base = fields[field]?.baseField
  return seesInFull(actor, name, field) && (base === undefined || seesInFull(actor, name, base))
}
