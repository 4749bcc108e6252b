import { ArrowLeftOutlined, DownloadOutlined, MoreOutlined } from '@ant-design/icons'
import { Link, useNavigate } from '@tanstack/react-router'
import { App, Button, Dropdown, Segmented, Skeleton, Tabs } from 'antd'
import { api, apiUrl } from '#kernel/ui/client.ts'
import { useFeedback } from '#kernel/ui/feedback.tsx'
import { formatNumber } from '#kernel/ui/format.ts'
import { useEntity } from '#kernel/ui/meta.tsx'
import { PageFailed } from '#kernel/ui/page-state.tsx'
import { usePageTitle } from '#kernel/ui/page-title.ts'
import { queryClient } from '#kernel/ui/query.ts'
import { usePhone } from '#kernel/ui/screen.ts'
import { useLabel, useText } from '#kernel/ui/text.ts'
import type { Insight, TimeKind } from '../insight.types.ts'
import { CasesTab } from './CasesTab.tsx'
import { ConformanceTab } from './ConformanceTab.tsx'
import { FilterBar } from './FilterBar.tsx'
import './insight.css'
import { MapTab } from './map/MapTab.tsx'
import { PerformanceTab } from './PerformanceTab.tsx'
import { ReworkTab } from './ReworkTab.tsx'
import { insightTexts } from './text.ts'
import { useDuration } from './useDuration.ts'
import { exportAddress, type Look, type TabKey, useInsight, useLook } from './useInsight.ts'
import { VariantList } from './VariantList.tsx'

