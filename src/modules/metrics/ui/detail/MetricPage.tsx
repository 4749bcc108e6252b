import { LeftOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { EntityMeta } from '#kernel/entity/meta.types.ts'
import type { MetricCondition, MetricMeta } from '#kernel/metrics/metrics.types.ts'
import { DrillLink, drillTo } from '#kernel/ui/charts/Drill.tsx'
import { useLive } from '#kernel/ui/live.ts'
import { useMeta } from '#kernel/ui/meta.tsx'
import { useMetrics } from '#kernel/ui/metric-names.ts'
import { PageLoading, PageMissing } from '#kernel/ui/page-state.tsx'
import { usePageTitle } from '#kernel/ui/page-title.ts'
import { useLabel, useText } from '#kernel/ui/text.ts'
import { MetricEditor } from '../editor/MetricEditor.tsx'
import { MetricTags } from '../figures/MetricTags.tsx'
import { sourcesOf } from '../figures/sources.ts'
import '../metrics.css'
import { metricTexts } from '../text.ts'
import { DefinitionCard } from './DefinitionCard.tsx'
import { Entries } from './Entries.tsx'
import { OwnMetricActions } from './OwnMetricActions.tsx'
import { SplitCard } from './SplitCard.tsx'
import { TrendCard } from './TrendCard.tsx'
import { useDefinition } from './useDefinition.ts'

/** `/metric-library/KEY`: one metric, its definition, its run and its parts. */
export default function MetricPage({ params }: { params: Record<string, string> }) {
  const metrics = useMetrics()
  const metric = metrics?.find(({ key }) => key === params.key)
  if (!metrics) return <PageLoading />
  return metric ? <Metric key={metric.key} metric={metric} metrics={metrics} /> : <PageMissing />
}

function Metric({ metric, metrics }: { metric: MetricMeta; metrics: readonly MetricMeta[] }) {
  const t = useText(metricTexts)
  const label = useLabel()
  const { entities } = useMeta()
  const definitions = entities.find(({ name }) => name === 'metric-definition')
  const record = useDefinition(definitions, metric.key, metric.origin === 'company')
  const [editing, setEditing] = useState(false)
  const sources = sourcesOf(metric, (key) => metrics.find((each) => each.key === key)).flatMap(
    (name) => entities.find((entity) => entity.name === name) ?? [],
  )
  const [source] = sources
  usePageTitle(label(metric.label))
  useLive(sources.map(({ path }) => path))
  const drill = source && ((condition: Omit<MetricCondition, 'metric'>) => recordsOf(metric, source, condition))
  return (
    <div className="zy-metrics">
      <header className="zy-metric-head">
        <div>
          <Link to={'/metric-library' as string} className="zy-metric-back">
            <LeftOutlined aria-hidden="true" /> {t('back')}
          </Link>
          <h1>
            {label(metric.label)}
            <MetricTags metric={metric} />
          </h1>
        </div>
        <span className="zy-metric-records">
          {sources.map((entity) => (
            <DrillLink key={entity.name} to={recordsOf(metric, entity, {})}>
              {t('records', { name: label(entity.plural).toLowerCase() })}
            </DrillLink>
          ))}
          {definitions && record && (
            <OwnMetricActions
              entity={definitions}
              record={record}
              name={label(metric.label)}
              onEdit={() => setEditing(true)}
            />
          )}
        </span>
      </header>
      <div className="zy-metric-page">
        <div className="zy-metric-main">
          <TrendCard metric={metric} source={source?.name} drill={drill} />
          {metric.kind === 'manual' && source && <Entries entity={source} metric={metric} />}
          <SplitCard metric={metric} source={source?.name} drill={drill} />
        </div>
        <DefinitionCard metric={metric} sources={sources} record={record} metrics={metrics} />
      </div>
      {editing && definitions && record && (
        <MetricEditor entity={definitions} record={record} onClose={() => setEditing(false)} />
      )}
    </div>
  )
}

/** The records that a figure counted. */
const recordsOf = (metric: MetricMeta, entity: EntityMeta, condition: Omit<MetricCondition, 'metric'>) =>
  drillTo(entity, { metric: metric.key, ...condition })
