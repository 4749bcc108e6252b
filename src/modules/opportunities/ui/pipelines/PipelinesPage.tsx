import { PlusOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Tabs, Tag, Tooltip } from 'antd'
import { useState } from 'react'
import type { EntityMeta, Page, Reference } from '#kernel/entity/meta.types.ts'
import { api } from '#kernel/ui/client.ts'
import { useFeedback } from '#kernel/ui/feedback.tsx'
import { EditDrawer } from '#kernel/ui/form/index.tsx'
import { type EntityRecord, useEntity } from '#kernel/ui/meta.tsx'
import { PageFailed, PageLoading, PageMissing } from '#kernel/ui/page-state.tsx'
import { invalidateEntity } from '#kernel/ui/query.ts'
import '#kernel/ui/settings/settings.css'
import { useCreate } from '#kernel/ui/shell/create-provider.tsx'
import { useText } from '#kernel/ui/text.ts'
import './pipelines.css'
import { StageList, stagesChanged } from './StageList.tsx'
import { pipelineTexts } from './text.ts'

/** `/settings/pipelines`: the ways that deals take. */
export default function PipelinesPage() {
  const pipeline = useEntity('pipeline')
  const stage = useEntity('stage')
  return pipeline && stage ? <Pipelines pipeline={pipeline} stage={stage} /> : <PageMissing />
}

function Pipelines({ pipeline, stage }: { pipeline: EntityMeta; stage: EntityMeta }) {
  const t = useText(pipelineTexts)
  const feedback = useFeedback()
  const create = useCreate()
  const [chosen, setChosen] = useState<string>()
  const [editing, setEditing] = useState<EntityRecord>()
  const { data, error } = useQuery({
    queryKey: ['list', pipeline.name, 'all'],
    queryFn: ({ signal }) => api.get<Page<EntityRecord>>(`/${pipeline.path}`, { limit: 100 }, { signal }),
  })
  // A deal begins in an open stage; a pipeline without one cannot take new deals.
  const open = useQuery({
    queryKey: ['list', stage.name, 'open'],
    queryFn: ({ signal }) => {
      const filter = { field: 'outcome', op: 'eq', value: 'open' }
      return api.get<Page<EntityRecord>>(`/${stage.path}`, { filter, fields: 'pipeline', limit: 500 }, { signal })
    },
  })
  const startable = new Set(open.data?.items.map((each) => (each.pipeline as Reference | null)?.id))
  if (error) return <PageFailed error={error} />
  if (!data) return <PageLoading />
  const all = data.items
  const active = all.find(({ id }) => id === chosen) ?? all.find(({ isDefault }) => isDefault) ?? all[0]
  const changed = () => {
    invalidateEntity(pipeline.name)
    stagesChanged()
  }
  const makeDefault = async (record: EntityRecord) => {
    try {
      // The one that was the default gives it up with the same write.
      await api.patch(`/${pipeline.path}/${record.id}`, { version: record.version, isDefault: true })
      feedback.success(t('madeDefault', { name: record.label }))
    } catch (fault) {
      feedback.error(fault, pipeline)
    } finally {
      changed()
    }
  }
  return (
    <div className="zy-set">
      <h1>{t('title')}</h1>
      <p>{t('about')}</p>
      <Tabs
        activeKey={active?.id}
        onChange={setChosen}
        tabBarExtraContent={
          pipeline.operations.create && (
            <Button
              icon={<PlusOutlined aria-hidden="true" />}
              onClick={() =>
                create({
                  entity: pipeline.name,
                  onCreated: ({ id }) => {
                    changed()
                    setChosen(id)
                  },
                })
              }
            >
              {t('add')}
            </Button>
          )
        }
        items={all.map((record) => ({
          key: record.id,
          label: record.label,
          children: (
            <div className="zy-set">
              <div className="zy-set-bar">
                {record.isDefault ? (
                  <Tag>{t('isDefault')}</Tag>
                ) : (
                  pipeline.operations.update && (
                    <Tooltip title={startable.has(record.id) ? '' : t('noStart')}>
                      <Button
                        size="small"
                        disabled={!startable.has(record.id)}
                        onClick={() => void makeDefault(record)}
                      >
                        {t('makeDefault')}
                      </Button>
                    </Tooltip>
                  )
                )}
                {pipeline.operations.update && (
                  <Button size="small" onClick={() => setEditing(record)}>
                    {t('rename')}
                  </Button>
                )}
              </div>
              <StageList entity={stage} pipeline={record} />
            </div>
          ),
        }))}
      />
      {editing && (
        <EditDrawer
          entity={{ ...pipeline, fields: pipeline.fields.filter(({ name }) => name === 'name') }}
          record={editing}
          onClose={() => setEditing(undefined)}
          onSaved={changed}
        />
      )}
    </div>
  )
}
