import { useQuery } from '@tanstack/react-query'
import { Modal, Skeleton } from 'antd'
import { useState } from 'react'
import { api } from '#kernel/ui/client.ts'
import { useFeedback } from '#kernel/ui/feedback.tsx'
import { queryClient } from '#kernel/ui/query.ts'
import { useText } from '#kernel/ui/text.ts'
import { exactMoney } from '../figureText.ts'
import { goalTexts } from '../text.ts'

interface Part {
  id: string
  name: string
  before: string
  after: string
  currency: string | null
  by: 'change' | 'adjustment' | 'nothing'
}

const ways = { change: 'byChange', adjustment: 'byAdjustment', nothing: 'byNothing' } as const

interface RespreadDialogProps {
  goal: { id: string; unit: string; currency: string | null }
  split: string
  onClose: () => void
}

/** What a changed goal means for its parts, before it is done. */
export function RespreadDialog({ goal, split, onClose }: RespreadDialogProps) {
  const t = useText(goalTexts)
  const feedback = useFeedback()
  const [busy, setBusy] = useState(false)
  const path = `/goals/${goal.id}/respread`
  const { data, error } = useQuery({
    queryKey: ['respread', goal.id, split],
    queryFn: ({ signal }) => api.post<{ parts: Part[] }>(path, { split, preview: true }, { signal }),
    gcTime: 0,
  })
  const run = async () => {
    setBusy(true)
    try {
      const { batch } = await api.post<{ batch: string }>(path, { split })
      feedback.undoable(t('respreadDone'), batch)
      await queryClient.invalidateQueries()
      onClose()
    } catch (fault) {
      feedback.error(fault)
    } finally {
      setBusy(false)
    }
  }
  if (error) feedback.error(error)
  return (
    <Modal
      open
      title={t('respreadTitle')}
      okText={t('respread')}
      onOk={() => void run()}
      confirmLoading={busy}
      onCancel={onClose}
    >
      <p className="zy-goal-quiet">{t('respreadHow')}</p>
      {data ? (
        <table className="zy-goal-parts">
          <tbody>
            {data.parts.map((part) => (
              <tr key={part.id}>
                <th scope="row">{part.name}</th>
                <td>
                  {exactMoney(part.before, goal.unit, part.currency)} →{' '}
                  <b>{exactMoney(part.after, goal.unit, part.currency)}</b>
                </td>
                <td>{t(ways[part.by])}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <Skeleton active paragraph={{ rows: 4 }} title={false} />
      )}
    </Modal>
  )
}
