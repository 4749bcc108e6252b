import { Button, Modal } from 'antd'
import { useMemo } from 'react'
import type { EntityMeta } from '#kernel/entity/meta.types.ts'
import { api } from '#kernel/ui/client.ts'
import { useFeedback } from '#kernel/ui/feedback.tsx'
import { changePayload, EntityForm, useRecordForm } from '#kernel/ui/form/index.tsx'
import { useText } from '#kernel/ui/text.ts'
import { okrTexts } from '../parts/text.ts'
import type { Criterion } from './milestones.types.ts'
import { milestonesChanged } from './milestonesChanged.ts'
import { milestoneTexts } from './text.ts'

interface AttachDialogProps {
  entity: EntityMeta
  criterion: Criterion
  onClose: () => void
}

/** The documents that prove a condition; replacing one asks for a new confirmation. */
export function AttachDialog({ entity, criterion, onClose }: AttachDialogProps) {
  const t = useText(milestoneTexts)
  const w = useText(okrTexts)
  const feedback = useFeedback()
  const fields = useMemo(() => entity.fields.filter(({ name }) => name === 'files' || name === 'note'), [entity])
  const form = useRecordForm(fields, criterion)
  const submit = async () => {
    try {
      const done = await form.submit(async (values) => {
        const changes = changePayload(fields, criterion, values)
        if (Object.keys(changes).length > 0)
          await api.patch(`/${entity.path}/${criterion.id}`, { version: criterion.version, ...changes })
      })
      if (!done) return
      milestonesChanged()
      onClose()
    } catch (error) {
      feedback.error(error, entity)
    }
  }
  return (
    <Modal
      open
      title={`${t('attachTitle')} · ${criterion.title}`}
      onCancel={onClose}
      destroyOnHidden
      footer={
        <>
          <Button onClick={onClose}>{w('cancel')}</Button>
          <Button type="primary" loading={form.saving} onClick={() => void submit()}>
            {w('save')}
          </Button>
        </>
      }
    >
      <EntityForm form={form} fields={fields} onSubmit={() => void submit()} />
    </Modal>
  )
}
