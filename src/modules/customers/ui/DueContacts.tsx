import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Skeleton } from 'antd'
import type { Filter, Page } from '#kernel/entity/meta.types.ts'
import { DrillLink, drillTo } from '#kernel/ui/charts/Drill.tsx'
import { api } from '#kernel/ui/client.ts'
import { FieldCell } from '#kernel/ui/fields/index.tsx'
import { daysBetween, formatAgo, formatDate, formatNumber } from '#kernel/ui/format.ts'
import { useLive } from '#kernel/ui/live.ts'
import { type EntityRecord, useEntity, useMeta } from '#kernel/ui/meta.tsx'
import { useText } from '#kernel/ui/text.ts'
import './customers.css'
import { customerTexts } from './text.ts'

const DUE: Filter = {
  and: [
    { field: 'owner', op: 'eq', value: '@me' },
    { field: 'nextContactOn', op: 'lte', value: '@today' },
  ],
}
const SHOWN = 7

/** One's own customers whose next contact is due, the latest first. */
export default function DueContacts() {
  const t = useText(customerTexts)
  const entity = useEntity('customer')
  const { today } = useMeta()
  useLive(entity ? [entity.path] : [])
  const { data } = useQuery({
    queryKey: ['list', 'customer', 'due'],
    queryFn: ({ signal }) => {
      const fields = 'name,tier,nextContactOn,lastContactAt'
      return api.get<Page<EntityRecord>>(
        `/${entity?.path}`,
        { filter: DUE, sort: 'nextContactOn', limit: SHOWN, fields },
        { signal },
      )
    },
    enabled: entity !== undefined,
  })
  if (!entity) return null
  const tier = entity.fields.find(({ name }) => name === 'tier')
  return (
    <section className="zy-card zy-due">
      <header>
        <h2>{t('due')}</h2>
        {data && data.items.length > 0 && (
          <DrillLink to={drillTo(entity, DUE, 'nextContactOn')}>
            {t('all', { n: formatNumber(data.total.value) })}
          </DrillLink>
        )}
      </header>
      {!data && <Skeleton active paragraph={{ rows: 3 }} title={false} />}
      {data?.items.length === 0 && (
        <div className="zy-due-empty">
          <b>{t('dueNone')}</b>
          <p>{t('dueNoneHow')}</p>
        </div>
      )}
      <ul>
        {data?.items.map((customer) => {
          const next = customer.nextContactOn as string
          const last = customer.lastContactAt as string | null
          return (
            <li key={customer.id}>
              {tier && customer.tier ? (
                <FieldCell field={tier} value={customer.tier} record={customer} compact />
              ) : (
                <span className="zy-due-tier" />
              )}
              <span>
                <Link to={`/${entity.path}/${customer.id}`}>{customer.label}</Link>
                <small>{last ? t('lastContact', { when: formatAgo(last) }) : t('never')}</small>
              </span>
              <span data-late={next < today}>
                {next < today ? t('late', { n: daysBetween(next, today) }) : formatDate(next)}
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
