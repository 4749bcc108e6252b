/** Which column of a file fills which field, as the contract's mapping JSON says it. */
import { type Actor, fieldRule } from '#kernel/access/actor.ts'
import { type AppError, invalidInput } from '#kernel/api/errors.ts'
import type { EntityDefinition } from '#kernel/entity/define.ts'
import type { FieldSpec } from '#kernel/entity/fields.ts'
import type { Violation } from '#kernel/entity/meta.types.ts'
import type { Registry } from '#kernel/entity/registry.ts'
import { violation } from '#kernel/pure/violations.ts'
import { authorFields, importableFields } from './fields.ts'

export interface ColumnMapping {
  column?: string
  /** Field by which a reference is found; its title or number when left out. Means nothing for other fields. */
  match?: string
  /** Translation of cell values. */
  values?: Record<string, unknown>
  /** The same value for every row. */
  constant?: unknown
  /** An empty cell empties the field of an existing record; else it leaves the field as it is. */
  clear?: boolean
  /** How 05/06/2024 is meant. */
  order?: 'dmy' | 'mdy'
}

/** Field -> header of its column, or more about it; null leaves the field out. */
export type Mapping = Record<string, string | ColumnMapping | null>

/** One mapped field, checked against definition and file. */
export interface FieldColumn {
  name: string
  field: FieldSpec
  /** Index of the column; null for a constant. */
  column: number | null
  constant?: unknown
  match?: string
  /** Cell text, exact and folded -> what it stands for. */
  values?: ReadonlyMap<string, unknown>
  clear: boolean
  order?: 'dmy' | 'mdy'
}

export const foldCell = (text: string): string => text.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase()

/**
 * Checks a mapping against the fields the person may import and the headers of the file.
 * @throws AppError 400 with every fault at once; an unknown field or header names those that exist
 */
export function resolveMapping(
  registry: Registry,
  actor: Actor,
  entity: EntityDefinition,
  mapping: unknown,
  headers: readonly string[],
): FieldColumn[] {
  if (mapping === null || typeof mapping !== 'object' || Array.isArray(mapping)) throw form('mapping')
  const fields = importableFields(registry, actor, entity)
  const known = registry.fields(entity)
  const violations: Violation[] = []
  const columns: FieldColumn[] = []
  for (const [name, given] of Object.entries(mapping as Mapping)) {
    if (given === null || given === '') continue
    const path = `mapping.${name}`
    const field = fields[name]
    if (!field) {
      const isAuthor = (authorFields as readonly string[]).includes(name)
      const exists = known[name] && fieldRule(actor, entity.name, name) !== 'hidden'
      const list = Object.keys(fields).join(', ')
      violations.push(
        isAuthor
          ? violation('import.keep-author', path, { field: name })
          : exists
            ? violation('import.not-importable', path, { field: name })
            : violation('import.unknown-field', path, { field: name, fields: list }),
      )
      continue
    }
    const wanted = asColumn(given)
    if (!wanted) {
      violations.push(violation('import.mapping-form', path))
      continue
    }
    const index = wanted.column === undefined ? null : findHeader(headers, wanted.column)
    if (index === -1) {
      violations.push(violation('import.unknown-header', path, { header: wanted.column, headers: headers.join(', ') }))
      continue
    }
    const match = field.ref || field.targets ? wanted.match : undefined
    const faulty = match === undefined ? undefined : unknownMatch(registry, actor, field, match)
    if (faulty) violations.push(violation('import.unknown-match', path, { entity: faulty, match }))
    columns.push({
      name,
      field,
      column: index,
      clear: wanted.clear ?? false,
      ...(index === null && { constant: wanted.constant }),
      ...(match && { match }),
      ...(wanted.values && { values: translation(wanted.values) }),
      ...(wanted.order && { order: wanted.order }),
    })
  }
  if (violations.length) throw invalidInput(violations)
  if (!columns.some((c) => c.column !== null))
    throw invalidInput([violation('import.nothing-mapped', 'mapping', { headers: headers.join(', ') })])
  return columns
}

const form = (path: string): AppError => invalidInput([violation('import.mapping-form', path)])

function asColumn(given: unknown): ColumnMapping | undefined {
  if (typeof given === 'string') return { column: given }
  if (given === null || typeof given !== 'object' || Array.isArray(given)) return undefined
  const { column, match, values, constant, clear, order, ...rest } = given as Record<string, unknown>
  const fits =
    Object.keys(rest).length === 0 &&
    (column === undefined) !== (constant === undefined) &&
    (column === undefined || typeof column === 'string') &&
    (match === undefined || match === null || typeof match === 'string') &&
    (values === undefined || values === null || (typeof values === 'object' && !Array.isArray(values))) &&
    (clear === undefined || typeof clear === 'boolean') &&
    (order === undefined || order === 'dmy' || order === 'mdy')
  if (!fits) return undefined
  return {
    ...(column !== undefined && { column: column as string }),
    ...(match ? { match: match as string } : {}),
    ...(values ? { values: values as Record<string, unknown> } : {}),
    ...(constant !== undefined && { constant }),
    ...(clear !== undefined && { clear: clear as boolean }),
    ...(order !== undefined && { order: order as 'dmy' | 'mdy' }),
  }
}

/** Exactly first, then without regard to case, width and spaces; -1 when there is none. */
export function findHeader(headers: readonly string[], wanted: string): number {
  const exact = headers.indexOf(wanted)
  return exact >= 0 ? exact : headers.findIndex((header) => foldCell(header) === foldCell(wanted))
}

/** A match field must exist, be visible and unmasked wherever the reference may lead; answers the entity that lacks it. */
function unknownMatch(registry: Registry, actor: Actor, field: FieldSpec, match: string): string | undefined {
  const entities = field.ref ? [field.ref] : (field.targets ?? [])
  return entities.find((name) => {
    const target = registry.fields(registry.entity(name))[match]
    const rule = fieldRule(actor, name, match)
    const usable = target && !target.sql && !target.ref && !target.targets && rule !== 'hidden' && rule !== 'mask'
    return match !== 'id' && !usable
  })
}

function translation(values: Record<string, unknown>): ReadonlyMap<string, unknown> {
  const folded = Object.entries(values).map(([from, to]) => [foldCell(from), to] as const)
  return new Map([...folded, ...Object.entries(values)])
}
