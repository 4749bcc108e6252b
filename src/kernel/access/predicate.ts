/**
 * Access as one SQL predicate per entity: every list, get, write, export, search, relation and
 * chart uses it, so a row is in the list exactly when it can be opened.
 */
import { type SQL, sql } from 'drizzle-orm'
import { or } from '../data/connection.ts'
import { columnsOf } from '../data/schema.ts'
import type { EntityDefinition, Fields, Operation } from '../entity/define.ts'
import type { FieldSpec } from '../entity/fields.ts'
import type { Registry } from '../entity/registry.ts'
import { type Actor, isSystem, may, scopesOf } from './actor.ts'

const everything = sql`true`
const nothing = sql`false`

/** SQL that is true for the rows of `alias` on which the actor may do the operation. */
export function accessPredicate(
  registry: Registry,
  actor: Actor,
  entity: EntityDefinition,
  operation: Operation,
  alias: string,
): SQL {
  if (isSystem(actor)) return everything
  if (!may(actor, entity.name, operation)) return nothing
  const scopes = scopesOf(actor, entity.name, operation)
  const scope = entity.scope
  if (scope.by === 'company') return everything
  if (scope.by === 'personal') return sql`${column(registry, entity, scope.owner, alias)} = ${actor.id}::uuid`
  if (scopes.has('all')) return everything

  const parts: SQL[] = []
  if (scope.by === 'via') {
    if (scope.owner) {
      const owner = column(registry, entity, scope.owner, alias)
      parts.push(ownedBy(owner, actor))
      if (scope.standIns && operation === 'read') parts.push(anyOf(owner, actor.standsInFor ?? []))
    }
    parts.push(throughParent(registry, actor, entity, scope.through, operation, alias))
  } else {
    const owner = column(registry, entity, scope.owner, alias)
    parts.push(ownedBy(owner, actor))
    const department = scope.department && column(registry, entity, scope.department, alias)
    if (department && scopes.has('department')) parts.push(anyOf(department, actor.departments))
    if (scopes.has('department-below')) {
      if (department) parts.push(anyOf(department, actor.departmentsBelow))
      parts.push(anyOf(owner, actor.reports))
    }
    if (scope.region && scopes.has('region')) {
      parts.push(anyOf(column(registry, entity, scope.region, alias), actor.regions))
    }
    if (scope.open && (operation === 'read' || operation === 'export')) {
      parts.push(sql`coalesce(${column(registry, entity, scope.open, alias)}, false)`)
    }
    if (scope.audience && (operation === 'read' || operation === 'export')) {
      const audience = column(registry, entity, scope.audience.field, alias)
      const of = column(registry, entity, scope.audience.department, alias)
      parts.push(
        sql`${audience} = 'everyone'`,
        sql`(${audience} = 'department' and ${anyOf(of, actor.departmentsAbove)})`,
      )
    }
  }
  if (entity.shareable) parts.push(shared(entity, actor, operation, alias))
  return or(parts)
}

/** SQL of a field for a table alias: its column, or the expression of a computed field. */
export function column(registry: Registry, entity: EntityDefinition, name: string, alias: string): SQL {
  const field = registry.fields(entity)[name]
  if (!field) throw new Error(`${entity.name} has no field '${name}'`)
  return fieldColumn(name, field, alias)
}

export function fieldColumn(name: string, field: FieldSpec, alias: string): SQL {
  if (field.sql) return sql.raw(`(${field.sql(alias)})`)
  const columns = columnsOf(name, field)
  return sql`${sql.identifier(alias)}.${sql.identifier(columns.at(-1)!)}`
}

const ownedBy = (owner: SQL, actor: Actor): SQL => sql`${owner} = ${actor.id}::uuid`

const anyOf = (value: SQL, ids: readonly string[]): SQL =>
  ids.length ? sql`${value} = any(${sql.param([...ids])}::uuid[])` : nothing

function shared(entity: EntityDefinition, actor: Actor, operation: Operation, alias: string): SQL {
  if (operation !== 'read' && operation !== 'update' && operation !== 'export') return nothing
  const write = operation === 'update' ? sql` and s.write` : sql``
  // An array read once: the planner can then combine it with the other parts by their indexes.
  return sql`${sql.identifier(alias)}.id = any(array(select s.record_id from record_share s
    where s.employee_id = ${actor.id}::uuid and s.entity = ${entity.name}
    and (s.expires_on is null or s.expires_on >= (now() at time zone ${actor.timeZone})::date)${write}))`
}

/** A child is reached through its parent: read by who reads that, changed by who may change that. */
function throughParent(
  registry: Registry,
  actor: Actor,
  entity: EntityDefinition,
  through: string,
  operation: Operation,
  alias: string,
): SQL {
  const field = (registry.fields(entity) as Fields)[through]!
  const needed: Operation = operation === 'read' || operation === 'export' || operation === 'create' ? 'read' : 'update'
  const inner = `${alias}_p`
  const reach = (parent: EntityDefinition, id: SQL): SQL =>
    sql`exists (select 1 from ${sql.identifier(parent.table)} ${sql.identifier(inner)}
      where ${sql.identifier(inner)}.id = ${id} and ${sql.identifier(inner)}.deleted_at is null
      and ${accessPredicate(registry, actor, parent, needed, inner)})`
  if (field.kind !== 'target') return reach(registry.entity(field.ref!), fieldColumn(through, field, alias))
  const [entityColumn, idColumn] = columnsOf(through, field)
  const of = (name: string) => sql`${sql.identifier(alias)}.${sql.identifier(name)}`
  return or(
    (field.targets ?? []).map(
      (name) => sql`(${of(entityColumn!)} = ${name} and ${reach(registry.entity(name), of(idColumn!))})`,
    ),
  )
}
