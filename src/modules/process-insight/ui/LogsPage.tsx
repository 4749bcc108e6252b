import { ImportOutlined, ThunderboltOutlined } from '@ant-design/icons'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button, Skeleton } from 'antd'
import { useState } from 'react'
import { formatInstant, formatNumber } from '#kernel/ui/format.ts'
import { useEntity } from '#kernel/ui/meta.tsx'
import { PageFailed } from '#kernel/ui/page-state.tsx'
import { useLabel, useText } from '#kernel/ui/text.ts'
import { ImportDrawer } from './ImportDrawer.tsx'
import './insight.css'
import { insightTexts } from './text.ts'
import { type LogChoice, useLogs } from './useInsight.ts'

/** `/process-insight`: which log is looked at. */
export default function LogsPage() {
  const t = useText(insightTexts)
  const label = useLabel()
  const navigate = useNavigate()
  const mayImport = useEntity('event-log')?.operations.import ?? false
  const improvements = useEntity('process-improvement')
  const [importing, setImporting] = useState(false)
  const { data, error, refetch } = useLogs()
  if (error) return <PageFailed error={error} onRetry={() => void refetch()} />
  const groups = Map.groupBy(data?.items ?? [], ({ source }) => label(source))
  return (
    <div className="zy-insight">
      <header className="zy-insight-head">
        <h1>{t('title')}</h1>
        {improvements && (
          <Link to="/process-improvements">
            <ThunderboltOutlined aria-hidden="true" /> {t('improvements')}
          </Link>
        )}
        {mayImport && (
          <Button type="primary" icon={<ImportOutlined aria-hidden="true" />} onClick={() => setImporting(true)}>
            {t('import')}
          </Button>
        )}
      </header>
      <p className="zy-insight-about">{t('about')}</p>
      {!data && <Skeleton active />}
      {data?.items.length === 0 && (
        <section className="zy-card zy-insight-none">
          <h2>{t('none')}</h2>
          <p>{t('noneHow')}</p>
        </section>
      )}
      {[...groups].map(([source, logs]) => (
        <section key={source} className="zy-insight-source">
          <h2>{source}</h2>
          <ul className="zy-insight-logs">
            {logs.map((log) => (
              <LogCard key={log.key} log={log} />
            ))}
          </ul>
        </section>
      ))}
      <ImportDrawer
        open={importing}
        onClose={() => setImporting(false)}
        onDone={(key) => void navigate({ to: '/process-insight/$key' as string, params: { key } as never })}
      />
    </div>
  )
}

function LogCard({ log }: { log: LogChoice }) {
  const t = useText(insightTexts)
  const label = useLabel()
  const span = [log.from, log.to].flatMap((at) => (at ? [formatInstant(at, { relative: false }).slice(0, 10)] : []))
  return (
    <li>
      <Link
        className="zy-card zy-insight-log"
        to={'/process-insight/$key' as string}
        params={{ key: log.key } as never}
      >
        <b>{label(log.label)}</b>
        {log.cases !== undefined && (
          <span>{t('logFacts', { cases: formatNumber(log.cases), events: formatNumber(log.events) })}</span>
        )}
        {span.length === 2 && <small>{span.join(' – ')}</small>}
      </Link>
    </li>
  )
}
