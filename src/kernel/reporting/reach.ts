/**
 * What the account of one department may read, as SQL over the session's user: the department and those below it, the people
 * in them, and what belongs to either. Said of every view, and of every record that a view names.
 */
import { columnsOf } from '../data/schema.ts'
import type { EntityDefinition, Fields } from '../entity/define.ts'
import type { FieldSpec } from '../entity/fields.ts'
import type { Registry } from '../entity/registry.ts'
import { literal, quoted } from './columns.ts'

/** Nobody may use this schema; the views read it with their owner's rights. */
export const reachSchema = 'reporting_reach'

const departments = `(select id from ${reachSchema}.departments)`
const people = `(select id from ${reachSchema}.people)`

/**
 * The department of an account stands in the comment on its role, which no account can write. A login cannot change its
 * session user.
 */
export const reachViews: Record<string, string> = {
  departments: `with recursive below as (
      select d.id from department d where d.deleted_at is null and d.id = (
        select (shobj_description(r.oid, 'pg_authid')::jsonb->>'department')::uuid from pg_roles r where r.rolname = session_user)
      union select d.id from department d join below b on d.parent_id = b.id where d.deleted_at is null)
    select id from below`,
  people: `select e.id from employee e where e.deleted_at is null and e.department_id in (select id from ${reachSchema}.departments)`,
}

/** SQL condition on the rows of `alias`. Reference data of the whole company is open, people and departments are not. */
export function withinReach(registry: Registry, entity: EntityDefinition, alias: string, depth = 0): string {
  const { scope } = entity
  const fields = registry.fields(entity) as Fields
  const own = (name: string, ids: string) => `${column(alias, name, fields[name]!)} in ${ids}`
  if (entity.name === 'department') return `${alias}.id in ${departments}`
  if (entity.name === 'employee') return `${alias}.id in ${people}`
  if (scope.by === 'owner') {
    const parts = [own(scope.owner, people), ...(scope.department ? [own(scope.department, departments)] : [])]
    return either(parts)
  }
  if (scope.by === 'via') {
    const parts = throughParent(registry, fields[scope.through]!, scope.through, alias, depth)
    return either(scope.owner ? [own(scope.owner, people), ...parts] : parts)
  }
  if (scope.by === 'personal') return 'false'
  const holders = { employee: people, department: departments }
  const held = Object.entries(fields).flatMap(([name, field]) => {
    const ids = holders[field.ref as keyof typeof holders]
    return ids && !field.sql && (field.required || name === entity.dimensions?.person) ? [own(name, ids)] : []
  })
  return held.length > 0 ? held.join(' and ') : 'true'
}

const either = (parts: readonly string[]): string => (parts.length > 0 ? `(${parts.join(' or ')})` : 'false')

const column = (alias: string, name: string, field: FieldSpec): string =>
  field.sql ? `(${field.sql(alias)})` : `${alias}.${quoted(columnsOf(name, field).at(-1)!)}`

function throughParent(registry: Registry, field: FieldSpec, name: string, alias: string, depth: number): string[] {
  const parent = `p${depth}`
  const exists = (target: string, id: string): string => {
    const entity = registry.entity(target)
    const reached = withinReach(registry, entity, parent, depth + 1)
    return `exists (select 1 from ${quoted(entity.table)} ${parent} where ${parent}.id = ${id} and ${parent}.deleted_at is null and ${reached})`
  }
  if (field.kind !== 'target') return [exists(field.ref!, column(alias, name, field))]
  const [kind, id] = columnsOf(name, field).map((each) => `${alias}.${quoted(each)}`)
  return (field.targets ?? []).map((target) => `(${kind} = ${literal(target)} and ${exists(target, id!)})`)
}
