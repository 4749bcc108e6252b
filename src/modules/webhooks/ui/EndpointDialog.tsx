import { Modal, Select } from 'antd'
import { useMemo } from 'react'
import type { EntityMeta } from '#kernel/entity/meta.types.ts'
import { api } from '#kernel/ui/client.ts'
import { useFeedback } from '#kernel/ui/feedback.tsx'
import { FaultSummary } from '#kernel/ui/form/FaultSummary.tsx'
import { FieldGrid } from '#kernel/ui/form/FieldGrid.tsx'
import { changePayload, createPayload, initialValues, useRecordForm } from '#kernel/ui/form/index.tsx'
import { type EntityRecord, usePermission } from '#kernel/ui/meta.tsx'
import { invalidateEntity } from '#kernel/ui/query.ts'
import { useText } from '#kernel/ui/text.ts'
import { webhookTexts } from './text.ts'
import { useEventOptions } from './useEventWords.ts'

interface DialogProps {
  entity: EntityMeta
  record: EntityRecord | undefined
  onClose: () => void
  onSecret: (secret: string) => void
}

/** An endpoint; a new one shows its secret at once. */
export function EndpointDialog({ entity, record, onClose, onSecret }: DialogProps) {
  const t = useText(webhookTexts)
  const feedback = useFeedback()
  const isAdmin = usePermission('admin')
  const options = useEventOptions()
  const writable = useMemo(
    () => entity.fields.filter(({ section, name }) => section === 'main' && name !== 'state'),
    [entity],
  )
  const form = useRecordForm(writable, record ?? initialValues(entity.fields))
  const pick = (names: string[]) => writable.filter(({ name }) => names.includes(name))
  const events = writable.filter(({ name }) => name === 'events')
  const save = async () => {
    try {
      const done = await form.submit(async (values) => {
        if (record) {
          const changes = changePayload(writable, record, values)
          if (Object.keys(changes).length > 0)
            await api.patch(`/${entity.path}/${record.id}`, { version: record.version, ...changes })
          return
        }
        const made = await api.post<EntityRecord>(`/${entity.path}`, createPayload(writable, values))
        onSecret((await api.post<{ secret: string }>(`/${entity.path}/${made.id}/secret`)).secret)
      })
      if (!done) return
      feedback.success(t('saved'))
      onClose()
    } catch (error) {
      feedback.error(error, entity)
    } finally {
      invalidateEntity(entity.name)
    }
  }
  return (
    <Modal
      open
      title={t(record ? 'edit' : 'add')}
      okText={t('save')}
      cancelText={t('cancel')}
      confirmLoading={form.saving}
      onOk={() => void save()}
      onCancel={onClose}
      width={640}
    >
      <form className="zy-hooks-form" noValidate onSubmit={(event) => event.preventDefault()}>
        <FaultSummary form={form} />
        <FieldGrid form={form} fields={pick(['name', 'url'])} autoFocus={!record} />
        <div className="zy-form-field">
          <label htmlFor="webhook-events">{t('events')}</label>
          <Select
            id="webhook-events"
            className="zy-field-full"
            mode="multiple"
            showSearch={{ optionFilterProp: 'label' }}
            value={(form.values.events ?? []) as string[]}
            options={options}
            placeholder={t('eventsHelp')}
            status={events[0] && form.faultsOf(events[0]).length > 0 ? 'error' : ''}
            onChange={(next: string[]) => form.change('events', next)}
          />
          {events
            .flatMap((field) => form.faultsOf(field))
            .map((fault) => (
              <div key={fault} className="zy-field-fault" role="alert">
                {fault}
              </div>
            ))}
        </div>
        <FieldGrid form={form} fields={pick(isAdmin ? ['parallel', 'owner', 'allowPrivate'] : ['parallel'])} />
      </form>
    </Modal>
  )
}
