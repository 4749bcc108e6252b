import type { EntityMeta } from '#kernel/entity/meta.types.ts'
import { FieldCell, isBlank } from '../fields/index.tsx'
import { formatInstant } from '../format.ts'
import { useLabel, useText } from '../text.ts'
import { recordTexts } from './text.ts'
import type { FieldChange } from './timeline.types.ts'

/** A change of one field in plain words: "预计成交日期 2025-01-02 → 2025-02-01". */
export function ChangeLine({ entity, change }: { entity: EntityMeta; change: FieldChange }) {
  const t = useText(recordTexts)
  const label = useLabel()
  const field = entity.fields.find((each) => each.name === change.field)
  const given = typeof change.label === 'string' ? change.label : label(change.label)
  const name = field ? label(field.label) : given || change.field
  const value = (side: unknown) => {
    if (isBlank(side)) return <span className="zy-field-quiet">{t('emptyValue')}</span>
    // Relative days ("tomorrow") would say something else when they are read later.
    if (field?.kind === 'date') return <span className="zy-field-number">{String(side)}</span>
    if (field?.kind === 'instant') {
      return <span className="zy-field-number">{formatInstant(String(side), { relative: false })}</span>
    }
    if (field) return <FieldCell field={field} value={side} compact />
    return <span>{typeof side === 'object' ? JSON.stringify(side) : String(side)}</span>
  }
  return (
    <div className="zy-change">
      <span className="zy-change-field">{name}</span> {value(change.before)} <span aria-hidden="true">→</span>{' '}
      <b>{value(change.after)}</b>
    </div>
  )
}
