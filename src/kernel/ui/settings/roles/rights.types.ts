import type { Label } from '#kernel/entity/meta.types.ts'

export const operations = ['read', 'create', 'update', 'delete', 'export', 'import', 'transfer'] as const
export type Operation = (typeof operations)[number]
export type Scope = 'own' | 'department' | 'department-below' | 'region' | 'all'
export type Grant = Partial<Record<Operation, Scope | null>>
export type FieldRule = 'hidden' | 'read' | 'mask' | 'write'

export interface EntityRights {
  entity: string
  label: Label
  /** In force now. */
  operations: Grant
  /** What the product ships. */
  defaults: Grant
  source: 'default' | 'changed'
  /** Reaches that differ for this entity. */
  scopes: Scope[]
  fields: { name: string; label: Label }[]
}

/** A role's whole matrix, as `GET /roles/{id}/rights` answers it. */
export interface RoleRights {
  entities: EntityRights[]
  permissions: { key: string; label: Label; granted: boolean; default: boolean }[]
  fieldRules: Record<string, Record<string, FieldRule>>
  fixed: boolean
}
