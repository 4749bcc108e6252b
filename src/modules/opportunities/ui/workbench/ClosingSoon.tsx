import { Link } from '@tanstack/react-router'
import { Button, Skeleton } from 'antd'
import type { Filter } from '#kernel/entity/meta.types.ts'
import { DrillLink, drillTo } from '#kernel/ui/charts/Drill.tsx'
import { asReference } from '#kernel/ui/fields/index.tsx'
import { daysBetween, formatDate, formatLarge, formatNumber } from '#kernel/ui/format.ts'
import { useEntity, useMeta } from '#kernel/ui/meta.tsx'
import { useCreate } from '#kernel/ui/shell/create-provider.tsx'
import { useText } from '#kernel/ui/text.ts'
import { workTexts } from './text.ts'
import { useDeals } from './useDeals.ts'
import './widgets.css'

const MINE_OPEN: Filter = {
  and: [
    { field: 'owner', op: 'eq', value: '@me' },
    { field: 'status', op: 'eq', value: 'open' },
  ],
}

/** One's own open deals, the next to close first; what is late stands out. */
export default function ClosingSoon() {
  const t = useText(workTexts)
  const entity = useEntity('opportunity')
  const create = useCreate()
  const { today, company } = useMeta()
  const { data } = useDeals(entity, MINE_OPEN, 'expectedCloseOn', 6)
  if (!entity) return null
  return (
    <section className="zy-card zy-work">
      <header>
        <h2>{t('closing')}</h2>
        {data && data.items.length > 0 && (
          <DrillLink to={drillTo(entity, MINE_OPEN, 'expectedCloseOn')}>
            {t('all', { n: formatNumber(data.total.value) })}
          </DrillLink>
        )}
      </header>
      {!data && <Skeleton active paragraph={{ rows: 3 }} title={false} />}
      {data?.items.length === 0 && (
        <div className="zy-work-empty">
          <b>{t('noneClosing')}</b>
          <p>{t('noneClosingHow')}</p>
          {entity.operations.create && <Button onClick={() => create({ entity: entity.name })}>{t('create')}</Button>}
        </div>
      )}
      <ul>
        {data?.items.map((deal) => {
          const due = deal.expectedCloseOn as string | null
          const late = due !== null && due < today
          return (
            <li key={deal.id}>
              <span className="zy-work-name">
                <Link to={`/${entity.path}/${deal.id}`}>{deal.label}</Link>
                <small>{asReference(deal.customer)?.label}</small>
              </span>
              <span className="zy-work-fact">{formatLarge(deal.amount as string | null, company.currency)}</span>
              <span className="zy-work-fact" data-late={late}>
                {due === null ? t('noDate') : late ? t('late', { n: daysBetween(due, today) }) : formatDate(due)}
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
