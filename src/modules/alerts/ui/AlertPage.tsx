import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import type { EntityMeta } from '#kernel/entity/meta.types.ts'
import { api } from '#kernel/ui/client.ts'
import { asReference, FieldCell, isBlank, optionOf, ToneTag } from '#kernel/ui/fields/index.tsx'
import { useLive } from '#kernel/ui/live.ts'
import { type EntityRecord, useEntity } from '#kernel/ui/meta.tsx'
import { PageFailed, PageLoading, PageMissing } from '#kernel/ui/page-state.tsx'
import { Composer } from '#kernel/ui/record/Composer.tsx'
import { Timeline } from '#kernel/ui/record/Timeline.tsx'
import { useRecordActions } from '#kernel/ui/record/useRecordActions.tsx'
import '#kernel/ui/record/record.css'
import { useLabel, useText } from '#kernel/ui/text.ts'
import { useMessage } from './AlertCard.tsx'
import './alerts.css'
import { FigureHistory } from './FigureHistory.tsx'
import { alertTexts } from './text.ts'

/** `/alerts/ID`: what is wrong, how it came, what was done. */
export default function AlertPage({ params }: { params: Record<string, string> }) {
  const entity = useEntity('alert')
  const id = params.id ?? ''
  useLive(entity ? [`${entity.path}/${id}`] : [])
  const { data, error, refetch } = useQuery({
    queryKey: ['record', 'alert', id],
    queryFn: ({ signal }) => api.get<EntityRecord>(`/alerts/${id}`, undefined, { signal }),
    enabled: entity !== undefined,
  })
  if (error) return <PageFailed error={error} onRetry={() => void refetch()} />
  if (!entity) return <PageMissing />
  return data ? <OneAlert entity={entity} record={data} /> : <PageLoading />
}

const facts = [
  'rule',
  'subject',
  'period',
  'firedAt',
  'times',
  'owner',
  'acknowledgedBy',
  'measure',
  'actedBy',
  'actedAt',
  'closedBecause',
  'closedBy',
  'closedAt',
  'note',
]

function OneAlert({ entity, record }: { entity: EntityMeta; record: EntityRecord }) {
  const t = useText(alertTexts)
  const label = useLabel()
  const message = useMessage()
  const { actions, run, dialogs } = useRecordActions(entity, record)
  const fieldNamed = (name: string) => entity.fields.find((field) => field.name === name)
  const tags = ['severity', 'state'].flatMap((name) => {
    const field = fieldNamed(name)
    const option = field && optionOf(field, record[name])
    return option ? [<ToneTag key={name} option={option} />] : []
  })
  const told = facts.flatMap((name) => {
    const field = fieldNamed(name)
    return !field || isBlank(record[name]) ? [] : [field]
  })
  const rule = asReference(record.rule)
  return (
    <div className="zy-alerts">
      <header className="zy-alerts-head">
        <div className="zy-alert-says">
          <div className="zy-alert-head">{tags}</div>
          <h1>{message(record)}</h1>
        </div>
        <Link to="/alerts">{t('allAlerts')}</Link>
      </header>
      {actions.length > 0 && (
        <div className="zy-rule-bar">
          {actions.map((action) => (
            <Button key={action.name} type={action.primary ? 'primary' : 'default'} onClick={() => run(action)}>
              {label(action.label)}
            </Button>
          ))}
        </div>
      )}
      {dialogs}
      <div className="zy-alert-columns">
        <div className="zy-alert-main">
          <FigureHistory entity={entity} id={record.id} />
          <section className="zy-card">
            <Composer entity={entity} record={record} />
            <Timeline entity={entity} id={record.id} />
          </section>
        </div>
        <section className="zy-card">
          <dl className="zy-alert-dl">
            {told.map((field) => (
              <div key={field.name}>
                <dt>{label(field.label)}</dt>
                <dd>
                  {field.name === 'rule' && rule ? (
                    <RuleLink id={rule.id} name={rule.label} />
                  ) : (
                    <FieldCell field={field} value={record[field.name]} record={record} />
                  )}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
    </div>
  )
}

/** Many who are told of an alert may not see its rule. */
function RuleLink({ id, name }: { id: string; name: string }) {
  const rules = useEntity('alert-rule')
  return rules ? <Link to={`/${rules.path}/${id}`}>{name}</Link> : name
}
