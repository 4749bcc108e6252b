import { PlusOutlined, RightOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Skeleton } from 'antd'
import { lazy, Suspense, useState } from 'react'
import type { EntityMeta, RelatedMeta } from '#kernel/entity/meta.types.ts'
import { api } from '../client.ts'
import { formatNumber } from '../format.ts'
import { useLive } from '../live.ts'
import { type EntityRecord, useMeta } from '../meta.tsx'
import { useCreate } from '../shell/create-provider.tsx'
import { useLabel, useText } from '../text.ts'
import { itemsOf, type Listed } from './itemsOf.ts'
import { recordTexts } from './text.ts'

const RelatedList = lazy(() => import('../list/RelatedList.tsx').then((module) => ({ default: module.RelatedList })))

/** Lists that are open from the start; further ones fetch their rows only when they are opened. */
const OPEN = 4

interface RelatedCount {
  entity: string
  field: string
  count: number
}

interface Panel extends RelatedMeta {
  of: EntityMeta
  count: number
}

const keyOf = (panel: { entity: string; field: string }) => `${panel.entity}.${panel.field}`

/** What belongs to the record, by kind: with rows those that have some, as one line of buttons those that have none. */
export function RelatedPanels({ entity, record }: { entity: EntityMeta; record: EntityRecord }) {
  const t = useText(recordTexts)
  const label = useLabel()
  const create = useCreate()
  const { entities } = useMeta()
  const counts = useQuery({
    queryKey: ['record', entity.name, record.id, 'related'],
    queryFn: async ({ signal }) =>
      itemsOf(await api.get<Listed<RelatedCount>>(`/${entity.path}/${record.id}/related`, undefined, { signal })),
  })
  const paths = entity.related.flatMap(({ entity: name }) => entities.find((each) => each.name === name)?.path ?? [])
  useLive([...new Set(paths)], (event) => {
    if (event.type === 'change' && entity.related.some((related) => related.entity === event.entity))
      void counts.refetch()
  })
  if (entity.related.length === 0) return null
  if (counts.isPending) return <Skeleton active className="zy-panel zy-panel-body" />
  if (counts.isError) {
    return (
      <section className="zy-panel zy-panel-body" role="alert">
        {t('relatedFailed')}{' '}
        <Button size="small" onClick={() => void counts.refetch()}>
          {t('retry')}
        </Button>
      </section>
    )
  }
  const panels = entity.related.flatMap<Panel>((related) => {
    const of = entities.find((each) => each.name === related.entity)
    const count = counts.data.find((each) => keyOf(each) === keyOf(related))?.count ?? 0
    return of ? [{ ...related, of, count }] : []
  })
  const filled = panels.filter((panel) => panel.count > 0)
  const creatable = panels.filter((panel) => panel.count === 0 && panel.of.operations.create)
  const add = ({ of, field: name }: Panel) => {
    const isTarget = of.fields.find((field) => field.name === name)?.kind === 'target'
    const reference = { id: record.id, label: record.label, ...(isTarget ? { entity: entity.name } : {}) }
    create({ entity: of.name, defaults: { [name]: reference } })
  }
  return (
    <>
      {filled.map((panel, index) => (
        <RelatedPanel key={keyOf(panel)} panel={panel} about={entity} record={record} first={index < OPEN} />
      ))}
      {creatable.length > 0 ? (
        <section className="zy-panel zy-panel-body zy-related-none">
          {filled.length === 0 ? <p className="zy-field-quiet">{t('relatedEmpty')}</p> : null}
          {creatable.map((panel) => (
            <Button
              key={keyOf(panel)}
              type="text"
              size="small"
              icon={<PlusOutlined aria-hidden="true" />}
              title={t('addTo', { entity: label(panel.of.label) })}
              onClick={() => add(panel)}
            >
              {label(panel.label)}
            </Button>
          ))}
        </section>
      ) : null}
    </>
  )
}

interface RelatedPanelProps {
  panel: Panel
  about: EntityMeta
  record: EntityRecord
  first: boolean
}

function RelatedPanel({ panel, about, record, first }: RelatedPanelProps) {
  const label = useLabel()
  const [open, setOpen] = useState(first)
  if (!open) {
    return (
      <button type="button" className="zy-panel zy-related-fold" aria-expanded={false} onClick={() => setOpen(true)}>
        <RightOutlined aria-hidden /> {label(panel.label)}
        <span className="zy-field-quiet">{formatNumber(panel.count)}</span>
      </button>
    )
  }
  return (
    <div className="zy-panel zy-panel-body">
      <Suspense fallback={<Skeleton active paragraph={{ rows: 2 }} />}>
        <RelatedList
          entity={panel.of}
          field={panel.field}
          id={record.id}
          label={record.label}
          of={about.name}
          title={label(panel.label)}
        />
      </Suspense>
    </div>
  )
}
