import { useQuery } from '@tanstack/react-query'
import { api } from '#kernel/ui/client.ts'
import { useLive } from '#kernel/ui/live.ts'
import { PageFailed, PageLoading } from '#kernel/ui/page-state.tsx'
import { useText } from '#kernel/ui/text.ts'
import type { AdjustmentView } from '../../queries/adjustments.ts'
import { goalKey } from '../goalKeys.ts'
import '../goals.css'
import { goalTexts } from '../text.ts'
import { AdjustmentList } from './AdjustmentList.tsx'

type Inbox = Record<'waiting' | 'mine' | 'others', AdjustmentView[]>

/** `/goals/adjustments`: what waits for me, what I asked for, what was decided. */
export default function AdjustmentsPage() {
  const t = useText(goalTexts)
  useLive(['goals', 'goal-adjustments'])
  const { data, error, refetch } = useQuery({
    queryKey: goalKey('inbox'),
    queryFn: ({ signal }) => api.get<Inbox>('/goals/inbox', undefined, { signal }),
  })
  if (error) return <PageFailed error={error} onRetry={() => void refetch()} />
  if (!data) return <PageLoading />
  const parts = [
    ['waiting', 'waiting', 'nothingWaiting'],
    ['mine', 'asked', 'nothingHere'],
    ['others', 'others', 'nothingHere'],
  ] as const
  return (
    <div className="zy-goals zy-goals-narrow">
      <header className="zy-goals-head">
        <h1>{t('adjustments')}</h1>
      </header>
      {parts.map(([key, title, empty]) =>
        key === 'others' && data.others.length === 0 ? null : (
          <section key={key} className="zy-card">
            <header>
              <h2>{t(title)}</h2>
            </header>
            <AdjustmentList items={data[key]} empty={t(empty)} />
          </section>
        ),
      )}
    </div>
  )
}
