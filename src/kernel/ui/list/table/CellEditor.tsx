import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react'
import type { EntityMeta, FieldMeta } from '#kernel/entity/meta.types.ts'
import { isApiError, isHeld } from '../../client.ts'
import { isComposing } from '../../composing.ts'
import { useFeedback } from '../../feedback.tsx'
import { FieldEditor, fieldView } from '../../fields/index.tsx'
import { sameOnWire } from '../../fields/wire.ts'
import type { EntityRecord } from '../../meta.tsx'
import { useLabel, useText } from '../../text.ts'
import { conflictOf, useRecordEdit } from '../data/useRecordEdit.ts'
import { listText } from '../text.ts'
import { useConflict } from './ConflictDialog.tsx'

interface Props {
  entity: EntityMeta
  field: FieldMeta
  record: EntityRecord
  /** Closes the editor and moves the focus this many columns on. */
  onDone: (step: number) => void
}

/** Lists and calendars of the editors open outside the cell; a click there is not a click away. */
const popups =
  '.ant-select-dropdown, .ant-picker-dropdown, .ant-cascader-dropdown, .ant-popover, .ant-modal-root, .ant-drawer, .ant-dropdown'

/** Changes one value in its cell: Enter or Tab saves, Esc gives up, a click elsewhere saves. */
export function CellEditor({ entity, field, record, onDone }: Props) {
  const t = useText(listText)
  const label = useLabel()
  const feedback = useFeedback()
  const save = useRecordEdit(entity)
  const askConflict = useConflict()
  const view = fieldView(field.kind)
  const before = record[field.name]
  const [value, setValue] = useState(before)
  const [faults, setFaults] = useState<string[]>([])
  const box = useRef<HTMLDivElement>(null)
  const latest = useRef({ value, busy: false })
  latest.current.value = value

  const commit = useCallback(
    async (next: unknown, step: number) => {
      if (latest.current.busy) return
      if (sameOnWire(field, next, before)) return onDone(step)
      latest.current.busy = true
      const name = label(field.label)
      const message = t('editSaved', { name: record.label, field: name })
      const send = (version: number) => save(record, { [field.name]: next }, { version, message })
      try {
        await send(record.version)
        onDone(step)
      } catch (error) {
        latest.current.busy = false
        const current = conflictOf(error)
        // Somebody changed other fields only: that is no conflict.
        if (current && sameOnWire(field, current[field.name], before)) {
          await send(current.version).then(
            () => onDone(step),
            (fault) => feedback.error(fault, entity),
          )
        } else if (current) {
          onDone(0)
          askConflict({ entity, field, current, mine: next, overwrite: () => send(current.version) })
        } else if (isApiError(error) && error.status >= 400 && error.status < 500 && error.status !== 404) {
          const { violations, message: whole } = error.body
          setFaults(violations.length ? violations.map((each) => each.message ?? each.code) : [whole])
        } else {
          feedback.error(error, entity)
          if (isHeld(error)) onDone(step)
        }
      }
    },
    [askConflict, before, entity, feedback, field, label, onDone, record, save, t],
  )

  // A list of choices is wanted open; the editors have no such property.
  useEffect(() => {
    const list = view.decides && box.current?.querySelector('input[role="combobox"]')
    if (list)
      list.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'ArrowDown', code: 'ArrowDown', keyCode: 40, bubbles: true }),
      )
  }, [view.decides])

  useEffect(() => {
    const away = (event: PointerEvent) => {
      const target = event.target as Element
      if (box.current?.contains(target) || target.closest(popups)) return
      void commit(latest.current.value, 0)
    }
    document.addEventListener('pointerdown', away, true)
    return () => document.removeEventListener('pointerdown', away, true)
  }, [commit])

  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation()
    if (isComposing(event)) return
    if (event.key === 'Escape') {
      event.preventDefault()
      onDone(0)
    } else if (event.key === 'Tab') {
      event.preventDefault()
      void commit(latest.current.value, event.shiftKey ? -1 : 1)
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey || (!view.multiline && !view.decides))) {
      event.preventDefault()
      void commit(latest.current.value, 0)
    }
  }
  const change = (next: unknown) => {
    setValue(next)
    latest.current.value = next
    if (view.decides) void commit(next, 0)
  }
  const faultId = `fault-${record.id}-${field.name}`

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot shrink to the cell
    <div
      ref={box}
      className="zy-cell-editor"
      onKeyDown={onKeyDown}
      role="group"
      aria-label={t('editing', { name: label(field.label) })}
    >
      <FieldEditor
        field={field}
        value={value}
        onChange={change}
        record={record}
        size="small"
        autoFocus
        status={faults.length ? 'error' : undefined}
        describedBy={faultId}
      />
      <div id={faultId} className="zy-cell-faults" role="alert">
        {faults.map((fault) => (
          <div key={fault}>{fault}</div>
        ))}
      </div>
      {faults.length === 0 && <div className="zy-cell-hint">{t(view.multiline ? 'editHintLong' : 'editHint')}</div>}
    </div>
  )
}
