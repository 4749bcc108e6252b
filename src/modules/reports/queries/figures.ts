/** Values of the database as keys and figures of a report: labels in the reader's language, places that make sense. */
import type { Reader } from '#kernel/data/list.ts'
import { systemFields } from '#kernel/data/query.ts'
import type { EntityDefinition } from '#kernel/entity/define.ts'
import type { FieldSpec } from '#kernel/entity/fields.ts'
import { Decimal } from '#kernel/pure/decimal.ts'
import type { FigureFormat, PivotKey, PivotValue, ReportMeasure } from '../rules/report.types.ts'

type Language = 'zh' | 'en'

const none = { zh: '（空）', en: '(none)' }
const truth = { true: { zh: '是', en: 'Yes' }, false: { zh: '否', en: 'No' } }

/** How the values of a field become keys. */
export function keyReader(field: FieldSpec, language: Language): (value: unknown) => PivotKey {
  const nothing: PivotKey = { id: null, label: none[language] }
  const places = new Map((field.options ?? []).map(({ value }, i) => [value, i]))
  const labels = new Map((field.options ?? []).map(({ value, label }) => [value, label[language]]))
  return (value) => {
    if (value === null || value === undefined || value === '') return nothing
    if (typeof value === 'object') {
      const { id, label } = value as { id: string; label: string | null }
      return { id, label: label || '—' }
    }
    if (typeof value === 'boolean') {
      return { id: String(value), label: truth[`${value}`][language], rank: value ? 0 : 1 }
    }
    if (typeof value === 'number') return { id: String(value), label: String(value), rank: value }
    const id = String(value)
    const rank = places.get(id)
    return { id, label: labels.get(id) ?? id, ...(rank !== undefined && { rank }) }
  }
}

/** `客户的区域`, `Customer › Region`. */
export function labelOf(reader: Reader, entity: EntityDefinition, path: string, language: Language): string {
  const names: string[] = []
  let current = entity
  for (const name of path.split('.')) {
    const field = Object.hasOwn(systemFields, name) ? systemFields[name]! : reader.registry.fields(current)[name]!
    names.push(field.label[language])
    if (field.ref && field.ref !== 'file') current = reader.registry.entity(field.ref)
  }
  return names.join(language === 'zh' ? '的' : ' › ')
}

/** How the figures of a measure are written: an average has two places at most, a sum those of its field. */
export function formatOf({ fn, show = 'value' }: ReportMeasure, field: FieldSpec | undefined): FigureFormat {
  if (show === 'row-share' || show === 'column-share' || show === 'total-share') return { kind: 'share', scale: 2 }
  if (!field || fn === 'distinct') return { kind: 'number', scale: 0 }
  const isMean = fn === 'avg' || fn === 'median'
  switch (field.kind) {
    case 'money':
      return { kind: 'money', scale: field.scale ?? 2 }
    case 'percent':
      return { kind: 'percent', scale: 2 }
    case 'decimal':
      return { kind: 'number', scale: field.scale ?? 2 }
    case 'integer':
      return { kind: 'number', scale: isMean ? 2 : 0 }
    case 'date':
    case 'instant':
      return { kind: field.kind, scale: 0 }
    default:
      return { kind: 'text', scale: 0 }
  }
}

/** Counts stay numbers, days and texts as they are; amounts lose places that nobody reads. */
export function rounded(value: unknown, { kind, scale }: FigureFormat): PivotValue {
  if (value === null || value === undefined) return null
  if (typeof value === 'number') return value
  const text = value instanceof Date ? value.toISOString() : String(value)
  if (kind === 'date' || kind === 'instant' || kind === 'text') return text
  // A share is worked out later, from the exact figure.
  return new Decimal(text).toDecimalPlaces(kind === 'share' ? 6 : Math.max(scale, 2)).toFixed()
}
