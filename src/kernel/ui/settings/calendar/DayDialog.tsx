import { Form, Input, Modal, Radio } from 'antd'
import { useState } from 'react'
import type { EntityMeta } from '#kernel/entity/meta.types.ts'
import { api } from '../../client.ts'
import { useFeedback } from '../../feedback.tsx'
import { invalidateEntity } from '../../query.ts'
import { useText } from '../../text.ts'
import { calendarTexts } from './text.ts'
import { type Exception, kindByLaw } from './useCalendarDays.ts'

interface DayDialogProps {
  entity: EntityMeta
  day: string
  exception: Exception | undefined
  onClose: () => void
}

type Choice = 'default' | 'rest' | 'work'

/** Decides about one day: as the law says, day off, or working day. */
export function DayDialog({ entity, day, exception, onClose }: DayDialogProps) {
  const t = useText(calendarTexts)
  const feedback = useFeedback()
  const [choice, setChoice] = useState<Choice>(exception?.kind ?? 'default')
  const [name, setName] = useState(exception?.name ?? '')
  const [saving, setSaving] = useState(false)
  const save = async () => {
    const values = { kind: choice, name: name.trim() || t(choice === 'rest' ? 'ownRest' : 'ownWork') }
    setSaving(true)
    try {
      let batch: string | undefined
      if (choice === 'default') {
        if (exception) batch = (await api.del<{ batch: string }>(`/${entity.path}/${exception.id}`)).batch
      } else if (exception) {
        const changes = { version: exception.version, ...values }
        batch = (await api.patch<{ batch: string }>(`/${entity.path}/${exception.id}`, changes)).batch
      } else await api.post(`/${entity.path}`, { day, ...values })
      invalidateEntity(entity.name)
      feedback.undoable(t('saved', { day }), batch)
      onClose()
    } catch (error) {
      feedback.error(error, entity)
    } finally {
      setSaving(false)
    }
  }
  return (
    <Modal
      open
      title={day}
      onCancel={onClose}
      onOk={() => void save()}
      okText={t('save')}
      cancelText={t('cancel')}
      confirmLoading={saving}
      width={400}
    >
      <Form layout="vertical" requiredMark={false} onFinish={() => void save()}>
        <Form.Item label={t('kind')}>
          <Radio.Group
            className="zy-day-choice"
            value={choice}
            onChange={(event) => setChoice(event.target.value as Choice)}
            options={[
              { value: 'default', label: t('default', { what: t(kindByLaw(day)) }) },
              { value: 'rest', label: t('rest') },
              { value: 'work', label: t('working') },
            ]}
          />
        </Form.Item>
        {choice !== 'default' && (
          <Form.Item label={t('name')} htmlFor="day-name">
            <Input
              id="day-name"
              value={name}
              maxLength={100}
              placeholder={t('nameHint')}
              onChange={(event) => setName(event.target.value)}
            />
          </Form.Item>
        )}
      </Form>
    </Modal>
  )
}
