import { Link } from '@tanstack/react-router'
import { Alert, Button, Popconfirm, Switch } from 'antd'
import { useState } from 'react'
import type { EntityMeta, Label } from '#kernel/entity/meta.types.ts'
import { api } from '#kernel/ui/client.ts'
import { useFeedback } from '#kernel/ui/feedback.tsx'
import { formatAgo } from '#kernel/ui/format.ts'
import type { EntityRecord } from '#kernel/ui/meta.tsx'
import { invalidateEntity } from '#kernel/ui/query.ts'
import { useLabel, useText } from '#kernel/ui/text.ts'
import type { Attempt } from '../entities/webhook-delivery.ts'
import { faultText } from './faultText.ts'
import { webhookTexts } from './text.ts'
import { useEventWords } from './useEventWords.ts'

interface CardProps {
  entity: EntityMeta
  record: EntityRecord
  onEdit: () => void
  onSecret: (secret: string) => void
}

export function EndpointCard({ entity, record, onEdit, onSecret }: CardProps) {
  const t = useText(webhookTexts)
  const label = useLabel()
  const feedback = useFeedback()
  const words = useEventWords()
  const [busy, setBusy] = useState(false)
  const [result, setResult] = useState<{ ok: boolean; text: string }>()
  const path = `/${entity.path}/${record.id}`
  const isOn = record.state === 'active'
  const events = (record.events ?? []) as string[]
  const attempt = async (work: () => Promise<void>) => {
    setBusy(true)
    try {
      await work()
    } catch (error) {
      feedback.error(error, entity)
    } finally {
      setBusy(false)
      invalidateEntity(entity.name)
    }
  }
  const test = () =>
    attempt(async () => {
      const delivery = await api.post<{ state: string; status: number | null; fault: string | null; log: Attempt[] }>(
        `${path}/test`,
      )
      const ms = delivery.log.at(-1)?.milliseconds ?? 0
      const why = faultText(delivery.fault, label) ?? t('answered', { status: delivery.status ?? '—' })
      setResult(
        delivery.state === 'delivered'
          ? { ok: true, text: t('testOk', { status: delivery.status ?? '', ms }) }
          : { ok: false, text: t('testBad', { why }) },
      )
    })
  const secret = (which: 'secret' | 'rotate-secret') =>
    attempt(async () => onSecret((await api.post<{ secret: string }>(`${path}/${which}`)).secret))
  const toggle = (on: boolean) =>
    attempt(async () => void (await api.patch(path, { version: record.version, state: on ? 'active' : 'paused' })))
  const remove = () =>
    attempt(async () => {
      const { batch } = await api.del<{ batch?: string }>(path)
      feedback.undoable(t('removed', { name: record.label }), batch)
    })
  const why = !isOn && typeof record.pausedBecause === 'string' ? record.pausedBecause : undefined
  return (
    <li className="zy-card zy-hooks-card" data-off={!isOn}>
      <div className="zy-hooks-card-head">
        <b>{record.label}</b>
        <Switch
          size="small"
          checked={isOn}
          aria-label={`${record.label}: ${t('on')}`}
          onChange={(on) => void toggle(on)}
        />
      </div>
      <p className="zy-hooks-url">{String(record.url)}</p>
      <p className="zy-hooks-events">{events.length > 0 ? events.map(words).join(' · ') : t('onlyOthers')}</p>
      {why && <p className="zy-hooks-why">{label(JSON.parse(why) as Label)}</p>}
      <p className="zy-hooks-facts">
        <span>{record.lastOkAt ? t('lastOk', { when: formatAgo(String(record.lastOkAt)) }) : t('neverOk')}</span>
        {record.failingSince ? (
          <span className="zy-hooks-bad">{t('failing', { when: formatAgo(String(record.failingSince)) })}</span>
        ) : null}
        <span>{t('by', { who: (record.owner as { label?: string } | null)?.label ?? '—' })}</span>
      </p>
      {result && <Alert type={result.ok ? 'success' : 'error'} showIcon closable title={result.text} role="status" />}
      <div className="zy-inline">
        <Button size="small" loading={busy} onClick={() => void test()}>
          {t('test')}
        </Button>
        <Button size="small" onClick={onEdit}>
          {t('editThis')}
        </Button>
        {record.secretShownAt ? (
          <Popconfirm
            title={t('rotate')}
            description={t('rotateAsk')}
            okText={t('rotate')}
            onConfirm={() => void secret('rotate-secret')}
          >
            <Button size="small">{t('rotate')}</Button>
          </Popconfirm>
        ) : (
          <Button size="small" onClick={() => void secret('secret')}>
            {t('secret')}
          </Button>
        )}
        <Link to={`/settings/webhooks/log?endpoint=${record.id}`}>{t('log')}</Link>
        <Popconfirm
          title={t('remove')}
          description={t('removeAsk')}
          okText={t('remove')}
          okButtonProps={{ danger: true }}
          onConfirm={() => void remove()}
        >
          <Button size="small" type="text" danger>
            {t('remove')}
          </Button>
        </Popconfirm>
      </div>
    </li>
  )
}
