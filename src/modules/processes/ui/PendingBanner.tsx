import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { EntityMeta } from '#kernel/entity/meta.types.ts'
import { api } from '#kernel/ui/client.ts'
import { formatAgo } from '#kernel/ui/format.ts'
import { defineText, useLabel, useText } from '#kernel/ui/text.ts'
import type { PendingRequest } from '../approvals/pending.ts'
import './approvals/approvals.css'

const texts = defineText({
  held: { zh: '有变更在等待审批，通过后才生效', en: 'A change waits for approval and is not in force yet' },
  running: { zh: '审批进行中', en: 'Under approval' },
  by: { zh: '{name} {when}发起', en: 'by {name}, {when}' },
  waitsFor: { zh: '等待 {names}', en: 'waits for {names}' },
  comma: { zh: '、', en: ', ' },
})

/** On a record's page: what about it waits for approval. */
export default function PendingBanner({ entity, id }: { entity: EntityMeta; id: string }) {
  const t = useText(texts)
  const label = useLabel()
  const { data } = useQuery({
    queryKey: ['record', entity.name, id, 'pending'],
    queryFn: ({ signal }) =>
      api.get<{ items: PendingRequest[] }>(`/approvals/about/${entity.path}/${id}`, undefined, { signal }),
    retry: false,
  })
  if (!data || data.items.length === 0) return null
  return (
    <ul className="zy-pending" role="status">
      {data.items.map((item) => (
        <li key={item.id}>
          <b>{t(item.held ? 'held' : 'running')}</b>
          <Link to={`/approvals/${item.id}` as string}>{label(item.process)}</Link>
          <span>{t('by', { name: item.starter ?? '', when: formatAgo(item.startedAt) })}</span>
          {item.waitingFor.length > 0 && <span>{t('waitsFor', { names: item.waitingFor.join(t('comma')) })}</span>}
        </li>
      ))}
    </ul>
  )
}
