import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Progress } from 'antd'
import type { Page } from '#kernel/entity/meta.types.ts'
import { api } from '#kernel/ui/client.ts'
import { useLive } from '#kernel/ui/live.ts'
import type { EntityRecord } from '#kernel/ui/meta.tsx'
import { useText } from '#kernel/ui/text.ts'
import './teamwork.css'
import { teamworkTexts } from './text.ts'

const shown = 20

/** How far an announcement has come. */
export default function AnnouncementReach({ id, record }: { id: string; record: EntityRecord }) {
  const t = useText(teamworkTexts)
  useLive(['announcement-receipts'])
  const mustConfirm = record.mustConfirm === true
  const open = mustConfirm ? 'confirmedAt' : 'readAt'
  const filter = {
    and: [
      { field: 'announcement', op: 'eq', value: id },
      { field: open, op: 'empty' },
    ],
  }
  const { data } = useQuery({
    queryKey: ['list', 'announcement-receipt', id, open],
    queryFn: ({ signal }) =>
      api.get<Page<EntityRecord>>('/announcement-receipts', { filter, sort: 'readAt,name', limit: shown }, { signal }),
    enabled: record.state !== 'draft',
  })
  if (record.state === 'draft') return <p className="zy-quiet">{t('notYet')}</p>
  const of = Number(record.recipients ?? 0)
  const done = of - (data?.total.value ?? of)
  return (
    <div className="zy-reach">
      <p>{t(mustConfirm ? 'confirmedOf' : 'readOf', { n: done, of })}</p>
      <Progress percent={of === 0 ? 0 : Math.floor((100 * done) / of)} size="small" aria-label={t('reach')} />
      {data && data.total.value === 0 && (
        <p className="zy-quiet">{t(mustConfirm ? 'everybodyDone' : 'everybodyRead')}</p>
      )}
      {data && data.items.length > 0 && (
        <>
          <h3>{t(mustConfirm ? 'missing' : 'unread')}</h3>
          <ul className="zy-reach-names">
            {data.items.map((receipt) => (
              <li key={receipt.id}>
                {receipt.label}
                {receipt.readAt !== null && <small>{t('read')}</small>}
              </li>
            ))}
            {data.total.value > shown && <li className="zy-quiet">{t('more', { n: data.total.value - shown })}</li>}
          </ul>
        </>
      )}
      <Link
        to={'/announcement-receipts' as string}
        search={{ filter: JSON.stringify({ field: 'announcement', op: 'eq', value: id }) } as never}
      >
        {t('all')}
      </Link>
    </div>
  )
}
