import type { FieldKind, FieldMeta, Label } from '#kernel/entity/meta.types.ts'

/** A field of a form that belongs to no entity: it is filled in here, and never filtered, sorted or summed. */
export function formField(name: string, kind: FieldKind, label: Label, more: Partial<FieldMeta> = {}): FieldMeta {
  return {
    name,
    kind,
    label,
    required: false,
    access: 'write',
    create: true,
    update: true,
    computed: false,
    operators: [],
    sortable: false,
    groupable: false,
    summable: false,
    searchable: false,
    custom: false,
    section: '',
    ...more,
  }
}
