import { EditOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { type KeyboardEvent, type MouseEvent, useRef, useState } from 'react'
import type { EntityMeta, FieldMeta } from '#kernel/entity/meta.types.ts'
import { isApiError } from '../client.ts'
import { isComposing } from '../composing.ts'
import { useFeedback } from '../feedback.tsx'
import { FieldCell, FieldEditor, fieldView } from '../fields/index.tsx'
import { sameOnWire } from '../fields/wire.ts'
import { GivenUp, placeViolations } from '../form/index.tsx'
import { modKey } from '../hotkeys.ts'
import type { EntityRecord } from '../meta.tsx'
import { useLabel, useText } from '../text.ts'
import { recordTexts } from './text.ts'
import { useClickAway } from './useClickAway.ts'
import type { SaveRequest } from './useRecordSave.tsx'

interface InlineFieldProps {
  entity: EntityMeta
  field: FieldMeta
  record: EntityRecord
  /** Absent: the field can only be read. */
  save?: ((request: SaveRequest) => Promise<void>) | undefined
  /** Somebody else has just changed it. */
  glow?: boolean | undefined
}

interface Editing {
  base: EntityRecord
  value: unknown
  faults: string[]
}

/** A field of the record's page: a click opens its editor in place, and the new value shows at once. */
export function InlineField({ entity, field, record, save, glow }: InlineFieldProps) {
  const t = useText(recordTexts)
  const label = useLabel()
  const feedback = useFeedback()
  const box = useRef<HTMLDivElement>(null)
  const [editing, setEditing] = useState<Editing>()
  const view = fieldView(field.kind)
  const name = label(field.label)
  const faultId = `fault-${field.name}`

  const close = () => {
    setEditing(undefined)
    // The person who came by keyboard goes on from where they were.
    requestAnimationFrame(() => box.current?.querySelector<HTMLElement>('.zy-inplace-edit')?.focus())
  }
  const commit = async (current: Editing, value: unknown) => {
    setEditing(undefined)
    if (!save || sameOnWire(field, current.base[field.name], value)) return
    try {
      const message = t('fieldSaved', { field: name })
      await save({ base: current.base, changes: { [field.name]: value }, label: field.label, message })
    } catch (error) {
      if (error instanceof GivenUp) return
      const violations = isApiError(error) && error.status < 500 ? error.body.violations : []
      const own = placeViolations(violations, [field.name]).byField.get(field.name)
      if (own && isApiError(error) && violations.length === own.length) {
        setEditing({ ...current, value, faults: own.map((fault) => fault.message ?? fault.code) })
      } else {
        feedback.error(error, entity)
      }
    }
  }
  useClickAway(box, editing !== undefined, () => editing && void commit(editing, editing.value))

  const open = (event: MouseEvent) => {
    if ((event.target as Element).closest('a, button:not(.zy-inplace-edit), .ant-image, .ant-image-preview-root'))
      return
    if (save && window.getSelection()?.type !== 'Range') {
      setEditing({ base: record, value: record[field.name] ?? null, faults: [] })
    }
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!editing || isComposing(event)) return
    const sends = event.key === 'Enter' && (event.ctrlKey || event.metaKey || (!view.multiline && !view.decides))
    if (event.key === 'Escape') {
      event.stopPropagation()
      close()
    } else if (sends) {
      event.preventDefault()
      void commit(editing, editing.value).then(() =>
        requestAnimationFrame(() => box.current?.querySelector<HTMLElement>('.zy-inplace-edit')?.focus()),
      )
    } else if (event.key === 'Tab' && !view.multiline && !view.decides) {
      void commit(editing, editing.value)
    }
  }

  if (!editing) {
    return (
      // The pencil is the control for keyboards and screen readers; the click on the value is a convenience.
      // biome-ignore lint/a11y/useKeyWithClickEvents: see above
      // biome-ignore lint/a11y/noStaticElementInteractions: see above
      <div
        ref={box}
        className={`zy-inplace${save ? ' zy-inplace-may' : ''}${view.wide ? ' zy-inplace-wide' : ''}${glow ? ' zy-glow' : ''}`}
        onClick={open}
      >
        <span className="zy-inplace-label">{name}</span>
        <div className="zy-inplace-value">
          <FieldCell field={field} value={record[field.name]} record={record} path={entity.path} />
        </div>
        {save ? (
          <button type="button" className="zy-inplace-edit" aria-label={t('editField', { field: name })}>
            <EditOutlined aria-hidden />
          </button>
        ) : null}
      </div>
    )
  }
  const keys = view.decides ? '' : view.multiline ? t('editKeysLong', { mod: modKey }) : t('editKeys')
  const theirs = !sameOnWire(field, editing.base[field.name], record[field.name])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: catches the keys of the editor inside
    <div ref={box} className="zy-inplace-editing" onKeyDown={onKeyDown}>
      <label htmlFor={`edit-${field.name}`} className="zy-inplace-label">
        {name}
      </label>
      <FieldEditor
        id={`edit-${field.name}`}
        field={field}
        value={editing.value}
        onChange={(value) => {
          if (view.decides) void commit(editing, value)
          else setEditing((current) => current && { ...current, value, faults: [] })
        }}
        record={record}
        autoFocus
        expand={view.decides}
        status={editing.faults.length > 0 ? 'error' : undefined}
        describedBy={faultId}
      />
      <div id={faultId} className="zy-field-fault" role="alert">
        {editing.faults.map((fault) => (
          <div key={fault}>{fault}</div>
        ))}
      </div>
      {theirs ? (
        <div className="zy-inplace-theirs" role="status">
          {t('theyChanged', { name: record.updatedBy?.label ?? t('someone') })}{' '}
          <FieldCell field={field} value={record[field.name]} record={record} compact />{' '}
          <Button type="link" size="small" onClick={close}>
            {t('takeTheirs')}
          </Button>
        </div>
      ) : null}
      <div className="zy-inplace-foot">
        {view.decides ? null : (
          <Button size="small" type="primary" onClick={() => void commit(editing, editing.value)}>
            {t('save')}
          </Button>
        )}
        <Button size="small" type="text" onClick={close}>
          {t('cancel')}
        </Button>
        <span className="zy-inplace-keys">{keys}</span>
      </div>
    </div>
  )
}
