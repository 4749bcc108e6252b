import { Button, Modal } from 'antd'
import { useMemo, useRef } from 'react'
import type { ActionMeta, Violation } from '#kernel/entity/meta.types.ts'
import { isHeld } from '../client.ts'
import { useFeedback } from '../feedback.tsx'
import { useLabel, useText } from '../text.ts'
import { EntityForm } from './EntityForm.tsx'
import { createPayload, type FormValues, initialValues } from './formValues.ts'
import { formTexts } from './text.ts'
import { useRecordForm } from './useRecordForm.ts'

export interface ActionDialogProps {
  /** An action of the entity, or anything with a name, fields and a weight. */
  action: Pick<ActionMeta, 'label' | 'help' | 'fields' | 'danger'>
  /** Values the inputs begin with, and the neighbours by which options are offered. */
  record?: FormValues | undefined
  /** How many records it acts on, when it is not one. */
  count?: number | undefined
  /** Faults to show from the start, when the server has already refused once. */
  violations?: readonly Violation[] | undefined
  /** Replaces the action's explanation. */
  help?: string | undefined
  /** Sends the inputs in the API's form. Violations it throws are shown at their inputs. */
  onSubmit: (inputs: Record<string, unknown>) => Promise<void>
  onClose: () => void
}

/** Asks for an action's inputs, or just for a confirmation when it has none. */
export function ActionDialog(props: ActionDialogProps) {
  const { action, record, count, violations, onSubmit, onClose } = props
  const t = useText(formTexts)
  const label = useLabel()
  const feedback = useFeedback()
  const initial = useMemo(() => {
    // What the record has not got yet is proposed.
    const own = action.fields.filter(({ name }) => record?.[name] !== undefined && record[name] !== null)
    return { ...initialValues(action.fields), ...Object.fromEntries(own.map(({ name }) => [name, record?.[name]])) }
  }, [action.fields, record])
  const form = useRecordForm(action.fields, initial, violations)
  const confirm = useRef<HTMLButtonElement>(null)
  const name = label(action.label)

  const submit = async () => {
    try {
      const done = await form.submit((values) => onSubmit(createPayload(action.fields, values)))
      if (done) onClose()
    } catch (error) {
      feedback.error(error)
      if (isHeld(error)) onClose()
    }
  }
  const help = props.help ?? label(action.help)
  return (
    <Modal
      open
      title={name}
      onCancel={onClose}
      destroyOnHidden
      afterOpenChange={(open) => open && action.fields.length === 0 && confirm.current?.focus()}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            ref={confirm}
            type="primary"
            danger={action.danger}
            loading={form.saving}
            onClick={() => void submit()}
          >
            {name}
          </Button>
        </>
      }
    >
      {help ? <p className="zy-action-help">{help}</p> : null}
      {count !== undefined ? <p className="zy-action-help">{t('affects', { n: count })}</p> : null}
      {action.danger && !help ? <p className="zy-action-help">{t('danger')}</p> : null}
      {action.fields.length > 0 || form.otherFaults.length > 0 ? (
        <EntityForm
          form={{ ...form, values: { ...record, ...form.values } }}
          fields={action.fields}
          onSubmit={() => void submit()}
          autoFocus
        />
      ) : help || action.danger ? null : (
        <p>{t('noFields', { action: name })}</p>
      )}
    </Modal>
  )
}
