/** Which cells can be changed in the table. */
import type { EntityMeta, FieldMeta } from '#kernel/entity/meta.types.ts'
import type { Column } from '../model/columns.ts'

/** Kinds whose editors need more room than a cell has. */
const tooLarge = new Set(['richText', 'json', 'geo', 'attachment', 'address'])

/** A field of the record itself that this person may change and whose editor fits a cell. */
export function canEditField(entity: EntityMeta, field: FieldMeta): boolean {
  return (
    entity.operations.update && field.update && field.access === 'write' && !field.computed && !tooLarge.has(field.kind)
  )
}

export function canEditCell(entity: EntityMeta, column: Column): boolean {
  return !column.through && canEditField(entity, column.field)
}
