import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Skeleton } from 'antd'
import type { Page } from '#kernel/entity/meta.types.ts'
import type { MetricMeta } from '#kernel/metrics/metrics.types.ts'
import { DrillLink } from '#kernel/ui/charts/Drill.tsx'
import { api } from '#kernel/ui/client.ts'
import { FieldCell } from '#kernel/ui/fields/index.tsx'
import { formatNumber } from '#kernel/ui/format.ts'
import { type EntityRecord, useEntity } from '#kernel/ui/meta.tsx'
import { useLabel, useText } from '#kernel/ui/text.ts'
import type { Scope } from '../../rules/plan.ts'
import { recordsCondition, recordsTo, type Step } from '../drill.ts'
import { exploreTexts } from './text.ts'

interface BehindRecordsProps {
  metric: MetricMeta
  scope: Scope
  steps: readonly Step[]
  title?: string
}

const shownRows = 10
const shownFields = 5

/** The first records that a figure counts, and the way to all of them. */
export function BehindRecords({ metric, scope, steps, title }: BehindRecordsProps) {
  const t = useText(exploreTexts)
  const label = useLabel()
  const entity = useEntity(metric.records ?? metric.source)
  const condition = recordsCondition(metric, scope, steps)
  const fields = (entity?.list ?? []).filter((name) => name !== entity?.title).slice(0, shownFields)
  const query = useQuery({
    queryKey: ['list', entity?.name ?? '', 'behind', { condition, fields }],
    queryFn: ({ signal }) =>
      api.get<Page<EntityRecord>>(
        `/${entity?.path}`,
        { filter: condition, limit: shownRows, fields: [entity?.title, ...fields].join(','), sort: sortOf() },
        { signal },
      ),
    enabled: entity !== undefined,
    placeholderData: keepPreviousData,
  })
  if (!entity) return null
  const known = new Map(entity.fields.map((field) => [field.name, field]))
  const total = query.data?.total
  const heading = title ?? t('records', { name: label(entity.plural) })
  return (
    <section className="zy-card zy-behind" aria-label={heading}>
      <header>
        <h2>{heading}</h2>
        <span>
          {total && `${t('count', { n: formatNumber(total.value) })}${total.exact ? '' : '+'} · `}
          <DrillLink to={recordsTo(entity, condition)}>{t('all')}</DrillLink>
        </span>
      </header>
      {query.isPending ? (
        <Skeleton active title={false} />
      ) : query.data?.items.length ? (
        <div className="zy-figures">
          <table>
            <thead>
              <tr>
                <th scope="col">{label(known.get(entity.title)?.label)}</th>
                {fields.map((name) => (
                  <th key={name} scope="col">
                    {label(known.get(name)?.label)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {query.data.items.map((record) => (
                <tr key={record.id}>
                  <td>
                    <Link to={`/${entity.path}/${record.id}`}>{record.label}</Link>
                  </td>
                  {fields.map((name) => {
                    const field = known.get(name)
                    return (
                      <td key={name}>{field && <FieldCell field={field} value={record[name]} record={record} />}</td>
                    )
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        <p className="zy-bcard-empty">{t('noRecords')}</p>
      )}
    </section>
  )

  /** The largest first, where there is an amount. */
  function sortOf(): string | undefined {
    return known.get('amount')?.sortable ? '-amount' : entity?.sort
  }
}
