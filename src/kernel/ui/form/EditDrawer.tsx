import { Button, Drawer, Tooltip } from 'antd'
import { useMemo, useState } from 'react'
import type { EntityMeta } from '#kernel/entity/meta.types.ts'
import { api, isApiError, isHeld } from '../client.ts'
import { useFeedback } from '../feedback.tsx'
import { modKey } from '../hotkeys.ts'
import type { EntityRecord } from '../meta.tsx'
import { usePhone } from '../screen.ts'
import { useLabel, useText } from '../text.ts'
import { ConflictDialog } from './ConflictDialog.tsx'
import { EntityForm } from './EntityForm.tsx'
import { changePayload, type FormValues } from './formValues.ts'
import { conflictingFields } from './mergeChanges.ts'
import { formTexts } from './text.ts'
import { useRecordForm } from './useRecordForm.ts'

interface EditDrawerProps {
  entity: EntityMeta
  record: EntityRecord
  onClose: () => void
  onSaved: (record: EntityRecord & { batch?: string }) => void
}

/** All fields of a record at once; saves only what was changed. */
export function EditDrawer({ entity, record, onClose, onSaved }: EditDrawerProps) {
  const t = useText(formTexts)
  const label = useLabel()
  const feedback = useFeedback()
  const phone = usePhone()
  // The version that one began with: a change by somebody else meanwhile must be noticed, not overwritten.
  const [base, setBase] = useState(record)
  const [theirs, setTheirs] = useState<EntityRecord>()
  const fields = useMemo(
    () => entity.fields.filter((field) => field.update && !field.computed && field.access === 'write'),
    [entity],
  )
  const form = useRecordForm(fields, base)

  const send = async (values: FormValues, from: EntityRecord) => {
    const changes = changePayload(fields, from, values)
    if (Object.keys(changes).length === 0) return onClose()
    try {
      const body = { version: from.version, ...changes }
      onSaved(await api.patch<EntityRecord>(`/${entity.path}/${record.id}`, body))
      onClose()
    } catch (error) {
      const current = isApiError(error, 409) ? (error.body.current as EntityRecord | undefined) : undefined
      if (!current) throw error
      const clashing = conflictingFields(fields, base, values, current)
      if (clashing.length > 0) return setTheirs(current)
      await send(mergedWith(current, values), current)
    }
  }
  /** Their record with my changes on top. */
  const mergedWith = (current: EntityRecord, values: FormValues): FormValues => ({
    ...current,
    ...Object.fromEntries(Object.keys(changePayload(fields, base, values)).map((name) => [name, values[name]])),
  })
  const save = (values?: FormValues, from: EntityRecord = base) =>
    form
      .submit((current) => send(values ?? current, from))
      .catch((error: unknown) => {
        feedback.error(error, entity)
        if (isHeld(error)) onClose()
      })

  return (
    <Drawer
      open
      onClose={onClose}
      title={t('editRecord', { entity: label(entity.label) })}
      size={phone ? '100%' : 640}
      classNames={{ body: 'zy-create-body' }}
    >
      <div className="zy-create-scroll">
        <EntityForm form={form} fields={fields} sections={entity.sections} onSubmit={() => void save()} autoFocus />
      </div>
      <footer className="zy-create-foot">
        <Tooltip title={t('keys', { mod: modKey })}>
          <Button type="primary" loading={form.saving} onClick={() => void save()}>
            {t('save')}
          </Button>
        </Tooltip>
        <Button type="text" onClick={onClose}>
          {t('cancel')}
        </Button>
      </footer>
      {theirs ? (
        <ConflictDialog
          entity={entity}
          fields={conflictingFields(fields, base, form.values, theirs)}
          mine={form.values}
          theirs={theirs}
          onClose={() => setTheirs(undefined)}
          onChoose={(chosen) => {
            const values = { ...mergedWith(theirs, form.values), ...chosen }
            setTheirs(undefined)
            setBase(theirs)
            form.reset(values)
            void save(values, theirs)
          }}
        />
      ) : null}
    </Drawer>
  )
}
