import { DownloadOutlined } from '@ant-design/icons'
import { Alert, Button, Progress } from 'antd'
import type { EntityMeta, Violation } from '#kernel/entity/meta.types.ts'
import { apiUrl } from '../client.ts'
import { formatNumber } from '../format.ts'
import { useLabel, useText } from '../text.ts'
import type { ImportJob } from './import.types.ts'
import { authorFields } from './plan.ts'
import { ioTexts } from './text.ts'

/** How far an import is. */
export function JobProgress({ job, title }: { job: ImportJob; title: string }) {
  const t = useText(ioTexts)
  const share = job.total ? Math.floor((job.done / job.total) * 100) : 0
  return (
    <div role="status">
      <p>
        {title}{' '}
        <span className="zy-io-quiet">
          {job.total !== null && t('progress', { done: formatNumber(job.done), total: formatNumber(job.total) })}
        </span>
      </p>
      <Progress percent={share} status="active" aria-label={title} />
    </div>
  )
}

/** What came of it, in numbers. */
export function JobFigures({ job }: { job: ImportJob }) {
  const t = useText(ioTexts)
  const figures = [
    { key: 'created', label: t(job.dryRun ? 'wouldCreate' : 'created'), value: job.created },
    { key: 'updated', label: t(job.dryRun ? 'wouldUpdate' : 'updated'), value: job.updated },
    { key: 'skipped', label: t('skipped'), value: job.skipped },
    { key: 'failed', label: t('failed'), value: job.failed },
  ]
  return (
    <dl className="zy-io-figures">
      {figures
        .filter(({ key, value }) => value > 0 || key === 'created' || key === 'failed')
        .map(({ key, label, value }) => (
          <div key={key} data-bad={key === 'failed' && value > 0}>
            <dt>{label}</dt>
            <dd>{formatNumber(value)}</dd>
          </div>
        ))}
    </dl>
  )
}

/** The rows that failed, each with every fault, and all of them as a file. */
export function JobFaults({ job, entity }: { job: ImportJob; entity: EntityMeta | undefined }) {
  const t = useText(ioTexts)
  const label = useLabel()
  const words = (violation: Violation) => {
    const name = violation.path.split('.')[0]
    const field = [...(entity?.fields ?? []), ...authorFields].find((each) => each.name === name)
    return [field && label(field.label), violation.message ?? violation.code].filter(Boolean).join(' ')
  }
  const faults = [...(job.faults ?? []), ...(job.undoFaults ?? [])]
  return (
    <>
      {faults.map((fault) => (
        <Alert key={fault.code} type="error" showIcon title={fault.message ?? fault.code} />
      ))}
      {job.failed > 0 && (
        <>
          <div className="zy-io-faults">
            <table>
              <thead>
                <tr>
                  <th scope="col">{t('rowHead')}</th>
                  <th scope="col">{t('fault')}</th>
                </tr>
              </thead>
              <tbody>
                {job.errors.map(({ row, violations }) => (
                  <tr key={row}>
                    <td>{row}</td>
                    <td>{violations.map(words).join('；')}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {job.failed > job.errors.length && (
            <p className="zy-io-quiet">{t('faultsShown', { n: job.errors.length })}</p>
          )}
          <p className="zy-io-download">
            <Button
              icon={<DownloadOutlined aria-hidden="true" />}
              href={apiUrl(`/imports/${job.id}/errors.csv`)}
              download
            >
              {t('errorFile')}
            </Button>
            <span className="zy-io-quiet">{t('errorFileHelp')}</span>
          </p>
        </>
      )}
    </>
  )
}
