import { Button, Modal } from 'antd'
import { useMemo, useState } from 'react'
import { useFeedback } from '#kernel/ui/feedback.tsx'
import { askedField, createPayload, EntityForm, initialValues, useRecordForm } from '#kernel/ui/form/index.tsx'
import { useEntity } from '#kernel/ui/meta.tsx'
import { useText } from '#kernel/ui/text.ts'
import type { MyTask } from '../../approvals/approvals.types.ts'
import './approvals.css'
import { CommentInput } from './CommentInput.tsx'
import { approvalTexts, instanceTexts } from './text.ts'
import { useDecide, type Verb } from './useDecide.ts'

export interface Deciding {
  task: { id: string; version: number } & Partial<Pick<MyTask, 'form' | 'editable'>>
  verb: Verb
  title: string
  /** Whose fields may be changed with the decision. */
  entity?: string | undefined
}

/** Asks for what belongs to a decision: a reason when it is no, the step's form, fields that the approver may change. */
export function DecideDialog({
  task,
  verb,
  title,
  entity: name,
  onClose,
}: Deciding & { onClose: (done: boolean) => void }) {
  const t = useText(approvalTexts)
  const ti = useText(instanceTexts)
  const decide = useDecide()
  const feedback = useFeedback()
  const entity = useEntity(name)
  const [comment, setComment] = useState('')
  const [busy, setBusy] = useState(false)
  const asks = verb !== 'reject'
  const fields = useMemo(() => (asks ? (task.form ?? []).map(askedField) : []), [asks, task.form])
  const editable = useMemo(() => {
    const given = asks ? (task.editable ?? []) : []
    return given.flatMap(({ field }) => entity?.fields.find((each) => each.name === field) ?? [])
  }, [asks, task.editable, entity])
  const form = useRecordForm(fields, initialValues(fields))
  const before = useMemo(
    () => Object.fromEntries((task.editable ?? []).map(({ field, value }) => [field, value])),
    [task.editable],
  )
  const edits = useRecordForm(editable, before)
  const why = verb === 'reject'
  const send = async () => {
    if (why && comment.trim() === '') return
    setBusy(true)
    try {
      await form.submit(async (values) => {
        const changed = editable.filter(({ name: each }) => edits.values[each] !== before[each])
        const done = await decide(task, verb, {
          ...(comment.trim() && { comment: comment.trim() }),
          ...(fields.length > 0 && { form: createPayload(fields, values) }),
          ...(changed.length > 0 && { changes: createPayload(changed, edits.values) }),
        })
        if (done) onClose(true)
      })
    } catch (error) {
      feedback.error(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Modal
      open
      title={t(verb === 'approve' ? 'approveTitle' : why ? 'rejectTitle' : 'completeTitle', { title })}
      onCancel={() => onClose(false)}
      destroyOnHidden
      footer={
        <>
          <Button onClick={() => onClose(false)}>{t('cancel')}</Button>
          <Button
            type="primary"
            danger={why}
            disabled={why && comment.trim() === ''}
            loading={busy}
            onClick={() => void send()}
          >
            {t(verb)}
          </Button>
        </>
      }
    >
      {fields.length > 0 && <EntityForm form={form} fields={fields} onSubmit={() => void send()} autoFocus />}
      {editable.length > 0 && (
        <>
          <h3 className="zy-decide-head">{ti('editable')}</h3>
          <EntityForm form={edits} fields={editable} onSubmit={() => void send()} />
        </>
      )}
      <CommentInput
        label={t(why ? 'why' : 'comment')}
        hint={t(why ? 'whyHint' : 'commentHint')}
        value={comment}
        onChange={setComment}
        autoFocus={fields.length === 0}
        onSend={() => void send()}
      />
    </Modal>
  )
}
