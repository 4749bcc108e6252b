import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { formatInstant, formatNumber } from '../format.ts'
import { useMeta } from '../meta.tsx'
import { PageFailed, PageLoading } from '../page-state.tsx'
import { useLabel, useText } from '../text.ts'
import './io.css'
import type { ImportJob } from './import.types.ts'
import { ioTexts } from './text.ts'
import { useImportHistory } from './useImportJob.ts'

/** Former imports, dry runs left out unless nothing else is known of the file. */
export function ImportHistory({ entity }: { entity?: string | undefined }) {
  const t = useText(ioTexts)
  const label = useLabel()
  const { entities } = useMeta()
  const { data, error, refetch } = useImportHistory()
  const byName = useMemo(() => new Map(entities.map((each) => [each.name, each])), [entities])
  if (error) return <PageFailed error={error} onRetry={() => void refetch()} />
  if (!data) return <PageLoading />
  const jobs = data.items.filter((job) => !job.dryRun && (!entity || job.entity === entity))
  if (jobs.length === 0) return <p className="zy-io-quiet">{t('historyEmpty')}</p>
  const result = (job: ImportJob) =>
    (['created', 'updated', 'failed'] as const)
      .filter((name) => job[name] > 0)
      .map((name) => `${t(name)} ${formatNumber(job[name])}`)
      .join(' · ')
  return (
    <ul className="zy-io-history">
      {jobs.map((job) => (
        <li key={job.id}>
          <Link to={`/import/${byName.get(job.entity)?.path ?? ''}`} search={{ job: job.id } as never}>
            {job.fileName}
          </Link>
          <span>{label(byName.get(job.entity)?.plural)}</span>
          <span data-state={job.state}>{t(`state.${job.state}`)}</span>
          <span>{result(job)}</span>
          <time dateTime={job.createdAt}>{formatInstant(job.createdAt)}</time>
        </li>
      ))}
    </ul>
  )
}
