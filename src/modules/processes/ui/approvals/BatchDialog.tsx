import { Button, Modal } from 'antd'
import { useState } from 'react'
import { api } from '#kernel/ui/client.ts'
import { useFeedback } from '#kernel/ui/feedback.tsx'
import { useText } from '#kernel/ui/text.ts'
import type { InboxItem } from '../../approvals/approvals.types.ts'
import { AskedSummary } from './AskedSummary.tsx'
import { CommentInput } from './CommentInput.tsx'
import { approvalTexts } from './text.ts'
import { refreshApprovals } from './useDecide.ts'

interface Answer {
  done: number
  failed: { label: string; message: string }[]
}

/** Shows what will be decided, and decides it one by one. */
export function BatchDialog(props: {
  items: InboxItem[]
  verb: 'approve' | 'reject'
  onClose: (done: boolean) => void
}) {
  const { items, verb, onClose } = props
  const t = useText(approvalTexts)
  const feedback = useFeedback()
  const [comment, setComment] = useState('')
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<Answer['failed']>([])
  const why = verb === 'reject'
  const ready = items.filter(({ task }) => task && (why ? task.kind === 'approval' : !task.needsForm))
  const skipped = items.length - ready.length
  const send = async () => {
    setBusy(true)
    try {
      const answer = await api.post<Answer>('/process-tasks/bulk', {
        ids: ready.map(({ task }) => task!.id),
        op: verb,
        values: comment.trim() ? { comment: comment.trim() } : {},
      })
      if (answer.done > 0) feedback.success(t('batchDone', { n: answer.done }))
      if (answer.failed.length > 0) setFailed(answer.failed)
      else onClose(true)
    } catch (error) {
      feedback.error(error)
    } finally {
      setBusy(false)
      refreshApprovals()
    }
  }
  return (
    <Modal
      open
      width={600}
      title={t(why ? 'batchReject' : 'batchApprove', { n: ready.length })}
      onCancel={() => onClose(failed.length > 0)}
      footer={
        failed.length > 0 ? (
          <Button type="primary" onClick={() => onClose(true)}>
            {t('close')}
          </Button>
        ) : (
          <>
            <Button onClick={() => onClose(false)}>{t('cancel')}</Button>
            <Button
              type="primary"
              danger={why}
              loading={busy}
              disabled={ready.length === 0 || (why && comment.trim() === '')}
              onClick={() => void send()}
            >
              {t(why ? 'batchReject' : 'batchApprove', { n: ready.length })}
            </Button>
          </>
        )
      }
    >
      {failed.length > 0 ? (
        <p role="alert">
          {t('batchFailed', { n: failed.length, why: failed.map(({ message }) => message).join('；') })}
        </p>
      ) : (
        <>
          <p className="zy-decide-quiet">{t('batchHelp')}</p>
          <ul className="zy-batch">
            {ready.map((item) => (
              <li key={item.task?.id}>
                <b>{item.title}</b>
                <AskedSummary asked={item.asked} />
              </li>
            ))}
          </ul>
          {skipped > 0 && <p className="zy-decide-quiet">{t('batchSkips', { n: skipped })}</p>}
          <CommentInput
            label={t(why ? 'why' : 'comment')}
            hint={t(why ? 'whyHint' : 'commentHint')}
            value={comment}
            onChange={setComment}
          />
        </>
      )}
    </Modal>
  )
}
