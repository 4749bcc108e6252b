import { ControlOutlined } from '@ant-design/icons'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Segmented, Skeleton } from 'antd'
import type { EntityMeta } from '#kernel/entity/meta.types.ts'
import { formatNumber } from '#kernel/ui/format.ts'
import { useEntity } from '#kernel/ui/meta.tsx'
import { PageFailed, PageMissing } from '#kernel/ui/page-state.tsx'
import { useText } from '#kernel/ui/text.ts'
import { AlertCard } from './AlertCard.tsx'
import './alerts.css'
import { alertTexts } from './text.ts'
import { type Shown, useAlerts } from './useAlerts.ts'

const mostCards = 100

/** `/alerts`: what needs attention, the most severe first. */
export default function AlertsPage() {
  const entity = useEntity('alert')
  return entity ? <Alerts entity={entity} /> : <PageMissing />
}

function Alerts({ entity }: { entity: EntityMeta }) {
  const t = useText(alertTexts)
  const navigate = useNavigate()
  const rules = useEntity('alert-rule')
  const search = useSearch({ strict: false }) as { show?: string }
  const shown: Shown = search.show === 'closed' || search.show === 'all' ? search.show : 'open'
  const { data, error, refetch } = useAlerts(entity, shown, mostCards)
  const open = useAlerts(entity, 'open', mostCards).data?.total.value
  const show = (next: Shown) => void navigate({ to: '.', search: (next === 'open' ? {} : { show: next }) as never })
  if (error) return <PageFailed error={error} onRetry={() => void refetch()} />
  return (
    <div className="zy-alerts">
      <header className="zy-alerts-head">
        <h1>{t('title')}</h1>
        {rules && (
          <Link to="/alert-rules">
            <ControlOutlined aria-hidden="true" /> {t('rules')}
          </Link>
        )}
      </header>
      <Segmented<Shown>
        aria-label={t('which')}
        value={shown}
        onChange={show}
        options={[
          { value: 'open', label: t('open', { n: open === undefined ? '' : formatNumber(open) }) },
          { value: 'closed', label: t('closed') },
          { value: 'all', label: t('all') },
        ]}
      />
      {!data && <Skeleton active paragraph={{ rows: 4 }} />}
      {data?.items.length === 0 && (
        <section className="zy-card zy-alerts-none">
          <h2>{t(shown === 'closed' ? 'noneClosed' : 'none')}</h2>
          <p>{t('noneHow')}</p>
          {rules?.operations.create && (
            <Button onClick={() => void navigate({ to: '/alert-rules/new' as string })}>{t('makeRule')}</Button>
          )}
        </section>
      )}
      <ul className="zy-alerts-list">
        {data?.items.map((record) => (
          <AlertCard key={record.id} entity={entity} record={record} />
        ))}
      </ul>
      {data && data.total.value > data.items.length && (
        <p className="zy-alerts-more">{t('tooMany', { n: mostCards })}</p>
      )}
    </div>
  )
}
