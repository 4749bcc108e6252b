import { PlusOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { api } from '#kernel/ui/client.ts'
import { ToneTag } from '#kernel/ui/fields/index.tsx'
import { formatAgo } from '#kernel/ui/format.ts'
import { useEntity, useMe, useMeta } from '#kernel/ui/meta.tsx'
import { PageFailed, PageLoading } from '#kernel/ui/page-state.tsx'
import { useLabel, useText } from '#kernel/ui/text.ts'
import { metricSource } from '../rules/metric-source.ts'
import type { ChartKind } from '../rules/report.types.ts'
import { ChartIcon } from './ChartIcon.tsx'
import './reports.css'
import { reportTexts } from './text.ts'
import type { ReportRecord } from './types.ts'
import { useGallery } from './useReportState.ts'

/** `/reports`: one's own reports, those of others, and those that come with the product. */
export default function ReportsPage() {
  const t = useText(reportTexts)
  const label = useLabel()
  const me = useMe()
  const entity = useEntity('report')
  const gallery = useGallery()
  const saved = useQuery({
    queryKey: ['list', 'report', 'gallery'],
    queryFn: ({ signal }) =>
      api.get<{ items: ReportRecord[] }>('/reports', { limit: 200, sort: '-updatedAt', total: 'false' }, { signal }),
    select: ({ items }) => items,
  })
  const error = saved.error ?? gallery.error
  if (error) return <PageFailed error={error} onRetry={() => void saved.refetch()} />
  if (!saved.data || !gallery.data) return <PageLoading />
  const mine = saved.data.filter(({ owner }) => owner?.id === me.id)
  const others = saved.data.filter(({ owner }) => owner?.id !== me.id)
  const sharing = entity?.fields.find(({ name }) => name === 'sharing')?.options ?? []
  const card = (each: ReportRecord, isMine: boolean) => {
    const option = sharing.find(({ value }) => value === each.sharing)
    return (
      <ReportCard
        key={each.id}
        id={each.id}
        name={each.name}
        about={each.about ?? ''}
        source={each.source}
        chart={each.definition.chart}
        foot={
          <>
            {isMine && option && <ToneTag option={option} />}
            <span>
              {isMine
                ? formatAgo(each.updatedAt)
                : t('by', { name: each.owner?.label ?? '—', at: formatAgo(each.updatedAt) })}
            </span>
          </>
        }
      />
    )
  }
  return (
    <div className="zy-reports">
      <header className="zy-report-head">
        <div>
          <h1>{t('title')}</h1>
          <p>{t('intro')}</p>
        </div>
        {entity?.operations.create && (
          <Link to="/reports/new">
            <Button type="primary" icon={<PlusOutlined aria-hidden="true" />}>
              {t('create')}
            </Button>
          </Link>
        )}
      </header>
      {saved.data.length === 0 && <p className="zy-quiet">{t('none')}</p>}
      {mine.length > 0 && <Group title={t('mine')}>{mine.map((each) => card(each, true))}</Group>}
      {others.length > 0 && <Group title={t('shared')}>{others.map((each) => card(each, false))}</Group>}
      {gallery.data.length > 0 && (
        <Group title={t('ready')} help={t('readyHelp')}>
          {gallery.data.map((each) => (
            <ReportCard
              key={each.key}
              id={each.key}
              name={label(each.label)}
              about={label(each.about)}
              source={each.source}
              chart={each.definition.chart}
            />
          ))}
        </Group>
      )}
    </div>
  )
}

function Group({ title, help, children }: { title: string; help?: string; children: React.ReactNode }) {
  return (
    <section className="zy-reports-group">
      <h2>
        {title} {help && <small>{help}</small>}
      </h2>
      <ul>{children}</ul>
    </section>
  )
}

interface ReportCardProps {
  id: string
  name: string
  about: string
  source: string
  chart: ChartKind
  foot?: React.ReactNode
}

function ReportCard({ id, name, about, source, chart, foot }: ReportCardProps) {
  const t = useText(reportTexts)
  const label = useLabel()
  const { entities } = useMeta()
  const entity = entities.find((each) => each.name === source)
  return (
    <li>
      <Link to={`/reports/${id}`} className="zy-report-card">
        <ChartIcon kind={chart} />
        <span>
          <b>{name}</b>
          {about && <span>{about}</span>}
          <small>
            {entity ? (
              <span>{label(entity.plural)}</span>
            ) : (
              source === metricSource && <span>{t('metricLibrary')}</span>
            )}
            {foot}
          </small>
        </span>
      </Link>
    </li>
  )
}
