import { PlusOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Popconfirm, Select, Tag } from 'antd'
import { useState } from 'react'
import { api } from '../../client.ts'
import { useFeedback } from '../../feedback.tsx'
import { useMeta } from '../../meta.tsx'
import { PageFailed, PageLoading } from '../../page-state.tsx'
import { queryClient } from '../../query.ts'
import { useLabel, useText } from '../../text.ts'
import { SortableRows } from '../SortableRows.tsx'
import type { CustomField, CustomKind } from './customField.ts'
import { FieldDrawer } from './FieldDrawer.tsx'
import { customFieldTexts } from './text.ts'

const refresh = async () => {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: ['custom-fields'] }),
    queryClient.invalidateQueries({ queryKey: ['meta'] }),
  ])
}

/** `/settings/custom-fields`: the company's own fields. */
export default function CustomFieldsPage() {
  const t = useText(customFieldTexts)
  const label = useLabel()
  const feedback = useFeedback()
  const navigate = useNavigate()
  const { entities } = useMeta()
  const { of } = useSearch({ strict: false }) as { of?: string }
  const offered = entities.toSorted((a, b) => Number(a.settingsOnly) - Number(b.settingsOnly))
  const entity =
    entities.find(({ name }) => name === of) ?? entities.find(({ name }) => name === 'customer') ?? offered[0]
  const [editing, setEditing] = useState<CustomField | 'new'>()
  const { data, error } = useQuery({
    queryKey: ['custom-fields', entity?.name],
    queryFn: ({ signal }) => api.get<{ items: CustomField[] }>('/custom-fields', { entity: entity?.name }, { signal }),
    enabled: entity !== undefined,
  })
  if (error) return <PageFailed error={error} />
  if (!entity) return null
  const fields = data?.items.filter(({ archivedAt }) => !archivedAt) ?? []
  const archived = data?.items.filter(({ archivedAt }) => archivedAt) ?? []
  const change = async (work: () => Promise<unknown>, words?: string) => {
    try {
      await work()
      await refresh()
      if (words) feedback.success(words)
    } catch (fault) {
      feedback.error(fault)
    }
  }
  const move = (next: CustomField[]) => {
    queryClient.setQueryData(['custom-fields', entity.name], { items: [...next, ...archived] })
    const moved = next.flatMap((field, position) => (field.position === position ? [] : [{ id: field.id, position }]))
    void change(() => Promise.all(moved.map(({ id, position }) => api.patch(`/custom-fields/${id}`, { position }))))
  }
  const kindName = (field: CustomField) => t(`kind.${field.kind as CustomKind}`)
  return (
    <div className="zy-set">
      <h1>{t('title')}</h1>
      <p>{t('about')}</p>
      <div className="zy-set-bar">
        <Select
          value={entity.name}
          aria-label={t('entity')}
          showSearch={{ optionFilterProp: 'label' }}
          options={offered.map((each) => ({ value: each.name, label: label(each.label) }))}
          onChange={(name: string) => void navigate({ to: '.', search: { of: name } as never })}
        />
        <Button type="primary" icon={<PlusOutlined aria-hidden="true" />} onClick={() => setEditing('new')}>
          {t('add')}
        </Button>
      </div>
      {!data && <PageLoading />}
      {data && fields.length === 0 && (
        <div className="zy-card">
          <h2>{t('none')}</h2>
          <p className="zy-set-quiet">{t('noneHow')}</p>
        </div>
      )}
      {fields.length > 0 && (
        <SortableRows items={fields} keyOf={({ id }) => id} nameOf={(field) => label(field.label)} onMove={move}>
          {(field) => (
            <>
              <span className="zy-cf-row">
                <b>{label(field.label)}</b>
                <span>{kindName(field)}</span>
                {field.required && <Tag>{t('required')}</Tag>}
                <code>{field.name}</code>
              </span>
              <Button size="small" onClick={() => setEditing(field)}>
                {t('edit')}
              </Button>
              <Popconfirm
                title={t('archive')}
                description={t('archiveHelp')}
                okText={t('archive')}
                onConfirm={() =>
                  change(() => api.del(`/custom-fields/${field.id}`), t('archivedNow', { name: label(field.label) }))
                }
              >
                <Button size="small" type="text">
                  {t('archive')}
                </Button>
              </Popconfirm>
            </>
          )}
        </SortableRows>
      )}
      {archived.length > 0 && (
        <section>
          <h2>{t('archived')}</h2>
          <ul className="zy-set-rows">
            {archived.map((field) => (
              <li key={field.id}>
                <span className="zy-set-quiet">
                  {label(field.label)} · {kindName(field)}
                </span>
                <Button
                  size="small"
                  onClick={() =>
                    void change(
                      () => api.patch(`/custom-fields/${field.id}`, { archived: false }),
                      t('saved', { name: label(field.label) }),
                    )
                  }
                >
                  {t('restore')}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {editing && (
        <FieldDrawer
          entity={entity.name}
          field={editing === 'new' ? undefined : editing}
          onClose={() => setEditing(undefined)}
          onSaved={async (name) => {
            await refresh()
            feedback.success(t('saved', { name }))
          }}
        />
      )}
    </div>
  )
}
