import type { EntityMeta, FieldMeta } from '#kernel/entity/meta.types.ts'
import { useMeta } from '#kernel/ui/meta.tsx'
import { useLabel } from '#kernel/ui/text.ts'

/** Kinds of records that a rule may be about, in the order of their names: what people work with comes first. */
export function useKinds(): { value: string; label: string }[] {
  const { entities } = useMeta()
  const label = useLabel()
  const option = (entity: EntityMeta) => ({ value: entity.name, label: label(entity.label) })
  const isWork = (entity: EntityMeta) => !entity.settingsOnly
  const known = entities.filter(({ name, operations }) => operations.read && !own.has(name))
  return [...known.filter(isWork), ...known.filter((entity) => !isWork(entity))].map(option)
}

/** The product's own notes set nothing off. */
const own = new Set(['automation-rule', 'automation-run', 'automation-revision', 'webhook-delivery'])

export const fieldOptions = (fields: readonly FieldMeta[], label: ReturnType<typeof useLabel>) =>
  fields.map((field) => ({ value: field.name, label: label(field.label) }))
