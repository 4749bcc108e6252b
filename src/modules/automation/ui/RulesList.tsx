import { PlusOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button, Switch } from 'antd'
import type { EntityMeta, Label, Page } from '#kernel/entity/meta.types.ts'
import { api } from '#kernel/ui/client.ts'
import { useFeedback } from '#kernel/ui/feedback.tsx'
import { optionOf, ToneTag } from '#kernel/ui/fields/index.tsx'
import { formatAgo, formatInstant } from '#kernel/ui/format.ts'
import { useLive } from '#kernel/ui/live.ts'
import type { EntityRecord } from '#kernel/ui/meta.tsx'
import { PageFailed, PageLoading } from '#kernel/ui/page-state.tsx'
import { invalidateEntity } from '#kernel/ui/query.ts'
import { useLabel, useText } from '#kernel/ui/text.ts'
import type { AutomationCondition, AutomationStep, AutomationTrigger } from '../rules/automation.types.ts'
import { RuleSentence } from './RuleSentence.tsx'
import { automationTexts } from './text.ts'

/** All rules, each as a sentence. */
export function RulesList({ entity }: { entity: EntityMeta }) {
  const t = useText(automationTexts)
  const navigate = useNavigate()
  useLive([entity.path])
  const { data, error } = useQuery({
    queryKey: ['list', entity.name, 'all'],
    queryFn: ({ signal }) => api.get<Page<EntityRecord>>(`/${entity.path}`, { limit: 500, sort: 'name' }, { signal }),
    refetchInterval: 60_000,
  })
  if (error) return <PageFailed error={error} />
  if (!data) return <PageLoading />
  const make = () => void navigate({ to: '/settings/automation/new' as string })
  return (
    <div className="zy-page-narrow zy-auto">
      <header className="zy-auto-head">
        <h1>{t('title')}</h1>
        <Link to={'/settings/automation/runs' as string}>{t('allRuns')}</Link>
        {data.items.length > 0 && (
          <Button type="primary" icon={<PlusOutlined aria-hidden="true" />} onClick={make}>
            {t('add')}
          </Button>
        )}
      </header>
      <p className="zy-quiet">{t('about')}</p>
      {data.items.length === 0 && (
        <section className="zy-card zy-auto-none">
          <h2>{t('none')}</h2>
          <p>{t('noneHow')}</p>
          <Button type="primary" onClick={make}>
            {t('add')}
          </Button>
        </section>
      )}
      <ul className="zy-auto-list">
        {data.items.map((record) => (
          <RuleCard key={record.id} entity={entity} record={record} />
        ))}
      </ul>
    </div>
  )
}

function RuleCard({ entity, record }: { entity: EntityMeta; record: EntityRecord }) {
  const t = useText(automationTexts)
  const label = useLabel()
  const feedback = useFeedback()
  const isOn = record.state === 'active'
  const field = entity.fields.find(({ name }) => name === 'state')
  const state = field && optionOf(field, record.state)
  const toggle = async (on: boolean) => {
    try {
      await api.patch(`/${entity.path}/${record.id}`, { version: record.version, state: on ? 'active' : 'paused' })
    } catch (error) {
      feedback.error(error, entity)
    } finally {
      invalidateEntity(entity.name)
    }
  }
  const why = record.state === 'paused' && typeof record.pausedBecause === 'string' ? record.pausedBecause : undefined
  return (
    <li className="zy-card zy-auto-card" data-off={!isOn}>
      <div className="zy-auto-card-head">
        <Link to={`/settings/automation/${record.id}`}>{record.label}</Link>
        {state && <ToneTag option={state} />}
        <Switch
          size="small"
          checked={isOn}
          aria-label={`${record.label}: ${t('on')}`}
          onChange={(on) => void toggle(on)}
        />
      </div>
      <RuleSentence
        entity={record.entity as string | null}
        trigger={record.trigger as AutomationTrigger | null}
        condition={record.condition as AutomationCondition | null}
        steps={record.steps as AutomationStep[] | null}
      />
      {why && <p className="zy-auto-why">{label(JSON.parse(why) as Label)}</p>}
      <p className="zy-auto-facts">
        <span>{record.lastRunAt ? t('last', { when: formatAgo(String(record.lastRunAt)) }) : t('never')}</span>
        {isOn && record.nextAt ? <span>{t('next', { when: formatInstant(String(record.nextAt)) })}</span> : null}
        <span>{t('by', { who: (record.owner as { label?: string } | null)?.label ?? '—' })}</span>
        <Link to={`/settings/automation/runs?rule=${record.id}`}>{t('allRuns')}</Link>
      </p>
    </li>
  )
}
