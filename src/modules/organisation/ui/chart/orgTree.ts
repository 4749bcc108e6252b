import type { Reference } from '#kernel/entity/meta.types.ts'
import type { EntityRecord } from '#kernel/ui/meta.tsx'

export interface Person {
  id: string
  version: number
  name: string
  title: string
  department: string | null
}

export interface Unit {
  id: string
  version: number
  name: string
  parent: string | null
  manager: Reference | null
  people: Person[]
  children: Unit[]
  /** People here and in all units below. */
  headcount: number
}

export interface OrgTree {
  roots: Unit[]
  byId: Map<string, Unit>
  /** People without a department. */
  homeless: Person[]
}

const idOf = (value: unknown): string | null => (value as Reference | null)?.id ?? null
const labelOf = (value: unknown): string => (value as Reference | null)?.label ?? ''

/**
 * The tree of departments with their people. A department whose parent is not among them (deleted, or a circle in
 * imported data) stands as a root, so that nobody disappears.
 */
export function orgTree(departments: readonly EntityRecord[], employees: readonly EntityRecord[]): OrgTree {
  const byId = new Map<string, Unit>()
  for (const record of departments) {
    byId.set(record.id, {
      id: record.id,
      version: record.version,
      name: record.label,
      parent: idOf(record.parent),
      manager: (record.manager as Reference | null) ?? null,
      people: [],
      children: [],
      headcount: 0,
    })
  }
  const homeless: Person[] = []
  for (const record of employees) {
    const department = idOf(record.department)
    const { id, version, label: name } = record
    const person = { id, version, name, title: labelOf(record.position), department }
    const unit = department === null ? undefined : byId.get(department)
    if (unit) unit.people.push(person)
    else homeless.push(person)
  }
  const roots: Unit[] = []
  for (const unit of byId.values()) {
    const parent = unit.parent === null ? undefined : byId.get(unit.parent)
    if (parent && !isBelow(byId, unit.parent, unit.id)) parent.children.push(unit)
    else roots.push(unit)
  }
  for (const root of roots) count(root)
  return { roots, byId, homeless }
}

function count(unit: Unit): number {
  unit.headcount = unit.people.length + unit.children.reduce((sum, child) => sum + count(child), 0)
  return unit.headcount
}

/** Whether a unit is `above` itself or lies below it. */
export function isBelow(byId: ReadonlyMap<string, Unit>, id: string | null, above: string): boolean {
  const seen = new Set<string>()
  for (let at = id; at !== null && !seen.has(at); at = byId.get(at)?.parent ?? null) {
    if (at === above) return true
    seen.add(at)
  }
  return false
}

/** One or two letters that stand for a person: the last two of a Chinese name, the initials of others. */
export function initials(name: string): string {
  const trimmed = name.trim()
  if (/\p{Script=Han}/u.test(trimmed)) return trimmed.slice(-2)
  const words = trimmed.split(/\s+/)
  return ((words[0]?.[0] ?? '') + (words.length > 1 ? (words.at(-1)?.[0] ?? '') : '')).toUpperCase()
}
