import { PlusOutlined, SearchOutlined } from '@ant-design/icons'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Empty, Input } from 'antd'
import { useCallback, useMemo, useState } from 'react'
import type { MetricMeta } from '#kernel/metrics/metrics.types.ts'
import { useEntity, useMeta } from '#kernel/ui/meta.tsx'
import { useMetrics } from '#kernel/ui/metric-names.ts'
import { PageLoading } from '#kernel/ui/page-state.tsx'
import { matchScore } from '#kernel/ui/palette/match.ts'
import { usePinyin } from '#kernel/ui/palette/pinyin.ts'
import { useLabel, useText } from '#kernel/ui/text.ts'
import { MetricEditor } from '../editor/MetricEditor.tsx'
import { useChecks } from '../figures/CheckState.tsx'
import { groupMetrics } from '../figures/sources.ts'
import '../metrics.css'
import { metricTexts } from '../text.ts'
import { MetricRow } from './MetricRow.tsx'
import { useCatalogueFigures } from './useCatalogueFigures.ts'
import { WaitingEntries } from './WaitingEntries.tsx'

const none: MetricMeta[] = []

/** `/metric-library`: every metric this person may read, what it means and what it says now. */
export default function CataloguePage() {
  const t = useText(metricTexts)
  const definitions = useEntity('metric-definition')
  const metrics = useMetrics()
  const [query, setQuery] = useQueryText()
  const [editing, setEditing] = useState(false)
  const figures = useCatalogueFigures(metrics ?? none)
  const checks = useChecks()
  const find = useCallback((key: string) => metrics?.find((each) => each.key === key), [metrics])
  const found = useFound(metrics ?? none, query)
  const groups = useMemo(() => groupMetrics(found, metrics), [found, metrics])
  const nameOf = useGroupName()
  const mayDefine = definitions?.operations.create === true
  if (!metrics) return <PageLoading />
  const create = (
    <Button type="primary" icon={<PlusOutlined aria-hidden="true" />} onClick={() => setEditing(true)}>
      {t('create')}
    </Button>
  )
  return (
    <div className="zy-metrics">
      <header className="zy-metrics-head">
        <div>
          <h1>{t('title')}</h1>
          <p>{t('about')}</p>
        </div>
        <div className="zy-metrics-tools">
          <Input
            type="search"
            allowClear
            prefix={<SearchOutlined aria-hidden="true" />}
            placeholder={t('search')}
            aria-label={t('search')}
            value={query}
            onChange={(event) => setQuery(event.target.value)}
          />
          {mayDefine && create}
        </div>
      </header>
      <WaitingEntries />
      {metrics.length === 0 && <Empty description={t('noMetrics')} />}
      {metrics.length > 0 && found.length === 0 && (
        <Empty description={t('nothingFound', { q: query })}>
          <Button onClick={() => setQuery('')}>{t('clearSearch')}</Button>
        </Empty>
      )}
      {groups.map(({ key, metrics: members }) => (
        <section key={key} className="zy-card zy-metric-group" aria-label={nameOf(key)}>
          <header>
            <h2>{nameOf(key)}</h2>
            <span>{t('metricCount', { n: members.length })}</span>
          </header>
          <ul>
            {members.map((metric) => (
              <MetricRow
                key={metric.key}
                metric={metric}
                figure={figures.get(metric.key)}
                checks={checks}
                find={find}
              />
            ))}
          </ul>
        </section>
      ))}
      {mayDefine && query === '' && !groups.some(({ key }) => key === 'own') && (
        <section className="zy-card zy-metric-none">
          <h2>{t('ownGroup')}</h2>
          <p>{t('ownGroupEmpty')}</p>
          {create}
        </section>
      )}
      {editing && definitions && <MetricEditor entity={definitions} onClose={() => setEditing(false)} />}
    </div>
  )
}

/** What is searched for stands in the address. */
function useQueryText(): [string, (query: string) => void] {
  const { q } = useSearch({ strict: false }) as { q?: unknown }
  const navigate = useNavigate()
  const [typed, setTyped] = useState(typeof q === 'string' || typeof q === 'number' ? String(q) : '')
  const set = useCallback(
    (query: string) => {
      setTyped(query)
      void navigate({ to: '.', search: { q: query || undefined } as never, replace: true })
    },
    [navigate],
  )
  return [typed, set]
}

/** By name, its pinyin or initials, key, or the words of the definition. */
function useFound(metrics: readonly MetricMeta[], query: string): readonly MetricMeta[] {
  const label = useLabel()
  const pinyin = usePinyin(/[a-z]/i.test(query))
  return useMemo(() => {
    if (!query.trim()) return metrics
    return metrics.filter(
      (metric) =>
        matchScore(
          {
            label: label(metric.label),
            keywords: [metric.key, ...Object.values(metric.label), ...Object.values(metric.about)],
          },
          query,
          pinyin,
        ) > 0,
    )
  }, [metrics, query, label, pinyin])
}

function useGroupName(): (key: string) => string {
  const t = useText(metricTexts)
  const label = useLabel()
  const { entities } = useMeta()
  return (key) => {
    if (key === 'own') return t('ownGroup')
    const entity = entities.find(({ name }) => name === key)
    return entity ? label(entity.plural) : t('otherGroup')
  }
}
