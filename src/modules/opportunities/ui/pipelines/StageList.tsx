import { PlusOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import type { EntityMeta, Page } from '#kernel/entity/meta.types.ts'
import { api } from '#kernel/ui/client.ts'
import { useFeedback } from '#kernel/ui/feedback.tsx'
import { FieldCell } from '#kernel/ui/fields/index.tsx'
import { EditDrawer } from '#kernel/ui/form/index.tsx'
import { formatNumber } from '#kernel/ui/format.ts'
import type { EntityRecord } from '#kernel/ui/meta.tsx'
import { PageFailed, PageLoading } from '#kernel/ui/page-state.tsx'
import { invalidateEntity, queryClient } from '#kernel/ui/query.ts'
import { SortableRows } from '#kernel/ui/settings/SortableRows.tsx'
import { useCreate } from '#kernel/ui/shell/create-provider.tsx'
import { useLanguage, useText } from '#kernel/ui/text.ts'
import { pipelineTexts } from './text.ts'

interface StageListProps {
  entity: EntityMeta
  pipeline: EntityRecord
}

/** Stages are the choices of a field of deals, so the definitions on screen follow them. */
export function stagesChanged(): void {
  invalidateEntity('stage')
  void queryClient.invalidateQueries({ queryKey: ['meta'] })
}

/** The stages of one pipeline in their order. */
export function StageList({ entity, pipeline }: StageListProps) {
  const t = useText(pipelineTexts)
  const language = useLanguage()
  const feedback = useFeedback()
  const create = useCreate()
  const { modal } = App.useApp()
  const [editing, setEditing] = useState<EntityRecord>()
  const key = ['list', entity.name, 'of', pipeline.id]
  const { data, error } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => {
      const filter = { field: 'pipeline', op: 'eq', value: pipeline.id }
      return api.get<Page<EntityRecord>>(`/${entity.path}`, { filter, sort: 'position', limit: 100 }, { signal })
    },
  })
  if (error) return <PageFailed error={error} />
  if (!data) return <PageLoading />
  const stages = data.items
  const nameOf = (stage: EntityRecord) => (language === 'en' && (stage.nameEn as string | null)) || stage.label
  const outcome = entity.fields.find(({ name }) => name === 'outcome')

  const move = async (next: EntityRecord[]) => {
    queryClient.setQueryData(key, { ...data, items: next })
    try {
      for (const [position, stage] of next.entries()) {
        if (stage.position !== position)
          await api.patch(`/${entity.path}/${stage.id}`, { version: stage.version, position })
      }
      feedback.success(t('moved'))
    } catch (fault) {
      feedback.error(fault, entity)
    } finally {
      stagesChanged()
    }
  }
  const remove = (stage: EntityRecord) =>
    modal.confirm({
      title: `${t('remove')} ${nameOf(stage)}`,
      content: t('removeSure', { name: nameOf(stage) }),
      okText: t('remove'),
      okButtonProps: { danger: true },
      onOk: async () => {
        try {
          const { batch } = await api.del<{ batch: string }>(`/${entity.path}/${stage.id}`)
          stagesChanged()
          feedback.undoable(t('removed', { name: nameOf(stage) }), batch)
        } catch (fault) {
          feedback.error(fault, entity)
        }
      },
    })
  const clock = (stage: EntityRecord) => {
    if (stage.clockDays) return t('clockDays', { n: Number(stage.clockDays) })
    return stage.clockHours ? t('clockHours', { n: Number(stage.clockHours) }) : t('noClock')
  }
  return (
    <>
      {stages.length === 0 && <p className="zy-set-quiet">{t('none')}</p>}
      <SortableRows
        items={stages}
        keyOf={({ id }) => id}
        nameOf={nameOf}
        onMove={entity.operations.update ? (next) => void move(next) : undefined}
      >
        {(stage) => (
          <>
            <span className="zy-stage">
              <b>{nameOf(stage)}</b>
              <small>{language === 'zh' ? (stage.nameEn as string | null) : stage.label}</small>
              {outcome && <FieldCell field={outcome} value={stage.outcome} record={stage} compact />}
              <span>{t('probability', { n: formatNumber(stage.probability as string) })}</span>
              <span>{clock(stage)}</span>
            </span>
            {entity.operations.update && (
              <Button size="small" onClick={() => setEditing(stage)}>
                {t('edit')}
              </Button>
            )}
            {entity.operations.delete && (
              <Button size="small" type="text" onClick={() => remove(stage)}>
                {t('remove')}
              </Button>
            )}
          </>
        )}
      </SortableRows>
      {entity.operations.create && (
        <div>
          <Button
            icon={<PlusOutlined aria-hidden="true" />}
            onClick={() =>
              create({
                entity: entity.name,
                defaults: { pipeline: { id: pipeline.id, label: pipeline.label }, position: stages.length },
                onCreated: stagesChanged,
              })
            }
          >
            {t('addStage')}
          </Button>
        </div>
      )}
      {editing && (
        <EditDrawer entity={entity} record={editing} onClose={() => setEditing(undefined)} onSaved={stagesChanged} />
      )}
    </>
  )
}
