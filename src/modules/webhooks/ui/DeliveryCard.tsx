import { Button } from 'antd'
import { api } from '#kernel/ui/client.ts'
import { useFeedback } from '#kernel/ui/feedback.tsx'
import { optionOf, ToneTag } from '#kernel/ui/fields/index.tsx'
import { formatInstant } from '#kernel/ui/format.ts'
import { type EntityRecord, useEntity } from '#kernel/ui/meta.tsx'
import { queryClient } from '#kernel/ui/query.ts'
import { useLabel, useText } from '#kernel/ui/text.ts'
import type { Attempt } from '../entities/webhook-delivery.ts'
import { faultText } from './faultText.ts'
import { webhookTexts } from './text.ts'
import { useEventWords } from './useEventWords.ts'

/** One message: what was sent, every try, and sending it again. */
export function DeliveryCard({ delivery }: { delivery: EntityRecord }) {
  const t = useText(webhookTexts)
  const label = useLabel()
  const feedback = useFeedback()
  const words = useEventWords()
  const entity = useEntity('webhook-delivery')
  const field = entity?.fields.find(({ name }) => name === 'state')
  const state = field && optionOf(field, delivery.state)
  const endpoint = delivery.endpoint as { id: string; label: string } | null
  const tries = (delivery.log ?? []) as Attempt[]
  const body = delivery.body as { data?: { record?: { label?: string } } } | null
  const subject = body?.data?.record?.label
  const isOver = delivery.state === 'failed' || delivery.state === 'delivered'
  const again = async () => {
    try {
      const { count } = await api.post<{ count: number }>(`/webhook-endpoints/${endpoint?.id}/replay`, {
        ids: [delivery.id],
      })
      feedback.success(t('againDone', { n: count }))
      await queryClient.invalidateQueries({ queryKey: ['webhook-deliveries'] })
    } catch (error) {
      feedback.error(error)
    }
  }
  return (
    <li className="zy-card zy-hooks-card">
      <div className="zy-hooks-card-head">
        <b>
          {words(String(delivery.type))}
          {subject && <span className="zy-hooks-subject"> {subject}</span>}
        </b>
        {state && <ToneTag option={state} />}
        {isOver && endpoint && (
          <Button size="small" onClick={() => void again()}>
            {t('again')}
          </Button>
        )}
      </div>
      <p className="zy-hooks-facts">
        <span>{endpoint?.label}</span>
        <time dateTime={String(delivery.at)}>{formatInstant(String(delivery.at))}</time>
        <span>{t('tries', { n: Number(delivery.attempts) })}</span>
        {delivery.state === 'queued' && delivery.nextAt ? (
          <span>{t('next', { when: formatInstant(String(delivery.nextAt)) })}</span>
        ) : null}
      </p>
      <details>
        <summary>{t('sent')}</summary>
        <pre>{JSON.stringify(delivery.body, null, 2)}</pre>
      </details>
      {tries.length > 0 && (
        <details open={delivery.state === 'failed'}>
          <summary>{t('answers')}</summary>
          <ul className="zy-hooks-tries">
            {tries.map((each) => (
              <li key={`${each.at} ${each.milliseconds}`}>
                <time dateTime={each.at}>{formatInstant(each.at)}</time> · {each.milliseconds} ms ·{' '}
                <b>{faultText(each.fault, label) ?? each.status}</b>
                {each.status !== null && <pre>{each.answer || t('emptyAnswer')}</pre>}
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  )
}
