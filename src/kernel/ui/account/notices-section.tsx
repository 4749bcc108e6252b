import { useQuery } from '@tanstack/react-query'
import { Alert, Checkbox } from 'antd'
import type { Label } from '../../entity/meta.types.ts'
import { api } from '../client.ts'
import { useFeedback } from '../feedback.tsx'
import { queryClient } from '../query.ts'
import { Section } from '../section.tsx'
import { defineText, useLabel, useText } from '../text.ts'

const texts = defineText({
  title: { zh: '通知方式', en: 'Notifications' },
  help: { zh: '每类通知从哪里告诉您。', en: 'How you hear of each kind.' },
  off: {
    zh: '公司还没有设置邮件服务器，现在只有站内通知。',
    en: 'Your company has not set a mail server yet: notifications come in the app only.',
  },
  noAddress: {
    zh: '您的账号没有邮箱，收不到邮件。请联系管理员。',
    en: 'Your account has no mail address, so no mail can reach you. Ask an administrator.',
  },
  kind: { zh: '通知', en: 'Notification' },
})

interface Preferences {
  channels: { key: string; label: Label }[]
  kinds: { key: string; label: Label; channels: string[] }[]
  mail: { available: boolean; address: string | null }
}

const KEY = ['notification-preferences']

/** Per kind of notice: in the app, by mail, or neither. */
export function NoticesSection() {
  const t = useText(texts)
  const label = useLabel()
  const feedback = useFeedback()
  const { data } = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => api.get<Preferences>('/notification-preferences', undefined, { signal }),
  })
  if (!data) return null
  const { channels, kinds, mail } = data
  const works = (channel: string) => channel !== 'mail' || (mail.available && mail.address !== null)
  const toggle = async (kind: Preferences['kinds'][number], channel: string, on: boolean) => {
    const next = on ? [...kind.channels, channel] : kind.channels.filter((each) => each !== channel)
    const changed = kinds.map((each) => (each.key === kind.key ? { ...each, channels: next } : each))
    queryClient.setQueryData<Preferences>(KEY, { ...data, kinds: changed })
    try {
      queryClient.setQueryData(KEY, await api.patch<Preferences>('/notification-preferences', { [kind.key]: next }))
    } catch (error) {
      queryClient.setQueryData(KEY, data)
      feedback.error(error)
    }
  }
  return (
    <Section title={t('title')} help={t('help')} id="notifications">
      {!mail.available && <Alert type="info" showIcon title={t('off')} />}
      {mail.available && mail.address === null && <Alert type="warning" showIcon title={t('noAddress')} />}
      <table className="zy-notices">
        <thead>
          <tr>
            <th scope="col">{t('kind')}</th>
            {channels.map((channel) => (
              <th key={channel.key} scope="col">
                {label(channel.label)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {kinds.map((kind) => (
            <tr key={kind.key}>
              <th scope="row">{label(kind.label)}</th>
              {channels.map(({ key, label: name }) => (
                <td key={key}>
                  <Checkbox
                    aria-label={`${label(kind.label)}: ${label(name)}`}
                    checked={kind.channels.includes(key)}
                    disabled={!works(key) && !kind.channels.includes(key)}
                    onChange={(event) => void toggle(kind, key, event.target.checked)}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}
