import { useQueries } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Filter, Page } from '#kernel/entity/meta.types.ts'
import { api } from '#kernel/ui/client.ts'
import { formatDate, formatInstant } from '#kernel/ui/format.ts'
import { useLive } from '#kernel/ui/live.ts'
import { type EntityRecord, useMe } from '#kernel/ui/meta.tsx'
import { useText } from '#kernel/ui/text.ts'
import './teamwork.css'
import { teamworkTexts } from './text.ts'

const shown = 5

interface Kind {
  key: 'toAnswer' | 'toDeliver' | 'toCheck' | 'toConfirm' | 'toSettle'
  entity: string
  path: string
  filter: Filter
  /** Field that says until when. */
  until: string
}

const is = (field: string, value: unknown): Filter => ({ field, op: 'eq', value })

/** Each kind of thing that waits for this person, the most pressing first. */
const kinds: readonly Kind[] = [
  { key: 'toAnswer', ...requests(is('state', 'open'), 'assignee'), until: 'answerBy' },
  { key: 'toDeliver', ...requests(is('state', 'accepted'), 'assignee'), until: 'neededOn' },
  {
    key: 'toCheck',
    ...requests({ field: 'state', op: 'in', value: ['delivered', 'countered'] }, 'requester'),
    until: 'neededOn',
  },
  { key: 'toSettle', entity: 'conflict', path: 'conflicts', filter: is('state', 'open'), until: 'levelDueAt' },
]

function requests(filter: Filter, person: string) {
  return { entity: 'cooperation-request', path: 'cooperation-requests', filter: { and: [filter, is(person, '@me')] } }
}

/** Answers, results, conflicts and announcements that wait for this person; nothing at all when there are none. */
export default function WaitingForMe() {
  const t = useText(teamworkTexts)
  const me = useMe()
  useLive(['cooperation-requests', 'conflicts', 'announcement-receipts'])
  const lists = useQueries({
    queries: kinds.map(({ key, entity, path, filter, until }) => ({
      queryKey: ['list', entity, 'waiting', key, me.id],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        api.get<Page<EntityRecord>>(`/${path}`, { filter, sort: until, limit: shown }, { signal }),
    })),
  })
  const receipts = useQueries({
    queries: [
      {
        queryKey: ['list', 'announcement-receipt', 'waiting', me.id],
        queryFn: ({ signal }: { signal: AbortSignal }) =>
          api.get<Page<EntityRecord>>(
            '/announcement-receipts',
            {
              filter: {
                and: [
                  is('person', '@me'),
                  { field: 'confirmedAt', op: 'empty' },
                  is('announcement.state', 'published'),
                  is('announcement.mustConfirm', true),
                ],
              },
              fields: 'announcement,announcement.confirmBy',
              limit: shown,
            },
            { signal },
          ),
      },
    ],
  })[0]?.data
  const waiting = kinds.flatMap(({ key, path, until }, i) =>
    (lists[i]?.data?.items ?? []).map((record) => ({
      key,
      to: `/${path}/${record.id}`,
      id: record.id,
      label: record.label,
      until: record[until],
    })),
  )
  const toConfirm = (receipts?.items ?? []).flatMap((receipt) => {
    const about = receipt.announcement as { id: string; label: string } | null
    return about
      ? [
          {
            key: 'toConfirm' as const,
            to: `/announcements/${about.id}`,
            id: receipt.id,
            label: about.label,
            until: receipt['announcement.confirmBy'],
          },
        ]
      : []
  })
  const all = [...toConfirm, ...waiting]
  if (all.length === 0) return null
  return (
    <section className="zy-card zy-waiting">
      <h2>{t('waiting')}</h2>
      <ul>
        {all.map(({ key, to, id, label, until }) => (
          <li key={`${key} ${id}`}>
            <span className="zy-waiting-kind">{t(key)}</span>
            <Link to={to}>{label}</Link>
            {typeof until === 'string' && (
              <time dateTime={until}>
                {t('by', { at: until.includes('T') ? formatInstant(until) : formatDate(until) })}
              </time>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
