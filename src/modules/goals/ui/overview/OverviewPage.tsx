import { LeftOutlined, PartitionOutlined, PlusOutlined, RightOutlined, UnorderedListOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Alert, Badge, Button, Checkbox, Segmented, Select } from 'antd'
import { addDays } from '#kernel/pure/dates.ts'
import { periodText } from '#kernel/pure/period-text.ts'
import { api } from '#kernel/ui/client.ts'
import { useLive } from '#kernel/ui/live.ts'
import { useEntity, useMeta } from '#kernel/ui/meta.tsx'
import { PageFailed, PageLoading, PageMissing } from '#kernel/ui/page-state.tsx'
import { useCreate } from '#kernel/ui/shell/create-provider.tsx'
import { useLabel, useLanguage, useText } from '#kernel/ui/text.ts'
import type { AdjustmentView } from '../../queries/adjustments.ts'
import type { OverviewItem } from '../../queries/overview.ts'
import { type Period, type PeriodKind, parsePeriod, periodKinds, periodOn } from '../../rules/period.ts'
import { goalKey, useGoalMetrics } from '../goalKeys.ts'
import '../goals.css'
import './overview.css'
import { goalTexts } from '../text.ts'
import { MetricTree } from './MetricTree.tsx'

/** `/goals`: the goals of a period, each below the one that is responsible for it, with where they stand. */
export default function OverviewPage() {
  const entity = useEntity('goal')
  return entity ? <Overview /> : <PageMissing />
}

interface View {
  period?: string
  metric?: string
  mine?: boolean
}

function useView() {
  const { company, today } = useMeta()
  const search = useSearch({ strict: false }) as View
  const navigate = useNavigate()
  const period =
    parsePeriod(String(search.period ?? ''), company.fiscalYearStart) ??
    periodOn(today, 'year', company.fiscalYearStart)
  const set = (change: View) => void navigate({ to: '.', search: { ...search, ...change } as never, replace: true })
  return { period, metric: search.metric, mine: search.mine === true, set, fiscal: company.fiscalYearStart, today }
}

function Overview() {
  const t = useText(goalTexts)
  const label = useLabel()
  const language = useLanguage()
  const entity = useEntity('goal')!
  const create = useCreate()
  const { period, metric, mine, set, fiscal, today } = useView()
  const metrics = useGoalMetrics()
  useLive([entity.path])
  const query = { period: period.period, metric, mine: mine ? '1' : undefined }
  const { data, error, refetch } = useQuery({
    queryKey: goalKey('overview', query),
    queryFn: ({ signal }) =>
      api.get<{ items: OverviewItem[]; truncated: boolean }>('/goals/overview', query, { signal }),
    placeholderData: (before) => before,
  })
  const used = (metrics.data ?? []).filter((m) => m.used > 0)
  const move = (day: string) => set({ period: periodOn(day, period.kind, fiscal).period })
  const switchKind = (kind: PeriodKind) => set({ period: periodOn(insideOf(period, today), kind, fiscal).period })
  if (error) return <PageFailed error={error} onRetry={() => void refetch()} />
  return (
    <div className="zy-goals">
      <header className="zy-goals-head">
        <h1>{t('title')}</h1>
        <nav>
          <WaitingLink />
          <Link to={'/goals/list' as string}>
            <Button icon={<UnorderedListOutlined aria-hidden="true" />}>{t('asList')}</Button>
          </Link>
          {entity.operations.create && (
            <>
              <Button icon={<PlusOutlined aria-hidden="true" />} onClick={() => create({ entity: 'goal' })}>
                {t('create')}
              </Button>
              <Link to={'/goals/cascade' as string}>
                <Button type="primary" icon={<PartitionOutlined aria-hidden="true" />}>
                  {t('cascade')}
                </Button>
              </Link>
            </>
          )}
        </nav>
      </header>
      <div className="zy-goals-bar">
        <Segmented
          value={period.kind}
          onChange={switchKind}
          options={periodKinds.map((kind) => ({ value: kind, label: t(kind) }))}
        />
        <span className="zy-goals-period">
          <Button
            type="text"
            icon={<LeftOutlined />}
            aria-label={t('before')}
            onClick={() => move(addDays(period.startsOn, -1))}
          />
          <b>{periodText(period.period, period.kind, language)}</b>
          <Button
            type="text"
            icon={<RightOutlined />}
            aria-label={t('after')}
            onClick={() => move(addDays(period.endsOn, 1))}
          />
          {(today < period.startsOn || today > period.endsOn) && (
            <Button type="link" size="small" onClick={() => move(today)}>
              {t('now')}
            </Button>
          )}
        </span>
        <Select
          className="zy-goals-metric"
          aria-label={t('allMetrics')}
          allowClear
          placeholder={t('allMetrics')}
          value={metric}
          onChange={(key: string | undefined) => set({ metric: key })}
          options={used.map((m) => ({ value: m.key, label: label(m.label) }))}
        />
        <Checkbox checked={mine} onChange={(event) => set({ mine: event.target.checked || undefined })}>
          {t('mine')}
        </Checkbox>
      </div>
      {data?.truncated && <Alert type="info" showIcon title={t('more')} />}
      {!data ? (
        <PageLoading />
      ) : data.items.length === 0 ? (
        <section className="zy-card zy-goals-empty">
          <h2>{t(mine ? 'emptyMine' : 'emptyTitle')}</h2>
          <p>{t(entity.operations.create ? 'emptyHow' : 'emptySeller')}</p>
          {entity.operations.create && (
            <Button type="primary" onClick={() => create({ entity: 'goal', defaults: { period: period.period } })}>
              {t('create')}
            </Button>
          )}
        </section>
      ) : (
        [...Map.groupBy(data.items, (item) => item.metric)].map(([key, items]) => (
          <MetricTree key={key} metric={metrics.data?.find((m) => m.key === key)} name={key} items={items} />
        ))
      )}
    </div>
  )
}

/** Today when it lies in the period, else the period's first day: so that switching from year to month stays near. */
const insideOf = (period: Period, today: string): string =>
  today >= period.startsOn && today <= period.endsOn ? today : period.startsOn

/** The way to the adjustments, with how many wait. */
function WaitingLink() {
  const t = useText(goalTexts)
  const { data } = useQuery({
    queryKey: goalKey('inbox'),
    queryFn: ({ signal }) => api.get<{ waiting: AdjustmentView[] }>('/goals/inbox', undefined, { signal }),
    staleTime: 30_000,
  })
  return (
    <Link to={'/goals/adjustments' as string}>
      <Badge count={data?.waiting.length ?? 0} size="small" offset={[-6, 4]}>
        <Button>{t('adjustments')}</Button>
      </Badge>
    </Link>
  )
}
