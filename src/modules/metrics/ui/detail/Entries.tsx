import { PlusOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import type { EntityMeta, Filter, Page, Reference } from '#kernel/entity/meta.types.ts'
import type { MetricMeta } from '#kernel/metrics/metrics.types.ts'
import { drillTo } from '#kernel/ui/charts/Drill.tsx'
import { api } from '#kernel/ui/client.ts'
import { optionOf, ToneTag } from '#kernel/ui/fields/index.tsx'
import { type EntityRecord, useMe } from '#kernel/ui/meta.tsx'
import { useRecordActions } from '#kernel/ui/record/useRecordActions.tsx'
import { useCreate } from '#kernel/ui/shell/create-provider.tsx'
import { useLabel, useText } from '#kernel/ui/text.ts'
import { useFigure } from '../figures/useFigure.ts'
import { metricTexts } from '../text.ts'

const SHOWN = 12
const fields = 'metric,day,value,source,person,region,product,segment,status,decidedBy,decisionNote,createdBy,updatedBy'

/** What was entered by hand for a metric, the newest first; who may decides about what waits. */
export function Entries({ entity, metric }: { entity: EntityMeta; metric: MetricMeta }) {
  const t = useText(metricTexts)
  const create = useCreate()
  const filter: Filter = { field: 'metric', op: 'eq', value: metric.key }
  const { data } = useQuery({
    queryKey: ['list', entity.name, 'of-metric', metric.key],
    queryFn: ({ signal }) =>
      api.get<Page<EntityRecord>>(`/${entity.path}`, { filter, sort: '-day', limit: SHOWN, fields }, { signal }),
  })
  const all = drillTo(entity, filter)
  return (
    <section className="zy-card" aria-label={t('entries')}>
      <header>
        <h2>{t('entries')}</h2>
        {entity.operations.create && (
          <Button
            type="primary"
            size="small"
            icon={<PlusOutlined aria-hidden="true" />}
            onClick={() => create({ entity: entity.name, defaults: { metric: metric.key } })}
          >
            {t('enter')}
          </Button>
        )}
      </header>
      {data?.items.length === 0 && <p className="zy-metric-quiet">{t('noEntries')}</p>}
      <ul className="zy-metric-entries">
        {data?.items.map((record) => (
          <Entry key={`${record.id}/${record.version}`} entity={entity} metric={metric} record={record} />
        ))}
      </ul>
      {data && data.total.value > SHOWN && (
        <p className="zy-metric-entries-foot">
          <Link to={all.path} search={all.search as never}>
            {t('allEntries')}
          </Link>
        </p>
      )}
    </section>
  )
}

function Entry({ entity, metric, record }: { entity: EntityMeta; metric: MetricMeta; record: EntityRecord }) {
  const t = useText(metricTexts)
  const words = useLabel()
  const me = useMe()
  const show = useFigure()
  const { actions, run, dialogs } = useRecordActions(entity, record)
  const status = entity.fields.find(({ name }) => name === 'status')
  const option = status && optionOf(status, record.status)
  const label = (name: string) => (record[name] as Reference | null | undefined)?.label
  const waits = record.status === 'submitted'
  const mine = [record.createdBy?.id, record.updatedBy?.id].includes(me.id)
  const facts = [
    label('region'),
    label('person'),
    label('product'),
    record.segment as string | null,
    t('entryFrom', { source: String(record.source ?? '') }),
    record.createdBy && t('enteredBy', { name: record.createdBy.label }),
    label('decidedBy') && t('decidedBy', { name: label('decidedBy')! }),
    record.decisionNote as string | null,
  ]
  return (
    <li>
      <div>
        <Link to={`/${entity.path}/${record.id}` as string}>{show(Number(record.value), metric.unit)}</Link>
        {String(record.day)}
        <p>{facts.filter(Boolean).join(' · ')}</p>
      </div>
      {option && <ToneTag option={option} tag />}
      {waits && mine && actions.length > 0 && <span className="zy-metric-quiet">{t('ownEntry')}</span>}
      {waits && !mine && (
        <span className="zy-inline">
          {actions
            .filter(({ name }) => name === 'approve' || name === 'reject')
            .map((action) => (
              <Button
                key={action.name}
                size="small"
                type={action.primary ? 'primary' : 'default'}
                danger={action.danger}
                onClick={() => run(action)}
              >
                {words(action.label)}
              </Button>
            ))}
        </span>
      )}
      {dialogs}
    </li>
  )
}
