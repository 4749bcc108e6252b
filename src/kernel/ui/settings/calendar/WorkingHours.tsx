import { CloseOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, TimePicker } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { useFeedback } from '../../feedback.tsx'
import { useText } from '../../text.ts'
import { useCompany } from '../company/useCompany.ts'
import { calendarTexts } from './text.ts'

interface Span {
  from: string
  to: string
}

const asTime = (text: string) => (text ? dayjs(`2026-01-01T${text === '24:00' ? '23:59' : text}`) : null)

/** The working hours of every working day. */
export function WorkingHours() {
  const t = useText(calendarTexts)
  const feedback = useFeedback()
  const { entity, record, save } = useCompany()
  const [typed, setTyped] = useState<Span[]>()
  const [saving, setSaving] = useState(false)
  if (!entity || !record) return null
  const editable = entity.operations.update
  const spans = typed ?? (record.workingHours as Span[] | null) ?? []
  const set = (at: number, change: Partial<Span>) =>
    setTyped(spans.map((span, index) => (index === at ? { ...span, ...change } : span)))
  const submit = async () => {
    setSaving(true)
    try {
      const { batch } = await save({ workingHours: spans })
      setTyped(undefined)
      feedback.undoable(t('hoursSaved'), batch)
    } catch (error) {
      feedback.error(error, entity)
    } finally {
      setSaving(false)
    }
  }
  return (
    <section className="zy-card zy-hours">
      <h2>{t('hours')}</h2>
      <p>{t('hoursHelp')}</p>
      <ul>
        {spans.map((span, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: spans have no identity but their place.
          <li key={at}>
            {(['from', 'to'] as const).map((end) => (
              <TimePicker
                key={end}
                value={asTime(span[end])}
                format="HH:mm"
                minuteStep={5}
                needConfirm={false}
                allowClear={false}
                disabled={!editable}
                aria-label={t(end)}
                onChange={(time) => time && set(at, { [end]: time.format('HH:mm') })}
              />
            ))}
            {editable && spans.length > 1 && (
              <Button
                type="text"
                icon={<CloseOutlined aria-hidden="true" />}
                aria-label={t('removeSpan')}
                onClick={() => setTyped(spans.filter((_, index) => index !== at))}
              />
            )}
          </li>
        ))}
      </ul>
      {editable && (
        <div className="zy-hours-foot">
          <Button
            icon={<PlusOutlined aria-hidden="true" />}
            onClick={() => setTyped([...spans, { from: spans.at(-1)?.to ?? '09:00', to: '' }])}
          >
            {t('addSpan')}
          </Button>
          <Button type="primary" disabled={!typed} loading={saving} onClick={() => void submit()}>
            {t('save')}
          </Button>
          {typed && (
            <Button type="text" onClick={() => setTyped(undefined)}>
              {t('cancel')}
            </Button>
          )}
        </div>
      )}
    </section>
  )
}
