import { Segmented, Select } from 'antd'
import { useState } from 'react'
import { PageFailed, PageLoading } from '../../page-state.tsx'
import { useLabel, useText } from '../../text.ts'
import '../settings.css'
import { Field } from './Field.tsx'
import './notice-settings.css'
import { templateTexts } from './rules-text.ts'
import { TemplateEditor } from './TemplateEditor.tsx'
import { useTemplates } from './useNoticeSettings.ts'

/** `/settings/notice-templates`: the words of each kind and channel. */
export default function NoticeTemplatesPage() {
  const t = useText(templateTexts)
  const label = useLabel()
  const { data, error, refetch } = useTemplates()
  const [kindKey, setKind] = useState('*')
  const [channelKey, setChannel] = useState('mail')
  if (error) return <PageFailed error={error} onRetry={() => void refetch()} />
  if (!data) return <PageLoading />
  const kind = data.kinds.find(({ key }) => key === kindKey) ?? data.kinds[0]!
  const channel = data.channels.find(({ key }) => key === channelKey) ?? data.channels[0]!
  const template = kind.templates[channel.key]!
  const changed = (key: string) =>
    Object.values(data.kinds.find((each) => each.key === key)?.templates ?? {}).some(({ own }) => own)
  return (
    <div className="zy-set zy-templates">
      <h1>{t('title')}</h1>
      <p>{t('about')}</p>
      <section className="zy-card">
        <div className="zy-template-pick">
          <Field label={t('kind')} id="template-kind">
            <Select
              id="template-kind"
              showSearch
              optionFilterProp="label"
              value={kind.key}
              options={data.kinds.map((each) => ({
                value: each.key,
                label: changed(each.key) ? `${label(each.label)} · ${t('own')}` : label(each.label),
              }))}
              onChange={setKind}
            />
          </Field>
          <Field label={t('channel')}>
            <Segmented
              value={channel.key}
              options={data.channels.map(({ key, label: name }) => ({ value: key, label: label(name) }))}
              onChange={setChannel}
            />
          </Field>
        </div>
        <TemplateEditor
          key={`${kind.key} ${channel.key} ${JSON.stringify(template)}`}
          kind={kind}
          channel={channel}
          template={template}
        />
      </section>
    </div>
  )
}
