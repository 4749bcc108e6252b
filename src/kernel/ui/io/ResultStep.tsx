import { UndoOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { useEffect } from 'react'
import type { EntityMeta, Filter } from '#kernel/entity/meta.types.ts'
import { DrillLink, drillTo } from '../charts/Drill.tsx'
import { api } from '../client.ts'
import { useFeedback } from '../feedback.tsx'
import { formatNumber } from '../format.ts'
import { PageFailed, PageLoading } from '../page-state.tsx'
import { invalidateEntity, queryClient } from '../query.ts'
import { useText } from '../text.ts'
import type { ImportJob } from './import.types.ts'
import { JobFaults, JobFigures, JobProgress } from './JobView.tsx'
import { ioTexts } from './text.ts'
import { isOver, useImportJob } from './useImportJob.ts'

interface ResultStepProps {
  id: string
  entities: readonly EntityMeta[]
  onAnother: () => void
}

/** Records that the import wrote; whatever was changed by hand since has another time. */
function importedFilter(job: ImportJob): Filter {
  const until = job.finishedAt ?? new Date().toISOString()
  return {
    and: [
      { field: 'updatedBy', op: 'eq', value: job.createdBy ?? '@me' },
      { field: 'updatedAt', op: 'between', value: [job.createdAt, until] },
    ],
  }
}

/** A running or finished import: progress, figures, faults, and taking it back. */
export function ResultStep({ id, entities, onAnother }: ResultStepProps) {
  const t = useText(ioTexts)
  const feedback = useFeedback()
  const { modal } = App.useApp()
  const { data: job, error, refetch } = useImportJob(id)
  const entity = entities.find((each) => each.name === job?.entity)
  const state = job?.state
  useEffect(() => {
    if (entity && state && state !== 'waiting' && state !== 'running') invalidateEntity(entity.name)
  }, [entity, state])
  if (error) return <PageFailed error={error} onRetry={() => void refetch()} />
  if (!job) return <PageLoading />

  const act = async (action: 'undo' | 'cancel') => {
    try {
      queryClient.setQueryData(['import', id], await api.post<ImportJob>(`/imports/${id}/${action}`))
      void queryClient.invalidateQueries({ queryKey: ['imports'] })
    } catch (fault) {
      feedback.error(fault)
    }
  }
  const confirmUndo = () =>
    modal.confirm({
      title: t('undo'),
      content: t('undoSure', { created: formatNumber(job.created), updated: formatNumber(job.updated) }),
      okText: t('undo'),
      okButtonProps: { danger: true },
      onOk: () => act('undo'),
    })
  const written = job.created + job.updated
  const undoable = !job.dryRun && written > 0 && ['done', 'failed', 'cancelled'].includes(job.state)
  if (!isOver(job)) {
    return (
      <section className="zy-card zy-io-result">
        <JobProgress job={job} title={t(job.state === 'undoing' ? 'state.undoing' : 'importing')} />
        <p className="zy-io-quiet">{t('importingHelp')}</p>
        {job.state !== 'undoing' && (
          <footer className="zy-io-foot">
            <Button onClick={() => void act('cancel')}>{t('cancel')}</Button>
          </footer>
        )}
      </section>
    )
  }
  return (
    <section className="zy-card zy-io-result">
      <h2>
        {job.state === 'done' ? t('doneTitle') : job.state === 'undone' ? t('undoneTitle') : t(`state.${job.state}`)}
        <small>{job.fileName}</small>
      </h2>
      <JobFigures job={job} />
      {job.undo && job.undo.skipped > 0 && <p>{t('notUndone', { n: job.undo.skipped })}</p>}
      <JobFaults job={job} entity={entity} />
      <footer className="zy-io-foot">
        {entity && written > 0 && job.state !== 'undone' && (
          <DrillLink to={drillTo(entity, importedFilter(job))}>
            <Button type="primary" tabIndex={-1}>
              {t('show')}
            </Button>
          </DrillLink>
        )}
        <Button onClick={onAnother}>{t('another')}</Button>
        {undoable && (
          <Button danger type="text" icon={<UndoOutlined aria-hidden="true" />} onClick={confirmUndo}>
            {t('undo')}
          </Button>
        )}
      </footer>
    </section>
  )
}
