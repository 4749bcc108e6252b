import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import type { EntityMeta, Reference } from '#kernel/entity/meta.types.ts'
import { api, isApiError } from '#kernel/ui/client.ts'
import { optionOf, ToneTag } from '#kernel/ui/fields/index.tsx'
import { useCreate } from '#kernel/ui/shell/create-provider.tsx'
import { useText } from '#kernel/ui/text.ts'
import { customerTexts } from './text.ts'

interface LookupItem {
  name: string
  owner: Reference | null
  state: string | null
}

/** A shorter word would match half the company. */
const SHORTEST = 2

/** Whose a company is; `answered` once there is something to show. */
export function useLookup(entity: EntityMeta, query: string) {
  const asked = [...query].length >= SHORTEST
  const { data, error } = useQuery({
    queryKey: ['list', entity.name, 'lookup', query],
    queryFn: ({ signal }) => api.get<{ items: LookupItem[] }>('/customers/lookup', { q: query }, { signal }),
    enabled: asked,
  })
  return { query, items: data?.items, error, answered: asked && (data !== undefined || error !== null) }
}

interface Props {
  entity: EntityMeta
  id: string
  lookup: ReturnType<typeof useLookup>
  onLeave: () => void
}

/** The companies found with owner and state; a way to add one that nobody has. */
export function LookupAnswer({ entity, id, lookup, onLeave }: Props) {
  const t = useText(customerTexts)
  const create = useCreate()
  const { query, items, error } = lookup
  const status = entity.fields.find(({ name }) => name === 'status')
  return (
    <div className="zy-lookup" id={id} aria-live="polite">
      {error && <p>{isApiError(error) ? error.message : t('lookupMany')}</p>}
      {items?.length === 0 && (
        <>
          <p>{t('lookupNone', { query })}</p>
          {entity.operations.create && (
            <Button
              type="primary"
              size="small"
              onClick={() => {
                onLeave()
                create({ entity: entity.name, defaults: { [entity.title]: query } })
              }}
            >
              {t('add')}
            </Button>
          )}
        </>
      )}
      <ul>
        {items?.map((item) => {
          const option = status && item.state ? optionOf(status, item.state) : undefined
          return (
            <li key={`${item.name}/${item.owner?.id}`}>
              <b>{item.name}</b>
              <span>{item.owner ? t('ownedBy', { name: item.owner.label }) : t('noOwner')}</span>
              {option && <ToneTag option={option} tag />}
            </li>
          )
        })}
      </ul>
    </div>
  )
}
