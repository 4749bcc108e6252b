import { Button, Popconfirm } from 'antd'
import { useState } from 'react'
import { api } from '#kernel/ui/client.ts'
import { useFeedback } from '#kernel/ui/feedback.tsx'
import { ActionDialog, askedField } from '#kernel/ui/form/index.tsx'
import { useText } from '#kernel/ui/text.ts'
import type { InstanceView } from '../../approvals/approvals.types.ts'
import { approvalTexts, instanceTexts } from '../approvals/text.ts'
import { refreshApprovals } from '../approvals/useDecide.ts'
import { ResubmitDialog } from './ResubmitDialog.tsx'

type Act = 'withdraw' | 'remind' | 'cancel' | 'retry'
const done = { withdraw: 'withdrawn', remind: 'reminded', cancel: 'ended', retry: 'retried' } as const

const reason = [askedField({ name: 'comment', kind: 'longText', required: true, label: instanceTexts.goneWrong })]

/** What the starter and administrators may do with the whole of it. */
export function InstanceActions({ instance }: { instance: InstanceView }) {
  const t = useText(instanceTexts)
  const ta = useText(approvalTexts)
  const feedback = useFeedback()
  const [busy, setBusy] = useState<Act>()
  const [cancelling, setCancelling] = useState(false)
  const [resubmitting, setResubmitting] = useState(false)
  const { may } = instance
  const send = async (act: Act, inputs: Record<string, unknown>) => {
    try {
      await api.post(`/process-instances/${instance.id}/${act}`, inputs)
      feedback.success(t(done[act]))
    } finally {
      refreshApprovals()
    }
  }
  const run = async (act: Act) => {
    setBusy(act)
    await send(act, {}).catch((error: unknown) => feedback.error(error))
    setBusy(undefined)
  }
  if (!Object.values(may).some(Boolean)) return null
  const plain = (act: 'remind' | 'retry') => (
    <Button loading={busy === act} onClick={() => void run(act)}>
      {t(act)}
    </Button>
  )
  return (
    <div className="zy-instance-acts">
      {may.resubmit && (
        <Button type="primary" onClick={() => setResubmitting(true)}>
          {t('resubmit')}
        </Button>
      )}
      {may.remind && plain('remind')}
      {may.withdraw && (
        <Popconfirm
          title={t('withdraw')}
          description={t('withdrawAsk')}
          okText={t('withdraw')}
          cancelText={ta('close')}
          onConfirm={() => void run('withdraw')}
        >
          <Button loading={busy === 'withdraw'}>{t('withdraw')}</Button>
        </Popconfirm>
      )}
      {may.repair && plain('retry')}
      {may.cancel && !may.withdraw && (
        <Button type="text" size="small" danger onClick={() => setCancelling(true)}>
          {t('end')}
        </Button>
      )}
      {cancelling && (
        <ActionDialog
          action={{ label: instanceTexts.end, fields: reason, danger: true }}
          help={t('withdrawAsk')}
          onSubmit={(inputs) => send('cancel', inputs)}
          onClose={() => setCancelling(false)}
        />
      )}
      {resubmitting && <ResubmitDialog instance={instance} onClose={() => setResubmitting(false)} />}
    </div>
  )
}