/** `/process-insight/{log}`: one log, as its cases really ran. */
export default function InsightPage({ params }: { params: Record<string, string> }) {
  const key = params.key ?? ''
  const look = useLook()
  const { data, error, refetch, isPlaceholderData } = useInsight(key, look)
  if (error) return <PageFailed error={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton active className="zy-insight" />
  return <Opened insight={data} look={look} stale={isPlaceholderData} />
}

function Opened({ insight, look, stale }: { insight: Insight; look: Look; stale: boolean }) {
  const t = useText(insightTexts)
  const label = useLabel()
  const phone = usePhone()
  usePageTitle(label(insight.label))
  const parts = { insight, look }
  const content: Record<TabKey, React.ReactNode> = {
    map: <MapTab {...parts} />,
    variants: <VariantList {...parts} />,
    cases: <CasesTab {...parts} />,
    performance: <PerformanceTab {...parts} />,
    rework: <ReworkTab {...parts} />,
    conformance: <ConformanceTab {...parts} />,
  }
  const names: Record<TabKey, string> = {
    map: t('tabMap'),
    variants: t('tabVariants'),
    cases: t('tabCases'),
    performance: t('tabPerformance'),
    rework: t('tabRework'),
    conformance: t('tabConformance'),
  }
  // On a wide screen the variants stand beside the map.
  const shown = (Object.keys(content) as TabKey[]).filter((tab) => phone || tab !== 'variants')
  const active = shown.includes(look.tab) ? look.tab : 'map'
  return (
    <div className="zy-insight zy-insight-open" aria-busy={stale}>
      <Head insight={insight} look={look} />
      <FilterBar insight={insight} look={look} />
      <Tabs
        activeKey={active}
        onChange={(tab) => look.set({ tab: tab as TabKey })}
        items={shown.map((tab) => ({ key: tab, label: names[tab] }))}
      />
      {insight.chosen.cases === 0 ? (
        <section className="zy-card zy-insight-none">
          <h2>{t('nothing')}</h2>
          <Button onClick={() => look.set({ filters: [] })}>{t('clear')}</Button>
        </section>
      ) : (
        content[active]
      )}
    </div>
  )
}

function Head({ insight, look }: { insight: Insight; look: Look }) {
  const t = useText(insightTexts)
  const label = useLabel()
  const duration = useDuration(insight.day)
  const { chosen, all, throughput } = insight
  const of = (n: number, whole: number) => (n === whole ? undefined : t('ofAll', { n: formatNumber(whole) }))
  const figures: [string, string, string?][] = [
    [t('cases'), formatNumber(chosen.cases), of(chosen.cases, all.cases)],
    [t('events'), formatNumber(chosen.events), of(chosen.events, all.events)],
    [t('variants'), formatNumber(chosen.variants)],
    [t('median'), duration(throughput.spread.median)],
    [t('mean'), duration(throughput.spread.mean)],
  ]
  return (
    <>
      <header className="zy-insight-head">
        <Link to="/process-insight" aria-label={t('back')} title={t('back')}>
          <ArrowLeftOutlined aria-hidden="true" />
        </Link>
        <h1>{label(insight.label)}</h1>
        <Segmented<TimeKind>
          aria-label={t('time')}
          value={look.time}
          onChange={(time) => look.set({ time })}
          options={[
            { value: 'plain', label: t('plain') },
            { value: 'working', label: t('working') },
          ]}
        />
        <Tools insight={insight} look={look} />
      </header>
      <dl className="zy-insight-figures">
        {figures.map(([name, value, note]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {value}
              {note && <small> {note}</small>}
            </dd>
          </div>
        ))}
      </dl>
    </>
  )
}

function Tools({ insight, look }: { insight: Insight; look: Look }) {
  const t = useText(insightTexts)
  const label = useLabel()
  const { modal } = App.useApp()
  const feedback = useFeedback()
  const navigate = useNavigate()
  const logs = useEntity('event-log')
  const cases = useEntity(insight.entity)
  const worksheets = useEntity('process-improvement')
  const [source, id] = [insight.key.split(':')[0], insight.key.slice(insight.key.indexOf(':') + 1)]
  const mayExport = (insight.entity ? cases : logs)?.operations.export ?? false
  const file = source === 'file'
  const remove = () =>
    modal.confirm({
      title: t('removeSure'),
      okText: t('remove'),
      okButtonProps: { danger: true },
      onOk: async () => {
        try {
          await api.del(`/event-logs/${id}`)
          feedback.success(t('removed'))
          void queryClient.invalidateQueries({ queryKey: ['process-logs'] })
          void navigate({ to: '/process-insight' as string })
        } catch (error) {
          feedback.error(error)
        }
      },
    })
  const startWorksheet = async () => {
    try {
      const name = label(insight.label)
      const values = { name, log: insight.key, ...(source === 'process' && { process: id }) }
      const { steps } = await api.post<{ steps: unknown[] }>('/process-insight/steps', {
        log: insight.key,
        filters: look.filters,
        time: look.time,
      })
      const made = await api.post<{ id: string }>('/process-improvements', { ...values, steps })
      await api.post(`/process-improvements/${made.id}/measure`, {
        which: 'before',
        log: insight.key,
        filters: look.filters,
        time: look.time,
      })
      void navigate({ to: `/process-improvements/${made.id}` as string })
    } catch (error) {
      feedback.error(error)
    }
  }
  const items = [
    ...(worksheets?.operations.create
      ? [{ key: 'worksheet', label: t('toWorksheet'), onClick: () => void startWorksheet() }]
      : []),
    ...(file && logs?.operations.update
      ? [{ key: 'share', label: t('share'), onClick: () => void navigate({ to: `/event-logs/${id}` as string }) }]
      : []),
    ...(file && logs?.operations.delete ? [{ key: 'remove', danger: true, label: t('remove'), onClick: remove }] : []),
  ]
  const save = (format: string) => {
    const { path, query } = exportAddress(insight.key, look, format)
    window.location.assign(apiUrl(path, query))
  }
  return (
    <>
      {mayExport && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: [
              { key: 'xes', label: t('exportXes'), onClick: () => save('xes') },
              { key: 'csv', label: t('exportCsv'), onClick: () => save('csv') },
            ],
          }}
        >
          <Button icon={<DownloadOutlined aria-hidden="true" />}>{t('export')}</Button>
        </Dropdown>
      )}
      {items.length > 0 && (
        <Dropdown trigger={['click']} menu={{ items }}>
          <Button icon={<MoreOutlined aria-hidden="true" />} aria-label="⋯" />
        </Dropdown>
      )}
    </>
  )
}
