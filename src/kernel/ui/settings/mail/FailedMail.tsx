import { Button } from 'antd'
import { api } from '../../client.ts'
import { useFeedback } from '../../feedback.tsx'
import { formatInstant, formatNumber } from '../../format.ts'
import { queryClient } from '../../query.ts'
import { useText } from '../../text.ts'
import { mailTexts } from './text.ts'
import { messagesKey, useFailedMail } from './useMail.ts'

/** Dead letters: to whom, what, and the server's own words. */
export function FailedMail() {
  const t = useText(mailTexts)
  const feedback = useFeedback()
  const { data } = useFailedMail()
  if (!data) return null
  const { items, counts } = data
  const resend = async (id: string) => {
    try {
      await api.post(`/mail/messages/${id}/resend`)
      feedback.success(t('resent'))
    } catch (error) {
      feedback.error(error)
    } finally {
      void queryClient.invalidateQueries({ queryKey: messagesKey })
    }
  }
  return (
    <section className="zy-card zy-mail-failed">
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
        {items.map(({ id, to, subject, createdAt, error }) => (
          <li key={id}>
            <div>
              <b>{subject}</b>
              <p>
                {to} · {formatInstant(createdAt)}
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
