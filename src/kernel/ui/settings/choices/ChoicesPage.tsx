import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Select } from 'antd'
import { useMemo, useState } from 'react'
import type { ChoiceOption } from '#kernel/entity/meta.types.ts'
import { api } from '../../client.ts'
import { useFeedback } from '../../feedback.tsx'
import { useMeta } from '../../meta.tsx'
import { PageFailed, PageLoading } from '../../page-state.tsx'
import { queryClient } from '../../query.ts'
import { useLabel, useText } from '../../text.ts'
import { OptionsEditor } from './OptionsEditor.tsx'
import { type OptionDraft, toDrafts, toOptions } from './options.ts'
import { choiceTexts } from './text.ts'

interface ChoiceList {
  entity: string
  field: string
  options: ChoiceOption[]
  defaults: ChoiceOption[]
  changed: boolean
}

const keyOf = ({ entity, field }: ChoiceList) => `${entity}.${field}`

/** `/settings/choices`: the choices that the product ships, and the company's own. */
export default function ChoicesPage() {
  const t = useText(choiceTexts)
  const label = useLabel()
  const navigate = useNavigate()
  const { entities } = useMeta()
  const { of } = useSearch({ strict: false }) as { of?: string }
  const { data, error } = useQuery({
    queryKey: ['choices'],
    queryFn: ({ signal }) => api.get<{ items: ChoiceList[] }>('/choices', undefined, { signal }),
  })
  const groups = useMemo(() => {
    const byEntity = Map.groupBy(data?.items ?? [], ({ entity }) => entity)
    return [...byEntity].flatMap(([name, lists]) => {
      const entity = entities.find((each) => each.name === name)
      const options = lists.flatMap((list) => {
        const field = entity?.fields.find((each) => each.name === list.field)
        if (!entity || !field) return []
        const mark = list.changed ? ` (${t('changed')})` : ''
        return [{ value: keyOf(list), label: `${label(entity.label)} · ${label(field.label)}${mark}` }]
      })
      return options
    })
  }, [data, entities, label, t])
  if (error) return <PageFailed error={error} />
  if (!data) return <PageLoading />
  const chosen = groups.some(({ value }) => value === of) ? of : groups[0]?.value
  const list = data.items.find((each) => keyOf(each) === chosen)
  return (
    <div className="zy-set">
      <h1>{t('title')}</h1>
      <p>{t('about')}</p>
      <div className="zy-set-bar">
        <Select
          value={chosen}
          aria-label={t('pick')}
          options={groups}
          showSearch={{ optionFilterProp: 'label' }}
          popupMatchSelectWidth={false}
          onChange={(value: string) => void navigate({ to: '.', search: { of: value } as never })}
        />
      </div>
      {list && <ChoiceEditor key={`${chosen}/${JSON.stringify(list.options)}`} list={list} />}
    </div>
  )
}

function ChoiceEditor({ list }: { list: ChoiceList }) {
  const t = useText(choiceTexts)
  const feedback = useFeedback()
  const { entities } = useMeta()
  const entity = entities.find((each) => each.name === list.entity)
  const [typed, setTyped] = useState<OptionDraft[]>()
  const [saving, setSaving] = useState(false)
  const path = `/choices/${list.entity}/${list.field}`
  const run = async (send: () => Promise<unknown>) => {
    setSaving(true)
    try {
      await send()
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: ['choices'] }),
        queryClient.invalidateQueries({ queryKey: ['meta'] }),
      ])
      feedback.success(t('saved'))
    } catch (error) {
      feedback.error(error, entity)
    } finally {
      setSaving(false)
    }
  }
  return (
    <>
      <OptionsEditor value={typed ?? toDrafts(list.options)} onChange={setTyped} />
      <div className="zy-set-bar">
        <Button
          type="primary"
          disabled={!typed}
          loading={saving}
          onClick={() => typed && void run(() => api.put(path, { options: toOptions(typed) }))}
        >
          {t('save')}
        </Button>
        {typed && <Button onClick={() => setTyped(undefined)}>{t('discard')}</Button>}
        {list.changed && !typed && (
          <Button type="text" onClick={() => void run(() => api.del(path))}>
            {t('reset')}
          </Button>
        )}
      </div>
    </>
  )
}
