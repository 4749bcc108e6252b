import { useMemo } from 'react'
import { api } from '#kernel/ui/client.ts'
import { useFeedback } from '#kernel/ui/feedback.tsx'
import { ActionDialog, askedField } from '#kernel/ui/form/index.tsx'
import { useText } from '#kernel/ui/text.ts'
import type { InstanceView } from '../../approvals/approvals.types.ts'
import { instanceTexts } from '../approvals/text.ts'
import { refreshApprovals } from '../approvals/useDecide.ts'

/** The starter corrects the answers and sends them again. */
export function ResubmitDialog({ instance, onClose }: { instance: InstanceView; onClose: () => void }) {
  const t = useText(instanceTexts)
  const feedback = useFeedback()
  const { fields, before } = useMemo(
    () => ({
      fields: instance.form.map(askedField),
      before: Object.fromEntries(instance.asked.form.map(({ field, value }) => [field.name, value])),
    }),
    [instance],
  )
  return (
    <ActionDialog
      action={{ label: instanceTexts.resubmit, fields, danger: false }}
      record={before}
      help={t('resubmitHelp')}
      onSubmit={async (form) => {
        try {
          await api.post(`/process-instances/${instance.id}/resubmit`, fields.length > 0 ? { form } : {})
          feedback.success(t('resubmitted'))
        } finally {
          refreshApprovals()
        }
      }}
      onClose={onClose}
    />
  )
}
