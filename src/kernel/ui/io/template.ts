import type { EntityMeta, FieldMeta } from '#kernel/entity/meta.types.ts'
import { downloadText, tableCsv } from '../charts/csv.ts'
import type { Language } from '../text.ts'

/**
 * Downloads an empty table whose headers are the field names in the reader's language, the common fields first.
 * Required ones carry a star, which the import understands.
 */
export function downloadTemplate(entity: EntityMeta, fields: readonly FieldMeta[], language: Language): void {
  const first = [...new Set([...entity.quick, ...entity.list])]
  const rank = (field: FieldMeta) => {
    const at = first.indexOf(field.name)
    return at < 0 ? first.length : at
  }
  const own = fields.filter((field) => field.section !== 'system' && field.kind !== 'json')
  const sorted = own.toSorted((a, b) => Number(b.required) - Number(a.required) || rank(a) - rank(b))
  const columns = sorted.map((field) => ({ label: field.label[language] + (field.required ? '*' : '') }))
  downloadText(`${entity.plural[language]}.csv`, tableCsv({ columns, rows: [] }))
}
