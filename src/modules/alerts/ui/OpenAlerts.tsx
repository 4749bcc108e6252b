import { Link } from '@tanstack/react-router'
import { optionOf, ToneTag } from '#kernel/ui/fields/index.tsx'
import { formatAgo, formatNumber } from '#kernel/ui/format.ts'
import { useEntity } from '#kernel/ui/meta.tsx'
import { useText } from '#kernel/ui/text.ts'
import { useMessage } from './AlertCard.tsx'
import './alerts.css'
import { alertTexts } from './text.ts'
import { useAlerts } from './useAlerts.ts'

const shownOnWorkbench = 4

/** The alerts that wait for this person; nothing at all when there are none. */
export default function OpenAlerts() {
  const t = useText(alertTexts)
  const entity = useEntity('alert')
  const message = useMessage()
  const { data } = useAlerts(entity, 'open', 50)
  if (!entity || !data || data.items.length === 0) return null
  const severity = entity.fields.find(({ name }) => name === 'severity')
  return (
    <section className="zy-card zy-alerts-widget">
      <header>
        <h2>{t('toDo')}</h2>
        {data.items.length > shownOnWorkbench && (
          <Link to="/alerts">{t('more', { n: formatNumber(data.total.value) })}</Link>
        )}
      </header>
      <ul>
        {data.items.slice(0, shownOnWorkbench).map((record) => {
          const option = severity && optionOf(severity, record.severity)
          return (
            <li key={record.id}>
              {option && <ToneTag option={option} />}
              <Link to={`/${entity.path}/${record.id}`}>{message(record)}</Link>
              <time dateTime={String(record.firedAt)}>{formatAgo(String(record.firedAt))}</time>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
