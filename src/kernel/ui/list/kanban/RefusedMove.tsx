import { Button, Modal } from 'antd'
import { useState } from 'react'
import type { EntityMeta, FieldMeta } from '#kernel/entity/meta.types.ts'
import { RecordLink } from '../../fields/index.tsx'
import { useText } from '../../text.ts'
import { ValueFields } from '../bulk/BulkFields.tsx'
import { listText } from '../text.ts'
import type { Refusal } from './useMove.ts'

interface Props extends Refusal {
  entity: EntityMeta
  onRetry: (values: Record<string, unknown>) => Promise<void>
  onClose: () => void
}

/** What a move still needs: fields to fill in here, the rest as a list with a way to the record. */
export function RefusedMove({ entity, record, column, message, violations, onRetry, onClose }: Props) {
  const t = useText(listText)
  const [values, setValues] = useState<Record<string, unknown>>({})
  const [busy, setBusy] = useState(false)
  const [asked, setAsked] = useState<FieldMeta[]>([])
  const named = violations.flatMap((each) => fillable(entity, each.path) ?? [])
  // A field that was filled in stays, also when the server then finds the next thing.
  const fields = [...new Set([...asked, ...named])]
  const others = violations.filter((each) => !fillable(entity, each.path))
  const go = async () => {
    setAsked(fields)
    setBusy(true)
    await onRetry(values)
    setBusy(false)
  }
  return (
    <Modal
      open
      width={480}
      title={t('kanbanRefused', { column })}
      onCancel={onClose}
      footer={[
        <Button key="cancel" onClick={onClose}>
          {t('cancel')}
        </Button>,
        fields.length > 0 && (
          <Button key="go" type="primary" loading={busy} onClick={() => void go()}>
            {t('kanbanGo', { column })}
          </Button>
        ),
      ]}
    >
      <div className="zy-list-stack">
        <p>
          <RecordLink entity={entity.name} id={record.id}>
            {record.label}
          </RecordLink>
        </p>
        {others.length > 0 && (
          <ul className="zy-refused">
            {others.map((each) => (
              <li key={`${each.path}:${each.code}`}>{each.message ?? each.code}</li>
            ))}
          </ul>
        )}
        {violations.length === 0 && <p>{message}</p>}
        {fields.length > 0 && <p className="zy-list-quiet">{t('kanbanRefusedFill')}</p>}
        <ValueFields
          fields={fields}
          values={Object.fromEntries(fields.map((field) => [field.name, values[field.name] ?? record[field.name]]))}
          record={record}
          violations={violations}
          onChange={setValues}
        />
      </div>
    </Modal>
  )
}

function fillable(entity: EntityMeta, path: string): FieldMeta | undefined {
  const field = entity.fields.find((each) => each.name === path.split('.')[0])
  return field && !field.computed && field.access === 'write' ? field : undefined
}
