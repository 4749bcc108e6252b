import { Button, Modal } from 'antd'
import { useEffect, useMemo, useState } from 'react'
import { onApprovalNeed } from '../approval.ts'
import type { ApprovalAnswer, ApprovalNeed } from '../approval.types.ts'
import { useText } from '../text.ts'
import { askedField, chosenPeople } from './askedFields.ts'
import { EntityForm } from './EntityForm.tsx'
import { createPayload, initialValues } from './formValues.ts'
import { formTexts } from './text.ts'
import { useRecordForm } from './useRecordForm.ts'

interface Asking {
  need: ApprovalNeed
  answer: (answer: ApprovalAnswer | undefined) => void
}

/** Asks over the page for what approvers must know; the request that needs it waits. */
export function ApprovalDialog() {
  const [asking, setAsking] = useState<Asking>()
  useEffect(
    () =>
      onApprovalNeed(
        (need) =>
          new Promise((resolve) => {
            setAsking({
              need,
              answer: (answer) => {
                setAsking(undefined)
                resolve(answer)
              },
            })
          }),
      ),
    [],
  )
  return asking ? <ApprovalForm {...asking} /> : null
}

function ApprovalForm({ need, answer }: Asking) {
  const t = useText(formTexts)
  const { fields, people } = useMemo(
    () => ({ fields: need.form.map(askedField), people: need.choose.map(chosenPeople) }),
    [need],
  )
  const all = useMemo(() => [...fields, ...people], [fields, people])
  const form = useRecordForm(all, initialValues(all))
  const send = () =>
    void form.submit((values) => {
      const chosen = createPayload(people, values) as Record<string, string[]>
      answer({ form: createPayload(fields, values), chosen })
      return Promise.resolve()
    })
  return (
    <Modal
      open
      title={need.title}
      onCancel={() => answer(undefined)}
      footer={
        <>
          <Button onClick={() => answer(undefined)}>{t('cancel')}</Button>
          <Button type="primary" onClick={send}>
            {t('sendForApproval')}
          </Button>
        </>
      }
    >
      <p className="zy-action-help">{t('approvalNeeded', { process: need.process })}</p>
      <EntityForm form={form} fields={all} onSubmit={send} autoFocus />
    </Modal>
  )
}
