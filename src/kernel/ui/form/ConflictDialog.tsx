import { Button, Modal, Radio } from 'antd'
import { useState } from 'react'
import type { EntityMeta, FieldMeta } from '#kernel/entity/meta.types.ts'
import { FieldCell } from '../fields/index.tsx'
import type { EntityRecord } from '../meta.tsx'
import { useLabel, useText } from '../text.ts'
import type { FormValues } from './formValues.ts'
import { formTexts } from './text.ts'

interface ConflictDialogProps {
  entity: EntityMeta
  fields: readonly FieldMeta[]
  mine: FormValues
  theirs: EntityRecord
  /** Saves with the values chosen, by field. */
  onChoose: (values: Record<string, unknown>) => void
  onClose: () => void
}

/** Two people changed the same fields: both values side by side, one choice for each. */
export function ConflictDialog({ entity, fields, mine, theirs, onChoose, onClose }: ConflictDialogProps) {
  const t = useText(formTexts)
  const label = useLabel()
  const [kept, setKept] = useState<Record<string, 'mine' | 'theirs'>>({})
  const chosenFor = (name: string) => (kept[name] === 'theirs' ? theirs[name] : mine[name])
  return (
    <Modal
      open
      title={t('conflictTitle', { name: theirs.updatedBy?.label ?? t('someone') })}
      onCancel={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            type="primary"
            onClick={() => onChoose(Object.fromEntries(fields.map(({ name }) => [name, chosenFor(name)])))}
          >
            {t('keep')}
          </Button>
        </>
      }
    >
      <p className="zy-action-help">{t('conflictHelp')}</p>
      {fields.map((field) => (
        <fieldset key={field.name} className="zy-conflict">
          <legend>{label(field.label)}</legend>
          <Radio.Group
            value={kept[field.name] ?? 'mine'}
            onChange={(event) => setKept({ ...kept, [field.name]: event.target.value })}
          >
            {(['mine', 'theirs'] as const).map((side) => (
              <Radio key={side} value={side}>
                <span className="zy-conflict-side">{t(side)}</span>
                <FieldCell
                  field={field}
                  value={(side === 'mine' ? mine : theirs)[field.name]}
                  record={theirs}
                  path={entity.path}
                  compact
                />
              </Radio>
            ))}
          </Radio.Group>
        </fieldset>
      ))}
    </Modal>
  )
}
