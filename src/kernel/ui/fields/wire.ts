import type { FieldMeta } from '#kernel/entity/meta.types.ts'

const idOf = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'id' in value ? value.id : (value ?? null)

/** A value as the API takes it: references and files by their ids, an address without the server's words. */
export function toWire(field: Pick<FieldMeta, 'kind'>, value: unknown): unknown {
  if (value === undefined || value === null) return null
  switch (field.kind) {
    case 'ref':
    case 'treeRef':
      return idOf(value)
    case 'refs':
    case 'attachment':
      return Array.isArray(value) ? value.map(idOf) : []
    case 'target': {
      const { entity, id } = value as { entity?: unknown; id?: unknown }
      return entity && id ? { entity, id } : null
    }
    case 'address': {
      if (typeof value !== 'object') return value
      const { text: _words, ...parts } = value as Record<string, unknown>
      return parts
    }
    default:
      return typeof value === 'string' && value.trim() === '' ? null : value
  }
}

/** Whether two values are the same once they are sent. */
export const sameOnWire = (field: Pick<FieldMeta, 'kind'>, one: unknown, other: unknown): boolean =>
  canonical(toWire(field, one)) === canonical(toWire(field, other))

/** JSON with sorted keys; an empty list counts as no value. */
const canonical = (value: unknown): string =>
  JSON.stringify(Array.isArray(value) && value.length === 0 ? null : value, (_key, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  )
