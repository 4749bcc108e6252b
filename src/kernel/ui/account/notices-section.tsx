import { Alert } from 'antd'
import { api } from '../client.ts'
import { useFeedback } from '../feedback.tsx'
import { NoticeMatrix } from '../notices/NoticeMatrix.tsx'
import type { KindChange, NoticeKindRow } from '../notices/notices.types.ts'
import { queryClient } from '../query.ts'
import { useText } from '../text.ts'
import {
  type NoticePreferences,
  type NoticeTiming,
  noticePreferencesKey,
  useNoticePreferences,
} from './notice-preferences.ts'
import { noticeSectionTexts } from './notice-texts.ts'
import { NoticeTimingFields } from './notice-timing.tsx'

/** How a person hears of each kind of notice, and when not. Channels that the company has not set up are not shown. */
export function NoticesSection() {
  const t = useText(noticeSectionTexts)
  const feedback = useFeedback()
  const { data } = useNoticePreferences()
  if (!data) return null
  const { channels, kinds, mail, sms, rooms } = data
  const faults: Record<string, string | undefined> = {
    mail: !mail.available ? t('mailOff') : mail.address === null ? t('noAddress') : undefined,
    sms: sms.phone === null ? t('noPhone') : undefined,
  }
  const offered = channels.filter(
    ({ key }) =>
      (key !== 'sms' || sms.available) &&
      (key !== 'room' || rooms.available) &&
      (key !== 'mail' || mail.available || kinds.some((kind) => kind.channels.includes('mail'))),
  )
  /** Shown at once, taken back when the server says no. */
  const change = async (next: NoticePreferences, send: () => Promise<NoticePreferences>) => {
    queryClient.setQueryData<NoticePreferences>(noticePreferencesKey, next)
    try {
      queryClient.setQueryData(noticePreferencesKey, await send())
    } catch (error) {
      queryClient.setQueryData(noticePreferencesKey, data)
      feedback.error(error)
    }
  }
  const choose = (kind: NoticeKindRow, choice: KindChange) =>
    change({ ...data, kinds: kinds.map((each) => (each.key === kind.key ? { ...each, ...choice } : each)) }, () =>
      api.patch('/notification-preferences', { [kind.key]: choice }),
    )
  const time = (timing: NoticeTiming) =>
    change({ ...data, timing }, () => api.put('/notification-preferences/timing', timing))
  return (
    <section className="zy-section zy-notices-wide" id="notifications">
      <div className="zy-section-about">
        <h2>{t('title')}</h2>
        <p>{t('help')}</p>
      </div>
      <div className="zy-section-body">
        {offered.length === 1 && <Alert type="info" showIcon title={t('inAppOnly')} />}
        {mail.available && mail.address === null && <Alert type="warning" showIcon title={t('noAddress')} />}
        {sms.available && sms.phone === null && <Alert type="warning" showIcon title={t('noPhone')} />}
        {offered.length > 1 && <NoticeTimingFields data={data} onChange={(timing) => void time(timing)} />}
        <NoticeMatrix
          channels={offered}
          kinds={kinds}
          faultOf={(channel) => faults[channel]}
          onChange={(kind, choice) => void choose(kind, choice)}
          locks
        />
      </div>
    </section>
  )
}
