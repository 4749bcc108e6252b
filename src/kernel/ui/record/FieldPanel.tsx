import { Button } from 'antd'
import { useState } from 'react'
import type { EntityMeta, FieldMeta } from '#kernel/entity/meta.types.ts'
import { isBlank } from '../fields/index.tsx'
import { groupBySection } from '../form/FieldGrid.tsx'
import { formatInstant } from '../format.ts'
import type { EntityRecord } from '../meta.tsx'
import { usePrinting } from '../print.ts'
import { useLabel, useText } from '../text.ts'
import { InlineField } from './InlineField.tsx'
import { recordTexts } from './text.ts'
import type { OthersChange } from './useOthersChanges.ts'
import { mayEdit } from './useRecord.ts'
import type { SaveRequest } from './useRecordSave.tsx'

interface FieldPanelProps {
  entity: EntityMeta
  record: EntityRecord
  save: (request: SaveRequest) => Promise<void>
  others: OthersChange | null
  onEditAll: () => void
}

/** All fields in their sections, each editable in place. Empty ones that nobody asks for first stay folded. */
export function FieldPanel({ entity, record, save, others, onEditAll }: FieldPanelProps) {
  const t = useText(recordTexts)
  const relative = !usePrinting()
  const label = useLabel()
  const [showAll, setShowAll] = useState(false)
  const editable = mayEdit(entity, record)
  // The title is the page's heading; it is renamed by the "edit" button of this panel.
  const fields = entity.fields.filter((field) => field.name !== entity.title)
  const folded = fields.filter((field) => isBlank(record[field.name]) && !keepsPlace(entity, field))
  const shown = showAll ? fields : fields.filter((field) => !folded.includes(field))
  const sections = groupBySection(shown, entity.sections)
  const nameOf = (reference: EntityRecord['createdBy']) => reference?.label ?? t('system')

  return (
    <section className="zy-panel zy-fields" aria-label={t('fields')}>
      <header className="zy-panel-head">
        <h2>{t('fields')}</h2>
        {editable ? (
          <Button type="text" size="small" onClick={onEditAll}>
            {t('edit')}
          </Button>
        ) : null}
      </header>
      {sections.map((section, index) => (
        <div key={section.key} className="zy-fields-section">
          {index > 0 ? <h3>{label(section.label)}</h3> : null}
          {section.fields.map((field) => (
            <InlineField
              key={field.name}
              entity={entity}
              field={field}
              record={record}
              save={editable && field.update && !field.computed && field.access === 'write' ? save : undefined}
              glow={others?.fields.has(field.name)}
            />
          ))}
        </div>
      ))}
      {folded.length > 0 ? (
        <Button type="link" size="small" className="zy-fields-more" onClick={() => setShowAll(!showAll)}>
          {showAll ? t('hideUnfilled') : t('unfilled', { n: folded.length })}
        </Button>
      ) : null}
      <footer className="zy-fields-foot">
        <div>
          {t('createdBy', { name: nameOf(record.createdBy), at: formatInstant(record.createdAt, { relative }) })}
        </div>
        <div>
          {t('updatedBy', { name: nameOf(record.updatedBy), at: formatInstant(record.updatedAt, { relative }) })}
        </div>
      </footer>
    </section>
  )
}

/** Empty fields of the first entry stay in sight: they are the ones to fill in next. */
const keepsPlace = (entity: EntityMeta, field: FieldMeta): boolean =>
  field.required || entity.quick.includes(field.name) || entity.list.includes(field.name)
