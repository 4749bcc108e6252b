import { Button } from 'antd'
import { api } from '../../client.ts'
import { useFeedback } from '../../feedback.tsx'
import { formatInstant, formatNumber } from '../../format.ts'
import { queryClient } from '../../query.ts'
import { useText } from '../../text.ts'
import { channelTexts } from './channels-text.ts'
import { failedKey, useFailedMessages } from './useNoticeSettings.ts'

/** Dead letters of text messages and rooms: to whom, what, and why. */
export function FailedMessages() {
  const t = useText(channelTexts)
  const feedback = useFeedback()
  const { data } = useFailedMessages()
  if (!data) return null
  const { items, counts } = data
  const resend = async (id: string) => {
    try {
      await api.post(`/outgoing-messages/${id}/resend`)
      feedback.success(t('resent'))
    } catch (error) {
      feedback.error(error)
    } finally {
      void queryClient.invalidateQueries({ queryKey: failedKey })
    }
  }
  return (
    <section className="zy-card zy-failed">
      <header>
        <h2>{t('failed')}</h2>
        <span>
          {t('waiting', { n: formatNumber(counts.queued + counts.sending) })} ·{' '}
          {t('sent', { n: formatNumber(counts.sent) })}
        </span>
      </header>
      <p>{t('failedHelp')}</p>
      {items.length === 0 && <p className="zy-set-quiet">{t('nothingFailed')}</p>}
      <ul className="zy-set-rows">
        {items.map(({ id, channel, room, phone, person, subject, createdAt, error }) => (
          <li key={id}>
            <div>
              <b>{subject}</b>
              <p>
                {[channel === 'sms' ? `${t('sms')} ${phone ?? ''}` : (room ?? '—'), person, formatInstant(createdAt)]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
              {error && (
                <p className="zy-set-fault">
                  {error.message}
                  {error.response && ` (${error.response})`}
                </p>
              )}
            </div>
            <Button size="small" aria-label={`${subject}: ${t('resend')}`} onClick={() => void resend(id)}>
              {t('resend')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
