import type { EntityMeta, FieldMeta } from '#kernel/entity/meta.types.ts'
import { FieldCell, isBlank } from '../fields/index.tsx'
import { currencyOf } from '../fields/money.tsx'
import { formatDate, formatInstant, formatLarge } from '../format.ts'
import type { EntityRecord } from '../meta.tsx'
import { useLabel, useLanguage } from '../text.ts'
import { keyFigures } from './headerFacts.ts'

/** A second reading of a figure: its size in words, or the exact day behind "in 3 days". */
function second(field: FieldMeta, record: EntityRecord, language: 'zh' | 'en'): string {
  const value = record[field.name]
  if (isBlank(value)) return ''
  if (field.kind === 'money') {
    const large = Math.abs(Number(value)) >= (language === 'zh' ? 10_000 : 1_000_000)
    return large ? formatLarge(String(value), currencyOf(field, record)) : ''
  }
  if (field.kind === 'date') return formatDate(String(value)) === value ? '' : String(value)
  if (field.kind === 'instant') {
    const exact = formatInstant(String(value), { relative: false })
    return formatInstant(String(value)) === exact ? '' : exact
  }
  return ''
}

/** The record's key figures in a row of equal cells. */
export function KeyFigures({ entity, record }: { entity: EntityMeta; record: EntityRecord }) {
  const label = useLabel()
  const language = useLanguage()
  const fields = keyFigures(entity)
  if (fields.length === 0) return null
  return (
    <dl className="zy-panel zy-keyfigures">
      {fields.map((field) => (
        <div key={field.name} className="zy-keyfigure">
          <dt>{label(field.label)}</dt>
          <dd className="zy-keyfigure-value">
            <FieldCell field={field} value={record[field.name]} record={record} path={entity.path} compact />
          </dd>
          <dd className="zy-keyfigure-more">{second(field, record, language)}</dd>
        </div>
      ))}
    </dl>
  )
}
