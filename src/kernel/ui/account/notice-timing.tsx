import { Form, Input, Segmented, Select } from 'antd'
import { useMemo, useState } from 'react'
import { QuietFields } from '../notices/QuietFields.tsx'
import { TimeField } from '../notices/TimeField.tsx'
import { useText } from '../text.ts'
import type { NoticePreferences, NoticeTiming } from './notice-preferences.ts'
import { noticeSectionTexts, weekdays } from './notice-texts.ts'

const days = [1, 2, 3, 4, 5, 6, 7] as const

/** Quiet hours, the time of digests, and how one is mentioned in chat rooms. */
export function NoticeTimingFields(props: { data: NoticePreferences; onChange: (timing: NoticeTiming) => void }) {
  const { data, onChange } = props
  const { timing, company, rooms } = data
  const t = useText(noticeSectionTexts)
  const weekday = useText(weekdays)
  const zones = useMemo(
    () => [...new Set([company.timeZone, timing.timeZone, ...Intl.supportedValuesOf('timeZone')])],
    [company.timeZone, timing.timeZone],
  )
  const set = (change: Partial<NoticeTiming>) => onChange({ ...timing, ...change })
  return (
    <div className="zy-notice-timing">
      <div>
        <h3>{t('quiet')}</h3>
        <p>{t('quietHelp')}</p>
        <Form.Item>
          <Segmented
            aria-label={t('quiet')}
            value={timing.quiet ? 'own' : 'company'}
            options={[
              { value: 'company', label: t('likeCompany') },
              { value: 'own', label: t('own') },
            ]}
            onChange={(which) => set({ quiet: which === 'own' ? company.quiet : null })}
          />
        </Form.Item>
        <QuietFields
          value={timing.quiet ?? company.quiet}
          disabled={timing.quiet === null}
          onChange={(quiet) => set({ quiet })}
        />
        {rooms.available && (
          <>
            <h3>{t('chat')}</h3>
            <p>{t('chatHelp')}</p>
            {rooms.providers.map((service) => (
              <ChatId
                key={`${service} ${timing.chatIds[service] ?? ''}`}
                id={`chat-${service}`}
                label={t(service)}
                value={timing.chatIds[service] ?? ''}
                onChange={(id) => set({ chatIds: { ...timing.chatIds, [service]: id || null } })}
              />
            ))}
          </>
        )}
      </div>
      <div>
        <h3>{t('digest')}</h3>
        <p>{t('digestHelp')}</p>
        <Form.Item>
          <div className="zy-inline">
            <TimeField
              id="digest-at"
              label={t('digestAt')}
              value={timing.digestAt}
              onChange={(digestAt) => set({ digestAt })}
            />
            <label htmlFor="digest-on">{t('digestOn')}</label>
            <Select
              id="digest-on"
              value={timing.digestOn}
              options={days.map((value) => ({ value, label: weekday(`day${value}`) }))}
              onChange={(digestOn) => set({ digestOn })}
            />
          </div>
        </Form.Item>
        <Form.Item layout="vertical" label={t('zone')} htmlFor="notice-zone">
          <Select
            id="notice-zone"
            showSearch
            value={timing.timeZone}
            options={zones.map((value) => ({ value, label: value.replaceAll('_', ' ') }))}
            onChange={(timeZone) => set({ timeZone })}
          />
        </Form.Item>
      </div>
    </div>
  )
}

/** Kept when one leaves the field. */
function ChatId(props: { id: string; label: string; value: string; onChange: (value: string) => void }) {
  const { id, label, value, onChange } = props
  const [typed, setTyped] = useState(value)
  return (
    <Form.Item layout="vertical" label={label} htmlFor={id}>
      <Input
        id={id}
        value={typed}
        maxLength={64}
        autoComplete="off"
        onChange={(event) => setTyped(event.target.value)}
        onBlur={() => typed.trim() !== value && onChange(typed.trim())}
        onPressEnter={() => typed.trim() !== value && onChange(typed.trim())}
      />
    </Form.Item>
  )
}
