import { useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useDeferredValue, useRef, useState } from 'react'
import { api } from '../../client.ts'
import { useFeedback } from '../../feedback.tsx'
import { queryClient } from '../../query.ts'
import { useLabel, useText } from '../../text.ts'
import { Field } from './Field.tsx'
import { useFaults } from './faults.ts'
import { templateTexts } from './rules-text.ts'
import { type Template, type TemplatesView, templatesKey } from './useNoticeSettings.ts'

interface Props {
  kind: TemplatesView['kinds'][number]
  channel: TemplatesView['channels'][number]
  template: Template & { own: boolean }
}

type Part = 'title' | 'body'
type Language = 'zh' | 'en'

/** Two languages side by side, with what comes out below. */
export function TemplateEditor({ kind, channel, template }: Props) {
  const t = useText(templateTexts)
  const label = useLabel()
  const feedback = useFeedback()
  const { attempt, faultOf } = useFaults()
  const [words, setWords] = useState<Template>({
    ...(template.title && { title: template.title }),
    body: template.body,
  })
  const [busy, setBusy] = useState(false)
  const last = useRef<{ part: Part; language: Language; at: number }>(undefined)
  const path = `/notice-templates/${encodeURIComponent(kind.key)}/${channel.key}`
  const asked = useDeferredValue(JSON.stringify(words))
  const seen = useQuery({
    queryKey: ['notice-preview', path, asked],
    queryFn: () => api.post<Record<Language, { title: string; body: string }>>(`${path}/preview`, JSON.parse(asked)),
    placeholderData: (before) => before,
    retry: false,
  })
  const set = (part: Part, language: Language, text: string) =>
    setWords((now) => ({ ...now, [part]: { ...(now[part] ?? { zh: '', en: '' }), [language]: text } }))
  const insert = (key: string) => {
    const { part, language, at } = last.current ?? { part: 'body', language: 'zh', at: words.body.zh.length }
    const text = words[part]?.[language] ?? ''
    set(part, language, `${text.slice(0, at)}{{${key}}}${text.slice(at)}`)
    last.current = { part, language, at: at + key.length + 4 }
  }
  const save = async () => {
    setBusy(true)
    const view = await attempt(() => api.put<TemplatesView>(path, words))
    setBusy(false)
    if (!view) return
    queryClient.setQueryData(templatesKey, view)
    feedback.success(t('saved'))
  }
  const reset = async () => {
    const view = await attempt(() => api.del<TemplatesView>(path))
    if (!view) return
    queryClient.setQueryData(templatesKey, view)
    feedback.success(t('resetDone'))
  }
  const input = (part: Part, language: Language) => {
    const id = `template-${part}-${language}`
    const note = (at: number | null) => {
      last.current = { part, language, at: at ?? 0 }
    }
    return (
      <Field label={t(part === 'title' ? 'subject' : 'body')} id={id} fault={faultOf(`${part}.${language}`)}>
        <Input.TextArea
          id={id}
          className="zy-code"
          autoSize={{ minRows: part === 'title' ? 1 : 3 }}
          maxLength={2000}
          value={words[part]?.[language] ?? ''}
          onChange={(e) => {
            set(part, language, e.target.value)
            note(e.target.selectionStart)
          }}
          onSelect={(e) => note(e.currentTarget.selectionStart)}
        />
      </Field>
    )
  }
  return (
    <>
      <div className="zy-template-tokens">
        <span className="zy-set-quiet">{t('tokens')}</span>
        {kind.placeholders.map((each) => (
          <Button key={each.key} size="small" title={`{{${each.key}}}`} onClick={() => insert(each.key)}>
            {label(each.label)}
          </Button>
        ))}
      </div>
      <div className="zy-template-words">
        {(['zh', 'en'] as const).map((language) => (
          <div key={language}>
            <h3>{t(language)}</h3>
            {channel.hasTitle && input('title', language)}
            {input('body', language)}
            <small>{t('preview')}</small>
            <div className="zy-template-seen" lang={language === 'zh' ? 'zh-CN' : 'en'}>
              {channel.hasTitle && <b>{seen.data?.[language].title}</b>}
              {seen.data?.[language].body}
            </div>
          </div>
        ))}
      </div>
      {(channel.key === 'sms' || channel.key === 'room') && (
        <p className="zy-set-quiet">{t(channel.key === 'sms' ? 'smsHint' : 'roomHint')}</p>
      )}
      <div className="zy-set-bar zy-template-bar">
        <Button type="primary" loading={busy} onClick={() => void save()}>
          {t('save')}
        </Button>
        {template.own && <Button onClick={() => void reset()}>{t('reset')}</Button>}
      </div>
    </>
  )
}
