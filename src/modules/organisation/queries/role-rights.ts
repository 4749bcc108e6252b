import { sql } from 'drizzle-orm'
import type { FieldRule } from '#kernel/access/actor.ts'
import type { Sql } from '#kernel/entity/context.ts'
import type { Grant, ScopeName } from '#kernel/entity/define.ts'
import type { Label } from '#kernel/entity/meta.types.ts'
import type { Registry } from '#kernel/entity/registry.ts'
import { type RoleDifference, roleRights } from '../rules/effective-rights.ts'
import { scopeNames } from '../rules/role-rights.ts'

export interface RoleRightsView {
  entities: {
    entity: string
    label: Label
    /** In force now. */
    operations: Grant
    /** What the product ships. */
    defaults: Grant
    source: 'default' | 'changed'
    /** Scopes that differ for this entity: reference data knows only all or nothing. */
    scopes: readonly ScopeName[]
    fields: { name: string; label: Label }[]
  }[]
  permissions: { key: string; label: Label; granted: boolean; default: boolean }[]
  fieldRules: Record<string, Record<string, FieldRule>>
  /** The administrator's role may always do everything. */
  fixed: boolean
}

/** The whole matrix of a role; undefined when there is none. */
export async function roleRightsView(db: Sql, registry: Registry, id: string): Promise<RoleRightsView | undefined> {
  const [role] = await db.run<RoleDifference>(sql`
    select key, grants, field_rules as "fieldRules", permissions from role where id = ${id}::uuid and deleted_at is null`)
  if (!role) return undefined
  const shipped = roleRights(registry.modules, { key: role.key, grants: null, fieldRules: null, permissions: null })
  const current = roleRights(registry.modules, role)
  const fixed = role.key === 'admin'
  return {
    entities: [...registry.entities.values()]
      .filter((entity) => !entity.technical)
      .map((entity) => ({
        entity: entity.name,
        label: entity.label,
        operations: withoutBlanks(current.grants[entity.name]),
        defaults: withoutBlanks(shipped.grants[entity.name]),
        source: !fixed && role.grants && entity.name in role.grants ? ('changed' as const) : ('default' as const),
        scopes: entity.scope.by === 'company' ? (['all'] as const) : scopeNames,
        fields: Object.entries(registry.fields(entity))
          .filter(([, field]) => field.section !== 'system')
          .map(([name, field]) => ({ name, label: field.label })),
      })),
    permissions: registry.modules
      .flatMap((m) => m.permissions ?? [])
      .map(({ key, label }) => ({
        key,
        label,
        granted: current.permissions.includes(key),
        default: shipped.permissions.includes(key),
      })),
    fieldRules: current.fieldRules,
    fixed,
  }
}

/** An operation set to null is one not allowed. */
const withoutBlanks = (grant: Grant | undefined): Grant =>
  Object.fromEntries(Object.entries(grant ?? {}).filter(([, scope]) => scope)) as Grant
