import { PaperClipOutlined } from '@ant-design/icons'
import { Button, Input, Radio, Tooltip } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import type { EntityMeta, FieldMeta } from '#kernel/entity/meta.types.ts'
import { api } from '../client.ts'
import { isComposing } from '../composing.ts'
import { useDraft } from '../draft.ts'
import { useFeedback } from '../feedback.tsx'
import { fromWallClock, nextMonday } from '../fields/companyTime.ts'
import { FieldEditor, isBlank, toWire } from '../fields/index.tsx'
import { GivenUp, useCompletion } from '../form/index.tsx'
import { formatContext, todayOnScreen } from '../format.ts'
import { modKey } from '../hotkeys.ts'
import { invalidateEntity } from '../query.ts'
import { useLabel, useText } from '../text.ts'
import type { FollowUpForm } from './followUp.ts'
import { recordTexts } from './text.ts'

type Values = Readonly<Record<string, unknown>>
/** Kinds offered as buttons; more of them become a list. */
const MOST_CHIPS = 6
const MORNING = 9

interface FollowUpComposerProps {
  form: FollowUpForm
  about: EntityMeta
  id: string
  label: string
}

/** Logs a contact in ten seconds: what was said, how, and when to talk again. */
export function FollowUpComposer({ form, about, id, label: aboutLabel }: FollowUpComposerProps) {
  const t = useText(recordTexts)
  const label = useLabel()
  const feedback = useFeedback()
  const { complete, dialog } = useCompletion(form.entity, 'create')
  const { kind, content, next, files } = form
  const fresh: Values = kind ? { [kind.name]: kind.default ?? kind.options?.[0]?.value } : {}
  const [typed, setTyped] = useState<Values>()
  const draft = useDraft<Values>(`follow-up:${about.name}:${id}`, typed)
  const [sending, setSending] = useState(false)
  const [withFiles, setWithFiles] = useState(false)
  const values = typed ?? draft.initial ?? fresh
  const text = typeof values[content.name] === 'string' ? (values[content.name] as string) : ''
  const empty = text.trim() === ''
  const change = (name: string, value: unknown) => setTyped({ ...values, [name]: value })

  const send = async () => {
    if (empty || sending) return
    setSending(true)
    const fields = [kind, content, next, files].filter((field) => field !== undefined)
    const filled = fields.filter((field) => !isBlank(values[field.name]))
    const body = {
      ...Object.fromEntries(filled.map((field) => [field.name, toWire(field, values[field.name])])),
      [form.target.name]: { entity: about.name, id },
    }
    try {
      await complete({
        label: form.entity.label,
        record: { ...values, [form.target.name]: { entity: about.name, id, label: aboutLabel } },
        send: (more) => api.post(`/${form.entity.path}`, { ...body, ...more }),
      })
      // The way of contact stays: the next one is often the same.
      setTyped(undefined)
      draft.clear()
      setTyped({ ...fresh, ...(kind ? { [kind.name]: values[kind.name] } : {}) })
      setWithFiles(false)
      feedback.success(t('logged'))
      invalidateEntity(form.entity.name)
      invalidateEntity(about.name, id)
    } catch (error) {
      if (!(error instanceof GivenUp)) feedback.error(error, form.entity)
    } finally {
      setSending(false)
    }
  }

  const today = dayjs(todayOnScreen())
  const presets = [
    { words: t('tomorrow'), day: today.add(1, 'day') },
    { words: t('inThreeDays'), day: today.add(3, 'day') },
    { words: t('nextWeek'), day: nextMonday(today) },
  ].map(({ words, day }) => ({
    words,
    value:
      next?.kind === 'date' ? day.format('YYYY-MM-DD') : fromWallClock(day.hour(MORNING), formatContext().timeZone),
  }))
  const open = !empty || withFiles

  return (
    <div className="zy-compose">
      <Input.TextArea
        value={text}
        onChange={(event) => change(content.name, event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !isComposing(event)) {
            event.preventDefault()
            void send()
          }
        }}
        placeholder={t('followUpHint')}
        aria-label={label(content.label)}
        maxLength={content.max}
        autoSize={{ minRows: 2, maxRows: 10 }}
      />
      {open && files && withFiles ? (
        <FieldEditor field={files} value={values[files.name]} onChange={(value) => change(files.name, value)} />
      ) : null}
      {open && next ? (
        <div className="zy-compose-next">
          <span>{t('nextContact')}</span>
          {presets.map((preset) => (
            <Button
              key={preset.words}
              size="small"
              type={values[next.name] === preset.value ? 'primary' : 'default'}
              ghost={values[next.name] === preset.value}
              aria-pressed={values[next.name] === preset.value}
              onClick={() => change(next.name, values[next.name] === preset.value ? null : preset.value)}
            >
              {preset.words}
            </Button>
          ))}
          <FieldEditor
            field={{ ...next, required: false }}
            value={values[next.name]}
            onChange={(value) => change(next.name, value)}
            size="small"
          />
        </div>
      ) : null}
      <div className="zy-compose-foot">
        <div className="zy-compose-kinds">
          {kind ? (
            <KindInput field={kind} value={values[kind.name]} onChange={(value) => change(kind.name, value)} />
          ) : null}
        </div>
        {files ? (
          <Tooltip title={t('attach')}>
            <Button
              type="text"
              icon={<PaperClipOutlined aria-hidden="true" />}
              aria-label={t('attach')}
              aria-expanded={withFiles}
              onClick={() => setWithFiles(!withFiles)}
            />
          </Tooltip>
        ) : null}
        <Tooltip title={`${modKey}+Enter`} mouseEnterDelay={0.6}>
          <Button type="primary" disabled={empty} loading={sending} onClick={() => void send()}>
            {t('log')}
          </Button>
        </Tooltip>
      </div>
      {dialog}
    </div>
  )
}

/** The way of contact: buttons while there are few, a list when there are many. */
function KindInput({
  field,
  value,
  onChange,
}: {
  field: FieldMeta
  value: unknown
  onChange: (value: unknown) => void
}) {
  const label = useLabel()
  const options = field.options ?? []
  if (options.length > MOST_CHIPS) return <FieldEditor field={field} value={value} onChange={onChange} size="small" />
  return (
    <Radio.Group
      size="small"
      optionType="button"
      aria-label={label(field.label)}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      options={options.map((option) => ({ value: option.value, label: label(option.label) }))}
    />
  )
}
