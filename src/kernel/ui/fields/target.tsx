import { Select, Space } from 'antd'
import { useState } from 'react'
import { useEntity, useMeta } from '../meta.tsx'
import { useLabel, useText } from '../text.ts'
import { asReference } from './asReference.ts'
import { Blank } from './Blank.tsx'
import type { CellProps, EditorProps, FieldView } from './field.types.ts'
import { RecordLink } from './RecordLink.tsx'
import { RecordPicker } from './RecordPicker.tsx'
import { fieldTexts } from './text.ts'

const entityOf = (value: unknown): string | undefined =>
  typeof value === 'object' && value !== null && 'entity' in value ? String(value.entity) : undefined

function TargetCell({ value, compact }: CellProps) {
  const label = useLabel()
  const entity = useEntity(entityOf(value))
  const reference = asReference(value)
  if (!reference) return <Blank />
  return (
    <span className={compact ? 'zy-field-line' : 'zy-field-text'}>
      {entity ? <span className="zy-field-quiet">{label(entity.label)} </span> : null}
      <RecordLink entity={entity?.name} id={reference.id}>
        {reference.label}
      </RecordLink>
    </span>
  )
}

/** A record of one of several entities: which entity, then which record. */
function TargetEditor({ field, value, onChange, autoFocus, expand, size, status, id, describedBy }: EditorProps) {
  const t = useText(fieldTexts)
  const label = useLabel()
  const { entities } = useMeta()
  const offered = entities.filter((entity) => field.targets?.includes(entity.name))
  const [kind, setKind] = useState(entityOf(value) ?? offered[0]?.name)
  const reference = asReference(value)
  const current = entityOf(value) ?? kind
  return (
    <Space.Compact block>
      {offered.length > 1 ? (
        <Select
          aria-label={t('targetKind')}
          value={current}
          onChange={(next: string) => {
            setKind(next)
            onChange(null)
          }}
          options={offered.map((entity) => ({ value: entity.name, label: label(entity.label) }))}
          size={size}
          popupMatchSelectWidth={false}
          className="zy-target-kind"
        />
      ) : null}
      <RecordPicker
        key={current}
        entity={current ?? ''}
        value={reference ? [reference] : []}
        onChange={([next]) => onChange(next ? { entity: current, ...next } : null)}
        allowClear={!field.required}
        {...{ autoFocus, expand, size, status, id, describedBy }}
      />
    </Space.Compact>
  )
}

export const target: FieldView = { Cell: TargetCell, Editor: TargetEditor }
