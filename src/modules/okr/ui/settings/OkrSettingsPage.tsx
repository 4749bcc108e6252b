import { useQueryClient } from '@tanstack/react-query'
import { Button, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { api } from '#kernel/ui/client.ts'
import { useFeedback } from '#kernel/ui/feedback.tsx'
import { PageFailed, PageLoading } from '#kernel/ui/page-state.tsx'
import '#kernel/ui/settings/settings.css'
import { Section } from '#kernel/ui/section.tsx'
import { defineText, useText } from '#kernel/ui/text.ts'
import { type OkrSettings, okrSettingsKey, useOkrSettings } from '../parts/useOkrSettings.ts'
import './settings.css'

const texts = defineText({
  title: { zh: 'OKR 与里程碑', en: 'OKRs and milestones' },
  number: { zh: '关键结果的数量', en: 'Number of key results' },
  numberHelp: { zh: '少于下限会提醒，多于上限不能再加', en: 'Fewer are warned of, more are refused' },
  fewest: { zh: '至少', en: 'At least' },
  most: { zh: '最多', en: 'At most' },
  reminder: { zh: '每周提醒', en: 'Weekly reminder' },
  reminderHelp: {
    zh: '这一天上午 9 点提醒还没更新的人；遇到休息日提前到前一个工作日',
    en: 'At 9 in the morning people without a check-in are reminded; on a day off, the working day before',
  },
  weekday: { zh: '星期', en: 'Weekday' },
  visibility: { zh: '新目标谁能看到', en: 'Who sees a new objective' },
  visibilityHelp: { zh: '每个目标可以单独修改', en: 'Each objective can differ' },
  company: { zh: '全公司', en: 'The whole company' },
  team: { zh: '仅本人和上级', en: 'Owner and superiors' },
  save: { zh: '保存', en: 'Save' },
  saved: { zh: '已保存', en: 'Saved' },
  d1: { zh: '星期一', en: 'Monday' },
  d2: { zh: '星期二', en: 'Tuesday' },
  d3: { zh: '星期三', en: 'Wednesday' },
  d4: { zh: '星期四', en: 'Thursday' },
  d5: { zh: '星期五', en: 'Friday' },
  d6: { zh: '星期六', en: 'Saturday' },
  d7: { zh: '星期日', en: 'Sunday' },
})
const days = ['d1', 'd2', 'd3', 'd4', 'd5', 'd6', 'd7'] as const

/** `/settings/okr`: how many key results, when people are reminded, who sees what. */
export default function OkrSettingsPage() {
  const { data, error } = useOkrSettings()
  if (error) return <PageFailed error={error} />
  return data ? <Form settings={data} /> : <PageLoading />
}

function Form({ settings }: { settings: OkrSettings }) {
  const t = useText(texts)
  const feedback = useFeedback()
  const client = useQueryClient()
  const [values, setValues] = useState(settings)
  const [saving, setSaving] = useState(false)
  const set = (change: Partial<OkrSettings>) => setValues({ ...values, ...change })
  const save = async () => {
    setSaving(true)
    try {
      client.setQueryData(okrSettingsKey, await api.put('/okr/settings', values))
      feedback.success(t('saved'))
    } catch (error) {
      feedback.error(error)
    } finally {
      setSaving(false)
    }
  }
  return (
    <div className="zy-set">
      <h1>{t('title')}</h1>
      <div>
        <Section title={t('number')} help={t('numberHelp')}>
          <div className="zy-okr-pair">
            <div className="zy-okr-field">
              <span>{t('fewest')}</span>
              <InputNumber
                aria-label={t('fewest')}
                min={1}
                max={10}
                precision={0}
                value={values.fewest}
                onChange={(n) => n && set({ fewest: n })}
              />
            </div>
            <div className="zy-okr-field">
              <span>{t('most')}</span>
              <InputNumber
                aria-label={t('most')}
                min={1}
                max={10}
                precision={0}
                value={values.most}
                onChange={(n) => n && set({ most: n })}
              />
            </div>
          </div>
        </Section>
        <Section title={t('reminder')} help={t('reminderHelp')}>
          <Select
            value={values.reminderWeekday}
            aria-label={t('weekday')}
            className="zy-okr-choice"
            options={days.map((key, i) => ({ value: i + 1, label: t(key) }))}
            onChange={(reminderWeekday) => set({ reminderWeekday })}
          />
        </Section>
        <Section title={t('visibility')} help={t('visibilityHelp')}>
          <Select
            value={values.visibility}
            aria-label={t('visibility')}
            className="zy-okr-choice"
            options={[
              { value: 'company' as const, label: t('company') },
              { value: 'team' as const, label: t('team') },
            ]}
            onChange={(visibility) => set({ visibility })}
          />
        </Section>
      </div>
      <div>
        <Button type="primary" loading={saving} onClick={() => void save()}>
          {t('save')}
        </Button>
      </div>
    </div>
  )
}
