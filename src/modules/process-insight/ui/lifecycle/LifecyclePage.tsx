import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Skeleton } from 'antd'
import type { EntityMeta, Filter } from '#kernel/entity/meta.types.ts'
import { api } from '#kernel/ui/client.ts'
import { formatNumber } from '#kernel/ui/format.ts'
import { Icon } from '#kernel/ui/icon.tsx'
import { useEntity } from '#kernel/ui/meta.tsx'
import { defineText, useLabel, useText } from '#kernel/ui/text.ts'
import './lifecycle.css'
import { type Phase, phases, type Station } from './stations.ts'

const texts = defineText({
  title: { zh: '销售全景图', en: 'Sales life-cycle' },
  about: {
    zh: '一名销售从加入到离开经历的全部环节。数字是您有权看的记录，点开就是清单。',
    en: 'All that a sales rep goes through, from joining to leaving. Figures count the records that you may see; each opens its list.',
  },
  missing: { zh: '这一部分还没有启用，或您无权查看', en: 'This part is not in use, or you may not see it' },
  all: { zh: '共 {n}', en: '{n} in all' },
  none: { zh: '（未填）', en: '(none)' },
  failed: { zh: '没有取到数字', en: 'No figures came' },
})

/** `/lifecycle`: the whole way on one page. */
export default function LifecyclePage() {
  const t = useText(texts)
  return (
    <div className="zy-lifecycle">
      <h1>{t('title')}</h1>
      <p>{t('about')}</p>
      <ol className="zy-lifecycle-phases">
        {phases.map((phase) => (
          <PhaseColumn key={phase.key} phase={phase} />
        ))}
      </ol>
    </div>
  )
}

function PhaseColumn({ phase }: { phase: Phase }) {
  const label = useLabel()
  return (
    <li className="zy-lifecycle-phase">
      <header>
        <h2>{label(phase.label)}</h2>
        <small>{label(phase.about)}</small>
      </header>
      <ul>
        {phase.stations.map((station) => (
          <StationBox key={station.entity} station={station} />
        ))}
      </ul>
    </li>
  )
}

function StationBox({ station }: { station: Station }) {
  const t = useText(texts)
  const label = useLabel()
  const entity = useEntity(station.entity)
  if (!entity?.operations.read) {
    return (
      <li className="zy-station" data-missing="true">
        <b>{label(station.label)}</b>
        <small>{t('missing')}</small>
      </li>
    )
  }
  return <Counted entity={entity} station={station} />
}

interface Answer {
  rows: Record<string, unknown>[]
}

function Counted({ entity, station }: { entity: EntityMeta; station: Station }) {
  const t = useText(texts)
  const label = useLabel()
  const wanted = station.steps ?? entity.kanban?.field ?? 'status'
  const field = entity.fields.find(({ name, groupable }) => name === wanted && groupable)
  const { data, error } = useQuery({
    queryKey: ['aggregate', entity.name, 'lifecycle', field?.name],
    queryFn: ({ signal }) =>
      api.get<Answer>(
        `/${entity.path}/aggregate`,
        { measure: 'count', ...(field && { groupBy: field.name }) },
        { signal },
      ),
  })
  const counts = new Map(
    (data?.rows ?? []).map((row) => [field ? String(row[field.name] ?? '') : '', Number(row.count)]),
  )
  const total = [...counts.values()].reduce((sum, n) => sum + n, 0)
  // Steps in the order of the definition; values that only old records have come last.
  const options = field?.options ?? []
  const steps = [
    ...options.map(({ value, label: name }) => ({ value, name: label(name), n: counts.get(value) ?? 0 })),
    ...[...counts].flatMap(([value, n]) =>
      field && !options.some((option) => option.value === value) ? [{ value, name: value || t('none'), n }] : [],
    ),
  ]
  const most = Math.max(1, ...steps.map(({ n }) => n))
  const filter = (value: string): Filter =>
    value === ''
      ? { field: field?.name ?? '', op: 'empty', value: true }
      : { field: field?.name ?? '', op: 'in', value: [value] }
  return (
    <li className="zy-station">
      <Link to={`/${entity.path}` as string} className="zy-station-head">
        <Icon name={entity.icon} />
        <b>{label(entity.plural)}</b>
        {data && <span>{t('all', { n: formatNumber(total) })}</span>}
      </Link>
      {error && <small>{t('failed')}</small>}
      {!data && !error && <Skeleton active title={false} paragraph={{ rows: 2 }} />}
      {data && steps.length > 0 && (
        <ol>
          {steps.map(({ value, name, n }) => (
            <li key={value} data-none={n === 0}>
              <Link to={`/${entity.path}` as string} search={{ filter: filter(value) } as never}>
                <span>{name}</span>
                <i aria-hidden="true" style={{ inlineSize: `${(n / most) * 100}%` }} />
                <b>{formatNumber(n)}</b>
              </Link>
            </li>
          ))}
        </ol>
      )}
    </li>
  )
}
