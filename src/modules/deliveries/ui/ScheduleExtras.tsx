import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { api } from '#kernel/ui/client.ts'
import { useEntity } from '#kernel/ui/meta.tsx'
import { useText } from '#kernel/ui/text.ts'
import './deliveries.css'
import { deliveryTexts } from './text.ts'

/** Beside the name of the schedules: their lists of figures, and whether mail goes out at all. */
export default function ScheduleExtras() {
  const t = useText(deliveryTexts)
  const lists = useEntity('figure-list')
  const { data } = useQuery({
    queryKey: ['notification-preferences'],
    queryFn: ({ signal }) =>
      api.get<{ mail: { available: boolean } }>('/notification-preferences', undefined, { signal }),
  })
  return (
    <span className="zy-deliveries">
      {lists && <Link to={`/${lists.path}`}>{t('lists')}</Link>}
      {data?.mail.available === false && <b role="status">{t('mailOff')}</b>}
    </span>
  )
}
