/**
 * Access worked out a second time, in plain JavaScript over plain records: slow, obvious, and
 * independent of the SQL predicate that it checks. Used by the contract suite alone.
 */
import type { EntityDefinition, Operation, ScopeName } from '#kernel/entity/define.ts'
import type { Registry } from '#kernel/entity/registry.ts'

export type Plain = Record<string, unknown> & { id: string }

export interface World {
  registry: Registry
  /** Entity -> its live records with stored values; computed references filled in. */
  records: Map<string, Map<string, Plain>>
  /** Those in the recycle bin. */
  trashed: Map<string, Map<string, Plain>>
  shares: { entity: string; recordId: string; employeeId: string; write: boolean }[]
  /** Employee -> entity -> operation -> scopes of all roles. */
  rights: Map<string, Map<string, Map<Operation, Set<ScopeName>>>>
}

const all = (world: World, entity: string): Plain[] => [...(world.records.get(entity)?.values() ?? [])]

export function scopes(world: World, person: string, entity: string, operation: Operation): Set<ScopeName> {
  return world.rights.get(person)?.get(entity)?.get(operation) ?? new Set()
}

/** The records below (and including) the given ones in a tree. */
function withBelow(nodes: Plain[], parent: string, roots: string[]): Set<string> {
  const found = new Set(roots)
  for (let size = -1; size !== found.size; ) {
    size = found.size
    for (const node of nodes) if (typeof node[parent] === 'string' && found.has(node[parent])) found.add(node.id)
  }
  return found
}

/** May the person do this with this record? */
export function reaches(
  world: World,
  person: string,
  entity: EntityDefinition,
  operation: Operation,
  record: Plain,
): boolean {
  const granted = scopes(world, person, entity.name, operation)
  if (granted.size === 0) return false
  const scope = entity.scope
  if (scope.by === 'company') return true
  if (scope.by === 'personal') return record[scope.owner] === person
  if (granted.has('all')) return true
  if (entity.shareable && sharedWith(world, person, entity, operation, record)) return true
  if (scope.by === 'via') {
    if (scope.owner && record[scope.owner] === person) return true
    const needed: Operation =
      operation === 'read' || operation === 'export' || operation === 'create' ? 'read' : 'update'
    return parentReaches(world, person, entity, scope.through, needed, record)
  }
  if (record[scope.owner] === person) return true
  if (scope.open && record[scope.open] === true && (operation === 'read' || operation === 'export')) return true
  const me = world.records.get('employee')!.get(person)!
  const departments = all(world, 'department')
  const headed = departments.filter((d) => d.manager === person || d.id === me.department).map((d) => d.id)
  if (scope.audience && (operation === 'read' || operation === 'export')) {
    const audience = record[scope.audience.field]
    if (audience === 'everyone') return true
    const of = record[scope.audience.department]
    const opened = typeof of === 'string' ? withBelow(departments, 'parent', [of]) : new Set()
    if (audience === 'department' && headed.some((id) => opened.has(id))) return true
  }
  const department = scope.department ? record[scope.department] : undefined
  if (granted.has('department') && typeof department === 'string' && headed.includes(department)) return true
  if (granted.has('department-below')) {
    if (typeof department === 'string' && withBelow(departments, 'parent', headed).has(department)) return true
    const reports = withBelow(all(world, 'employee'), 'manager', [person])
    if (record[scope.owner] !== person && reports.has(record[scope.owner] as string)) return true
  }
  if (granted.has('region') && scope.region) {
    const mine = withBelow(all(world, 'region'), 'parent', (me.regions as string[] | null) ?? [])
    if (mine.has(record[scope.region] as string)) return true
  }
  return false
}

function sharedWith(
  world: World,
  person: string,
  entity: EntityDefinition,
  operation: Operation,
  record: Plain,
): boolean {
  if (operation !== 'read' && operation !== 'update' && operation !== 'export') return false
  return world.shares.some(
    (s) =>
      s.entity === entity.name &&
      s.recordId === record.id &&
      s.employeeId === person &&
      (operation !== 'update' || s.write),
  )
}

function parentReaches(
  world: World,
  person: string,
  entity: EntityDefinition,
  through: string,
  needed: Operation,
  record: Plain,
): boolean {
  const field = world.registry.fields(entity)[through]!
  const value = record[through] as string | { entity: string; id: string } | null
  if (value === null) return false
  const [name, id] = typeof value === 'string' ? [field.ref!, value] : [value.entity, value.id]
  const parent = world.records.get(name)?.get(id)
  return parent !== undefined && reaches(world, person, world.registry.entity(name), needed, parent)
}

/** The records of an entity that a person reaches, in no order. */
export function reached(world: World, person: string, name: string, operation: Operation = 'read'): Plain[] {
  const entity = world.registry.entity(name)
  return all(world, name).filter((record) => reaches(world, person, entity, operation, record))
}
