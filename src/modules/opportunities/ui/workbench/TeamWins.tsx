import { TrophyOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import type { Filter } from '#kernel/entity/meta.types.ts'
import { asReference } from '#kernel/ui/fields/index.tsx'
import { formatDate, formatLarge } from '#kernel/ui/format.ts'
import { useEntity, useMeta } from '#kernel/ui/meta.tsx'
import { useText } from '#kernel/ui/text.ts'
import { workTexts } from './text.ts'
import { useDeals } from './useDeals.ts'
import './widgets.css'

const WON_BY_OTHERS: Filter = {
  and: [
    { field: 'status', op: 'eq', value: 'won' },
    { field: 'owner', op: 'ne', value: '@me' },
    { field: 'closedOn', op: 'lte', value: '@today' },
  ],
}

/** Recent deals of colleagues; only those who see a team have any. */
export default function TeamWins() {
  const t = useText(workTexts)
  const entity = useEntity('opportunity')
  const { company } = useMeta()
  const { data } = useDeals(entity, WON_BY_OTHERS, '-closedOn', 6)
  if (!entity || !data || data.items.length === 0) return null
  return (
    <section className="zy-card zy-work">
      <header>
        <h2>{t('team')}</h2>
        <Link to="/boards/pipeline">{t('board')}</Link>
      </header>
      <ul>
        {data.items.map((deal) => (
          <li key={deal.id}>
            <TrophyOutlined aria-hidden="true" />
            <span className="zy-work-name">
              <Link to={`/${entity.path}/${deal.id}`}>{deal.label}</Link>
              <small>{asReference(deal.owner)?.label}</small>
            </span>
            <span className="zy-work-fact">{formatLarge(deal.amount as string | null, company.currency)}</span>
            <span className="zy-work-fact">{formatDate(deal.closedOn as string | null)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
