import { PlusOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button, Switch } from 'antd'
import type { EntityMeta, Label, Page } from '#kernel/entity/meta.types.ts'
import type { MetricMeta } from '#kernel/metrics/metrics.types.ts'
import { api } from '#kernel/ui/client.ts'
import { useFeedback } from '#kernel/ui/feedback.tsx'
import { optionOf, ToneTag } from '#kernel/ui/fields/index.tsx'
import { formatAgo, formatNumber } from '#kernel/ui/format.ts'
import { useLive } from '#kernel/ui/live.ts'
import { type EntityRecord, useEntity, useMeta } from '#kernel/ui/meta.tsx'
import { PageFailed, PageLoading, PageMissing } from '#kernel/ui/page-state.tsx'
import { invalidateEntity } from '#kernel/ui/query.ts'
import { useLabel, useText } from '#kernel/ui/text.ts'
import { conditionText } from '../rules/message.ts'
import { conditionOf } from '../rules/rule.ts'
import './alerts.css'
import { ruleTexts } from './text.ts'

/** `/alert-rules`: what is watched, and what came of it. */
export default function RulesPage() {
  const entity = useEntity('alert-rule')
  return entity ? <Rules entity={entity} /> : <PageMissing />
}

function Rules({ entity }: { entity: EntityMeta }) {
  const t = useText(ruleTexts)
  const navigate = useNavigate()
  useLive([entity.path])
  const { data, error } = useQuery({
    queryKey: ['list', entity.name, 'all'],
    queryFn: ({ signal }) => api.get<Page<EntityRecord>>(`/${entity.path}`, { limit: 200, sort: 'name' }, { signal }),
    // Checks leave no trace in the change history that a signal could come from.
    refetchInterval: 60_000,
  })
  const { data: metrics } = useQuery({
    queryKey: ['metrics'],
    queryFn: ({ signal }) => api.get<{ items: MetricMeta[] }>('/metrics', undefined, { signal }),
  })
  if (error) return <PageFailed error={error} />
  if (!data) return <PageLoading />
  const make = () => void navigate({ to: '/alert-rules/new' as string })
  return (
    <div className="zy-alerts">
      <header className="zy-alerts-head">
        <h1>{t('title')}</h1>
        <Link to="/alerts">{t('back')}</Link>
        {entity.operations.create && data.items.length > 0 && (
          <Button type="primary" icon={<PlusOutlined aria-hidden="true" />} onClick={make}>
            {t('add')}
          </Button>
        )}
      </header>
      <p className="zy-alerts-about">{t('about')}</p>
      {data.items.length === 0 && (
        <section className="zy-card zy-alerts-none">
          <h2>{t('none')}</h2>
          <p>{t('noneHow')}</p>
          {entity.operations.create && (
            <Button type="primary" onClick={make}>
              {t('add')}
            </Button>
          )}
        </section>
      )}
      <ul className="zy-alerts-list">
        {data.items.map((record) => (
          <RuleCard key={record.id} entity={entity} record={record} metrics={metrics?.items} />
        ))}
      </ul>
    </div>
  )
}

interface LastResult {
  judged: number
  firing: number
  unknown: Record<string, number>
}

function RuleCard(props: { entity: EntityMeta; record: EntityRecord; metrics: MetricMeta[] | undefined }) {
  const { entity, record, metrics } = props
  const t = useText(ruleTexts)
  const label = useLabel()
  const feedback = useFeedback()
  const { company } = useMeta()
  const isActive = record.state === 'active'
  const metric = metrics?.find(({ key }) => key === record.metric)
  const sentence = metric && conditionText(conditionOf(record as never), metric.label, metric.unit, company.currency)
  const option = (name: string) => {
    const field = entity.fields.find((each) => each.name === name)
    return field && optionOf(field, record[name])
  }
  const [severity, split, period] = [option('severity'), option('split'), option('period')]
  const toggle = async (on: boolean) => {
    try {
      await api.patch(`/${entity.path}/${record.id}`, { version: record.version, state: on ? 'active' : 'paused' })
    } catch (error) {
      feedback.error(error, entity)
    } finally {
      invalidateEntity(entity.name)
    }
  }
  return (
    <li className="zy-card zy-alert" data-off={!isActive}>
      <div className="zy-alert-head">
        {severity && <ToneTag option={severity} />}
        <Switch
          size="small"
          checked={isActive}
          disabled={!entity.operations.update}
          aria-label={`${record.label}: ${t('active')}`}
          onChange={(on) => void toggle(on)}
        />
        {!isActive && <span className="zy-alerts-more">{t('paused')}</span>}
      </div>
      <Link to={`/${entity.path}/${record.id}`} className="zy-alert-message">
        {record.label}
      </Link>
      <p className="zy-alert-facts">
        {split && <span>{label(split.label)}</span>}
        {period && <span>{label(period.label)}</span>}
        {sentence && <span>{label(sentence)}</span>}
      </p>
      <RuleResult record={record} />
    </li>
  )
}

function RuleResult({ record }: { record: EntityRecord }) {
  const t = useText(ruleTexts)
  const label = useLabel()
  const result = record.lastResult as LastResult | null
  if (record.state === 'paused' && typeof record.pausedBecause === 'string')
    return <p className="zy-alert-done">{label(JSON.parse(record.pausedBecause) as Label)}</p>
  if (!record.lastAt || !result) return <p className="zy-alert-facts">{t('never')}</p>
  const unknown = Object.entries(result.unknown)
  return (
    <p className="zy-alert-facts">
      <span>
        {t('looked', {
          when: formatAgo(String(record.lastAt)),
          n: formatNumber(result.judged),
          m: formatNumber(result.firing),
        })}
      </span>
      {unknown.map(([why, n]) => (
        <span key={why}>{t('unknown', { n, why: t(`why.${why}` as 'why.no-value') })}</span>
      ))}
    </p>
  )
}
