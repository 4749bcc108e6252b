import type { Reference } from '#kernel/entity/meta.types.ts'

/** A reference as the API gives it; a bare id (a default, an old history entry) stands for itself. */
export function asReference(value: unknown): Reference | null {
  if (typeof value === 'string' && value !== '') return { id: value, label: value }
  if (typeof value !== 'object' || value === null || !('id' in value)) return null
  const label = 'label' in value && value.label !== null && value.label !== undefined ? value.label : value.id
  return { id: String(value.id), label: String(label) }
}

/** Several references; what is none is left out. */
export const asReferences = (value: unknown): Reference[] =>
  (Array.isArray(value) ? value : [value]).flatMap((each) => asReference(each) ?? [])
