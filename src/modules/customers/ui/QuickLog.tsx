import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Filter, Page, Reference } from '#kernel/entity/meta.types.ts'
import { api } from '#kernel/ui/client.ts'
import { RecordPicker } from '#kernel/ui/fields/index.tsx'
import { formatAgo } from '#kernel/ui/format.ts'
import { useLive } from '#kernel/ui/live.ts'
import { type EntityRecord, useMeta } from '#kernel/ui/meta.tsx'
import { FollowUpComposer } from '#kernel/ui/record/FollowUpComposer.tsx'
import { followUpForm } from '#kernel/ui/record/followUp.ts'
import '#kernel/ui/record/record.css'
import { useText } from '#kernel/ui/text.ts'
import './customers.css'
import { customerTexts } from './text.ts'

const MINE: Filter = { field: 'owner', op: 'eq', value: '@me' }

/** Logs a contact from the workbench: which customer, what was said, when to talk again. */
export default function QuickLog() {
  const t = useText(customerTexts)
  const { entities } = useMeta()
  const customer = entities.find(({ name }) => name === 'customer')
  const form = customer && followUpForm(entities, customer)
  const [about, setAbout] = useState<Reference>()
  const path = form?.entity.path
  useLive(path ? [path] : [])
  const { data } = useQuery({
    queryKey: ['list', 'follow-up', 'mine-latest'],
    queryFn: ({ signal }) => {
      const fields = 'content,target,customer,happenedAt'
      return api.get<Page<EntityRecord>>(
        `/${path}`,
        { filter: MINE, sort: '-happenedAt', limit: 3, fields },
        { signal },
      )
    },
    enabled: path !== undefined,
  })
  if (!customer || !form) return null
  return (
    <section className="zy-card zy-log">
      <header>
        <h2>{t('log')}</h2>
        <span>{t('logHint')}</span>
      </header>
      <RecordPicker
        entity={customer.name}
        value={about ? [about] : []}
        onChange={([picked]) => setAbout(picked)}
        placeholder={t('pick')}
      />
      {about && <FollowUpComposer key={about.id} form={form} about={customer} id={about.id} label={about.label} />}
      {data && data.items.length > 0 && (
        <ul aria-label={t('recent')}>
          {data.items.map((each) => {
            const of = each.customer as Reference | null
            return (
              <li key={each.id}>
                <span>
                  {of && <Link to={`/${customer.path}/${of.id}`}>{of.label}</Link>}
                  <small>{String(each.content ?? '')}</small>
                </span>
                <time dateTime={String(each.happenedAt)}>{formatAgo(each.happenedAt as string)}</time>
              </li>
            )
          })}
        </ul>
      )}
    </section>
  )
}
