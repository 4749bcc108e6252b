import { useQuery } from '@tanstack/react-query'
import { Alert } from 'antd'
import type { EntityMeta, Page } from '#kernel/entity/meta.types.ts'
import { api } from '../client.ts'
import { optionOf, RecordLink } from '../fields/index.tsx'
import { useSettled } from '../fields/useRecordSearch.ts'
import type { EntityRecord } from '../meta.tsx'
import { useLabel, useText } from '../text.ts'
import type { FormValues } from './formValues.ts'
import { formTexts } from './text.ts'

const PAUSE_MS = 350
const AT_LEAST = 2
const SHOWN = 4

interface LookupItem {
  name: string
  owner: { label: string } | string | null
  state: string | null
}

/** Whether the company has a `/lookup` that looks beyond what this person may see, and says only owner and state. */
const hasLookup = (entity: EntityMeta) => entity.name === 'customer'

/** Likely duplicates of what is being typed, so that nobody fills in a form for a record that is there already. */
export function DuplicateHints({ entity, values }: { entity: EntityMeta; values: FormValues }) {
  const t = useText(formTexts)
  const label = useLabel()
  const typed = values[entity.title]
  const query = useSettled(typeof typed === 'string' ? typed.trim() : '', PAUSE_MS)
  const title = entity.fields.find((field) => field.name === entity.title)
  const searchable = title?.searchable === true && query.length >= AT_LEAST
  const lookup = useQuery({
    queryKey: ['list', entity.name, 'lookup', query],
    queryFn: ({ signal }) => api.get<{ items: LookupItem[] }>(`/${entity.path}/lookup`, { q: query }, { signal }),
    enabled: query.length >= AT_LEAST && hasLookup(entity),
    retry: false,
  })
  const alike = useQuery({
    queryKey: ['list', entity.name, 'alike', query],
    queryFn: ({ signal }) =>
      api.get<Page<EntityRecord>>(`/${entity.path}`, { search: query, limit: SHOWN, fields: entity.title }, { signal }),
    enabled: searchable && !hasLookup(entity),
    retry: false,
  })
  const stateWords = (state: string | null) => {
    const option = entity.fields.flatMap((field) => optionOf(field, state) ?? [])[0]
    return option ? label(option.label) : state
  }
  const ownerWords = (owner: LookupItem['owner']) => (typeof owner === 'string' ? owner : owner?.label)
  const ours = (lookup.data?.items ?? []).slice(0, SHOWN)
  const similar = alike.data?.items ?? []
  if (ours.length === 0 && similar.length === 0) return null
  return (
    <Alert
      className="zy-form-duplicates"
      type="warning"
      showIcon
      title={ours.length > 0 ? t('lookupOurs') : t('alike', { entity: label(entity.label) })}
      description={
        <ul>
          {ours.map((item) => (
            <li key={item.name}>
              <b>{item.name}</b>
              <span>
                {ownerWords(item.owner) ? t('lookupOwner', { owner: ownerWords(item.owner)! }) : t('lookupNobody')}
              </span>
              {item.state ? <span>{stateWords(item.state)}</span> : null}
            </li>
          ))}
          {similar.map((item) => (
            <li key={item.id}>
              <RecordLink entity={entity.name} id={item.id}>
                {item.label}
              </RecordLink>
            </li>
          ))}
        </ul>
      }
    />
  )
}
