import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link, useLocation, useNavigate } from '@tanstack/react-router'
import { Button, Checkbox, DatePicker, Popover, Select } from 'antd'
import type { Dayjs } from 'dayjs'
import { useState } from 'react'
import type { Filter, Page } from '#kernel/entity/meta.types.ts'
import { api } from '#kernel/ui/client.ts'
import { useFeedback } from '#kernel/ui/feedback.tsx'
import { type EntityRecord, useEntity } from '#kernel/ui/meta.tsx'
import { PageFailed, PageLoading, PageMissing } from '#kernel/ui/page-state.tsx'
import { queryClient } from '#kernel/ui/query.ts'
import { useLabel, useText } from '#kernel/ui/text.ts'
import { DeliveryCard } from './DeliveryCard.tsx'
import { webhookTexts } from './text.ts'

/** `/settings/webhooks/log?endpoint=ID&state=failed`: what was sent, newest first. */
export function DeliveriesPage() {
  const t = useText(webhookTexts)
  const label = useLabel()
  const navigate = useNavigate()
  const entity = useEntity('webhook-delivery')
  const search = useLocation({ select: (location) => location.search as { endpoint?: string; state?: string } })
  const { endpoint, state } = search
  const filter: Filter[] = [
    ...(endpoint ? [{ field: 'endpoint', op: 'eq', value: endpoint } as const] : []),
    ...(state ? [{ field: 'state', op: 'eq', value: state } as const] : []),
  ]
  const { data, error, fetchNextPage, hasNextPage, isFetching } = useInfiniteQuery({
    queryKey: ['webhook-deliveries', endpoint, state],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<EntityRecord>>(
        '/webhook-deliveries',
        { limit: 30, sort: '-at', filter: JSON.stringify({ and: filter }), ...(pageParam && { cursor: pageParam }) },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
    refetchInterval: 15_000,
  })
  const { data: endpoints } = useQuery({
    queryKey: ['list', 'webhook-endpoint', 'names'],
    queryFn: ({ signal }) =>
      api.get<Page<EntityRecord>>('/webhook-endpoints', { limit: 200, sort: 'name' }, { signal }),
  })
  if (!entity) return <PageMissing />
  if (error) return <PageFailed error={error} />
  const states = entity.fields.find(({ name }) => name === 'state')?.options ?? []
  const go = (next: { endpoint?: string | undefined; state?: string | undefined }) =>
    void navigate({ to: '/settings/webhooks/log' as string, search: { ...search, ...next } as never })
  const items = data?.pages.flatMap((page) => page.items) ?? []
  return (
    <div className="zy-page-narrow zy-hooks">
      <header className="zy-hooks-head">
        <h1>{t('log')}</h1>
        <Link to={'/settings/webhooks' as string}>{t('back')}</Link>
      </header>
      <p className="zy-quiet">{t('logAbout')}</p>
      <div className="zy-inline">
        <Select
          className="zy-hooks-filter"
          allowClear
          placeholder={t('anyEndpoint')}
          aria-label={t('anyEndpoint')}
          value={endpoint}
          options={endpoints?.items.map((each) => ({ value: each.id, label: each.label })) ?? []}
          onChange={(next: string | undefined) => go({ endpoint: next })}
        />
        <Select
          className="zy-hooks-filter"
          allowClear
          placeholder={t('anyState')}
          aria-label={t('anyState')}
          value={state}
          options={states.map((option) => ({ value: option.value, label: label(option.label) }))}
          onChange={(next: string | undefined) => go({ state: next })}
        />
        {endpoint && <Replay endpoint={endpoint} />}
      </div>
      {!data && <PageLoading />}
      {data && items.length === 0 && <p className="zy-card zy-quiet">{t('logNone')}</p>}
      <ul className="zy-hooks-list">
        {items.map((delivery) => (
          <DeliveryCard key={delivery.id} delivery={delivery} />
        ))}
      </ul>
      {hasNextPage && (
        <Button loading={isFetching} onClick={() => void fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </div>
  )
}

/** Sends again what an endpoint missed since a moment. */
function Replay({ endpoint }: { endpoint: string }) {
  const t = useText(webhookTexts)
  const feedback = useFeedback()
  const [since, setSince] = useState<Dayjs | null>(null)
  const [all, setAll] = useState(false)
  const [open, setOpen] = useState(false)
  const send = async () => {
    try {
      const { count } = await api.post<{ count: number }>(`/webhook-endpoints/${endpoint}/replay`, {
        since: since?.toISOString(),
        all,
      })
      feedback.success(t('againDone', { n: count }))
      setOpen(false)
      await queryClient.invalidateQueries({ queryKey: ['webhook-deliveries'] })
    } catch (error) {
      feedback.error(error)
    }
  }
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      content={
        <div className="zy-stack">
          <DatePicker
            showTime={{ format: 'HH:mm' }}
            value={since}
            placeholder={t('replayHelp')}
            aria-label={t('replayHelp')}
            onChange={setSince}
          />
          <Checkbox checked={all} onChange={(event) => setAll(event.target.checked)}>
            {t('replayAll')}
          </Checkbox>
          <Button type="primary" disabled={!since} onClick={() => void send()}>
            {t('again')}
          </Button>
        </div>
      }
    >
      <Button>{t('replay')}</Button>
    </Popover>
  )
}
