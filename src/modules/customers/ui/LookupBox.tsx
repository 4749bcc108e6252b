import { SearchOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Input, Popover } from 'antd'
import { useId, useState } from 'react'
import type { EntityMeta, Reference } from '#kernel/entity/meta.types.ts'
import { api, isApiError } from '#kernel/ui/client.ts'
import { optionOf, ToneTag } from '#kernel/ui/fields/index.tsx'
import { useSettled } from '#kernel/ui/fields/useRecordSearch.ts'
import { useCreate } from '#kernel/ui/shell/create-provider.tsx'
import { useText } from '#kernel/ui/text.ts'
import './customers.css'
import { customerTexts } from './text.ts'

interface LookupItem {
  name: string
  owner: Reference | null
  state: string | null
}

/** A shorter word would match half the company. */
const SHORTEST = 2
const PAUSE_MS = 350

/** "Is this company ours?": answers with owner and state, whoever asks. */
export default function LookupBox({ entity }: { entity: EntityMeta }) {
  const t = useText(customerTexts)
  const create = useCreate()
  const answerId = useId()
  const [typed, setTyped] = useState('')
  const [open, setOpen] = useState(false)
  const query = useSettled(typed.trim(), PAUSE_MS)
  const asked = [...query].length >= SHORTEST
  const { data, error } = useQuery({
    queryKey: ['list', entity.name, 'lookup', query],
    queryFn: ({ signal }) => api.get<{ items: LookupItem[] }>('/customers/lookup', { q: query }, { signal }),
    enabled: asked,
  })
  const status = entity.fields.find(({ name }) => name === 'status')
  const answer = (
    <div className="zy-lookup" id={answerId} aria-live="polite">
      {error && <p>{isApiError(error) ? error.message : t('lookupMany')}</p>}
      {data?.items.length === 0 && (
        <>
          <p>{t('lookupNone', { query })}</p>
          {entity.operations.create && (
            <Button
              type="primary"
              size="small"
              onClick={() => {
                setOpen(false)
                create({ entity: entity.name, defaults: { [entity.title]: query } })
              }}
            >
              {t('add')}
            </Button>
          )}
        </>
      )}
      <ul>
        {data?.items.map((item) => {
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
  return (
    <Popover
      open={open && asked && (data !== undefined || error !== null)}
      onOpenChange={(next) => !next && setOpen(false)}
      content={answer}
      placement="bottomRight"
      trigger="click"
      arrow={false}
    >
      <Input
        className="zy-lookup-box"
        value={typed}
        allowClear
        prefix={<SearchOutlined aria-hidden="true" />}
        placeholder={t('lookup')}
        title={t('lookupHint')}
        aria-label={`${t('lookup')} ${t('lookupHint')}`}
        aria-controls={answerId}
        onFocus={() => setOpen(true)}
        onChange={(event) => {
          setTyped(event.target.value)
          setOpen(true)
        }}
        onKeyDown={(event) => event.key === 'Escape' && setOpen(false)}
      />
    </Popover>
  )
}
