import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Alert } from 'antd'
import { api } from '#kernel/ui/client.ts'
import { RecordLink, ToneTag } from '#kernel/ui/fields/index.tsx'
import { formatInstant } from '#kernel/ui/format.ts'
import { useLive } from '#kernel/ui/live.ts'
import { type EntityRecord, useEntity } from '#kernel/ui/meta.tsx'
import { PageFailed, PageLoading } from '#kernel/ui/page-state.tsx'
import { Composer } from '#kernel/ui/record/Composer.tsx'
import '#kernel/ui/record/record.css'
import { queryClient } from '#kernel/ui/query.ts'
import { Timeline } from '#kernel/ui/record/Timeline.tsx'
import { useLabel, useText } from '#kernel/ui/text.ts'
import type { InstanceView } from '../../approvals/approvals.types.ts'
import '../approvals/approvals.css'
import { instanceKey } from '../approvals/keys.ts'
import { stateOption } from '../approvals/states.ts'
import { approvalTexts, instanceTexts } from '../approvals/text.ts'
import { spanWords } from '../approvals/time.ts'
import { AskedPart } from './AskedPart.tsx'
import { InstanceActions } from './InstanceActions.tsx'
import { Progress } from './Progress.tsx'
import { TurnBar } from './TurnBar.tsx'

/** `/approvals/ID`: what is asked, who has decided, who is next, and the reader's own turn. */
export default function InstancePage({ params }: { params: Record<string, string> }) {
  const id = params.id ?? ''
  // Whatever happens to a request happens to its work items too, but for an end that asks nobody.
  useLive([`process-instances/${id}`, 'process-tasks'], (event) => {
    if (event.type === 'change' && event.entity === 'process-instance')
      void queryClient.invalidateQueries({ queryKey: instanceKey(id) })
  })
  const { data, error, refetch } = useQuery({
    queryKey: instanceKey(id),
    queryFn: ({ signal }) => api.get<InstanceView>(`/approvals/${id}`, undefined, { signal }),
  })
  if (error) return <PageFailed error={error} onRetry={() => void refetch()} />
  return data ? <OneInstance instance={data} /> : <PageLoading />
}

/** As the parts of record pages know it. */
const asRecord = ({ id, version, title, starter, startedAt }: InstanceView): EntityRecord => ({
  id,
  version,
  label: title,
  createdAt: startedAt,
  createdBy: starter,
  updatedAt: startedAt,
  updatedBy: null,
})

function OneInstance({ instance }: { instance: InstanceView }) {
  const t = useText(instanceTexts)
  const ta = useText(approvalTexts)
  const label = useLabel()
  const entity = useEntity('process-instance')
  const mine = instance.mine[0]
  const took = instance.endedAt && Date.parse(instance.endedAt) - Date.parse(instance.startedAt)
  return (
    <div className="zy-instance" data-turn={mine !== undefined}>
      <header className="zy-instance-head">
        <Link to={'/approvals' as string} className="zy-instance-back">
          ← {t('back')}
        </Link>
        <div className="zy-instance-title">
          <h1>{instance.title}</h1>
          <ToneTag option={stateOption(instance.state)} tag />
        </div>
        <p className="zy-instance-facts">
          <span>{label(instance.process)}</span>
          <span>{instance.number}</span>
          <span>{ta('startedBy', { name: instance.starter?.label ?? ta('system') })}</span>
          <span>{formatInstant(instance.startedAt)}</span>
          {took ? <span>{t('took', { time: spanWords(ta, took) })}</span> : null}
          {instance.about && (
            <RecordLink entity={instance.about.entity} id={instance.about.id}>
              {instance.about.label}
            </RecordLink>
          )}
        </p>
        <InstanceActions instance={instance} />
      </header>
      {instance.state === 'stuck' && (
        <Alert type="warning" showIcon title={t('stuck')} description={label(instance.stuckBecause ?? undefined)} />
      )}
      <div className="zy-instance-columns">
        <div className="zy-instance-main">
          {mine && <TurnBar instance={instance} task={mine} />}
          <AskedPart asked={instance.asked} state={instance.state} />
          {entity && (
            <section className="zy-card zy-instance-talk">
              <h2>{t('discussion')}</h2>
              <Composer entity={entity} record={asRecord(instance)} />
              <Timeline entity={entity} id={instance.id} />
            </section>
          )}
        </div>
        <aside className="zy-instance-side">
          <Progress instance={instance} />
        </aside>
      </div>
    </div>
  )
}
