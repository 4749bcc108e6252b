import { LeftOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Alert, App, Button, Checkbox, Tabs, Tag } from 'antd'
import { useState } from 'react'
import type { EntityMeta } from '#kernel/entity/meta.types.ts'
import { api } from '../../client.ts'
import { useFeedback } from '../../feedback.tsx'
import { EditDrawer } from '../../form/index.tsx'
import { type EntityRecord, useMeta } from '../../meta.tsx'
import { PageFailed, PageLoading } from '../../page-state.tsx'
import { invalidateEntity, queryClient } from '../../query.ts'
import { useLabel, useLanguage, useText } from '../../text.ts'
import { FieldRights } from './FieldRights.tsx'
import { RightsMatrix } from './RightsMatrix.tsx'
import type { RoleRights } from './rights.types.ts'
import { differences, differs, draftOf, type RoleDraft, withPermission } from './roleChanges.ts'
import { roleTexts } from './text.ts'

interface RoleEditorProps {
  entity: EntityMeta
  id: string
  onGone: () => void
}

/** `/settings/roles/ID`: everything that one role allows. */
export function RoleEditor({ entity, id, onGone }: RoleEditorProps) {
  const record = useQuery({
    queryKey: ['record', entity.name, id],
    queryFn: ({ signal }) => api.get<EntityRecord>(`/${entity.path}/${id}`, undefined, { signal }),
  })
  const rights = useQuery({
    queryKey: ['record', entity.name, id, 'rights'],
    queryFn: ({ signal }) => api.get<RoleRights>(`/${entity.path}/${id}/rights`, undefined, { signal }),
  })
  const error = record.error ?? rights.error
  if (error) return <PageFailed error={error} />
  if (!record.data || !rights.data) return <PageLoading />
  return <Loaded entity={entity} record={record.data} rights={rights.data} onGone={onGone} />
}

interface LoadedProps {
  entity: EntityMeta
  record: EntityRecord
  rights: RoleRights
  onGone: () => void
}

function Loaded({ entity, record, rights, onGone }: LoadedProps) {
  const t = useText(roleTexts)
  const label = useLabel()
  const language = useLanguage()
  const feedback = useFeedback()
  const { modal } = App.useApp()
  const [typed, setTyped] = useState<RoleDraft>()
  const [saving, setSaving] = useState(false)
  const [renaming, setRenaming] = useState(false)
  const stored = draftOf(rights)
  const draft = typed ?? stored
  const dirty = differs(draft, stored)
  const editable = !rights.fixed && entity.operations.update
  const onChange = editable ? setTyped : undefined
  // What people work with comes first, what is arranged in the settings after it.
  const { entities: known } = useMeta()
  const isSetting = new Map(known.map((each) => [each.name, each.settingsOnly]))
  const entities = rights.entities.toSorted(
    (a, b) => Number(isSetting.get(a.entity) ?? true) - Number(isSetting.get(b.entity) ?? true),
  )
  const name = (language === 'en' && (record.nameEn as string | null)) || record.label
  const count = differences(draft)

  const refresh = () => {
    invalidateEntity(entity.name, record.id)
    // One's own rights may be among them.
    void queryClient.invalidateQueries({ queryKey: ['meta'] })
  }
  const save = async () => {
    setSaving(true)
    try {
      const { batch } = await api.patch<{ batch: string }>(`/${entity.path}/${record.id}`, {
        version: record.version,
        ...draft,
      })
      await queryClient.invalidateQueries({ queryKey: ['record', entity.name, record.id] })
      setTyped(undefined)
      refresh()
      feedback.undoable(t('saved', { name }), batch)
    } catch (error) {
      feedback.error(error, entity)
    } finally {
      setSaving(false)
    }
  }
  const remove = () =>
    modal.confirm({
      title: t('remove'),
      content: t('removeHelp'),
      okText: t('remove'),
      okButtonProps: { danger: true },
      onOk: async () => {
        try {
          const { batch } = await api.del<{ batch: string }>(`/${entity.path}/${record.id}`)
          invalidateEntity(entity.name)
          feedback.undoable(t('removed', { name }), batch)
          onGone()
        } catch (error) {
          feedback.error(error, entity)
        }
      },
    })

  return (
    <div className="zy-role">
      <Link to="/settings/roles" className="zy-role-back">
        <LeftOutlined aria-hidden="true" /> {t('back')}
      </Link>
      <header>
        <h1>{name}</h1>
        {record.builtIn === true && <Tag>{t('builtIn')}</Tag>}
        {count > 0 && <span className="zy-role-changed">{t('changed', { n: count })}</span>}
        {editable && (
          <div>
            <Button size="small" onClick={() => setRenaming(true)}>
              {t('rename')}
            </Button>
            {record.builtIn !== true && entity.operations.delete && (
              <Button size="small" danger type="text" onClick={remove}>
                {t('remove')}
              </Button>
            )}
          </div>
        )}
      </header>
      {typeof record.about === 'string' && <p>{record.about}</p>}
      {rights.fixed && <Alert type="info" showIcon title={t('fixed')} />}
      <Tabs
        items={[
          {
            key: 'data',
            label: t('data'),
            children: (
              <>
                <p className="zy-role-help">{t('dataHelp')}</p>
                <RightsMatrix entities={entities} draft={draft} onChange={onChange} />
              </>
            ),
          },
          {
            key: 'permissions',
            label: t('permissions'),
            children: (
              <ul className="zy-role-permissions">
                {rights.permissions.map(({ key, label: words, default: byDefault }) => {
                  const on = draft.permissions[key] ?? byDefault
                  return (
                    <li key={key} data-changed={on !== byDefault}>
                      <Checkbox
                        checked={rights.fixed || on}
                        disabled={!onChange}
                        onChange={(event) => onChange?.(withPermission(draft, key, event.target.checked, byDefault))}
                      >
                        {label(words)}
                      </Checkbox>
                      <code>{key}</code>
                    </li>
                  )
                })}
              </ul>
            ),
          },
          {
            key: 'fields',
            label: t('fields'),
            children: (
              <>
                <p className="zy-role-help">{t('fieldsHelp')}</p>
                <FieldRights entities={entities} draft={draft} onChange={onChange} />
              </>
            ),
          },
        ]}
      />
      {dirty && (
        <footer className="zy-role-save">
          <span>{t('unsaved')}</span>
          <Button onClick={() => setTyped(undefined)}>{t('discard')}</Button>
          <Button type="primary" loading={saving} onClick={() => void save()}>
            {t('save')}
          </Button>
        </footer>
      )}
      {renaming && (
        <EditDrawer
          entity={{ ...entity, fields: entity.fields.filter((field) => field.kind !== 'json') }}
          record={record}
          onClose={() => setRenaming(false)}
          onSaved={refresh}
        />
      )}
    </div>
  )
}
