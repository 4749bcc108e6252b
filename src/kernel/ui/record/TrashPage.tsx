import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Empty, Select, Table } from 'antd'
import { useState } from 'react'
import type { Reference } from '#kernel/entity/meta.types.ts'
import { api } from '../client.ts'
import { useFeedback } from '../feedback.tsx'
import { ToneTag } from '../fields/index.tsx'
import { formatInstant } from '../format.ts'
import { useMeta } from '../meta.tsx'
import { PageFailed } from '../page-state.tsx'
import { usePageTitle } from '../page-title.ts'
import { invalidateEntity, queryClient } from '../query.ts'
import { usePhone } from '../screen.ts'
import { useLabel, useText } from '../text.ts'
import { recordTexts } from './text.ts'
import type { CursorPage } from './timeline.types.ts'
import { daysLeft } from './trashDays.ts'
import './record.css'

interface TrashItem {
  entity: string
  id: string
  label: string
  deletedAt: string
  deletedBy: Reference | null
  purgedAt: string
}

/** From here on the days left are worth a warning. */
const SOON = 7

/** Everything deleted in the last 30 days that this person may restore. */
export function TrashPage() {
  const t = useText(recordTexts)
  const label = useLabel()
  const feedback = useFeedback()
  const phone = usePhone()
  const { entities } = useMeta()
  const navigate = useNavigate()
  const { entity = '' } = useSearch({ strict: false }) as { entity?: string }
  const [busy, setBusy] = useState<string>()
  usePageTitle(t('trash'))
  const trash = useInfiniteQuery({
    queryKey: ['list', 'trash', entity],
    queryFn: ({ pageParam, signal }) =>
      api.get<CursorPage<TrashItem>>('/trash', { entity, cursor: pageParam }, { signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  })
  const items = trash.data?.pages.flatMap((page) => page.items) ?? []
  const entityOf = (name: string) => entities.find((each) => each.name === name)

  const restore = async (item: TrashItem) => {
    setBusy(item.id)
    try {
      await api.post(`/${entityOf(item.entity)?.path ?? item.entity}/${item.id}/restore`)
      feedback.success(t('restored', { label: item.label }))
      await queryClient.invalidateQueries({ queryKey: ['list', 'trash'] })
      invalidateEntity(item.entity, item.id)
    } catch (error) {
      feedback.error(error)
    } finally {
      setBusy(undefined)
    }
  }
  const left = (item: TrashItem) => {
    const days = daysLeft(item.purgedAt, new Date())
    const words = days === 0 ? t('lastDay') : t('daysLeft', { n: days })
    return days > SOON ? words : <ToneTag option={{ value: '', label: { zh: words, en: words }, tone: 'warn' }} />
  }
  const button = (item: TrashItem) => (
    <Button size="small" loading={busy === item.id} onClick={() => void restore(item)}>
      {t('restore')}
    </Button>
  )
  if (trash.isError) return <PageFailed error={trash.error} onRetry={() => void trash.refetch()} />
  const nothing = entity ? t('trashEmptyOf', { entity: label(entityOf(entity)?.plural) }) : t('trashEmpty')

  return (
    <div className="zy-trash">
      <header className="zy-trash-head">
        <div>
          <h1>{t('trash')}</h1>
          <p>{t('trashHelp')}</p>
        </div>
        <Select
          aria-label={t('kind')}
          value={entity}
          onChange={(next: string) =>
            // The route's own search type is not known here.
            void navigate({ to: '.', search: { entity: next || undefined } as never })
          }
          options={[
            { value: '', label: t('allKinds') },
            ...entities
              .filter((each) => each.operations.delete)
              .map((each) => ({ value: each.name, label: label(each.label) })),
          ]}
          showSearch={{ optionFilterProp: 'label' }}
          popupMatchSelectWidth={false}
        />
      </header>
      <Table<TrashItem>
        className="zy-panel"
        rowKey="id"
        size="small"
        loading={trash.isPending}
        dataSource={items}
        pagination={false}
        showHeader={!phone}
        locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={nothing} /> }}
        columns={
          phone
            ? [
                {
                  key: 'all',
                  render: (_, item) => (
                    <div className="zy-trash-card">
                      <b>{item.label}</b>
                      {button(item)}
                      <span className="zy-field-quiet">
                        {label(entityOf(item.entity)?.label)} ·{' '}
                        {t('deletedBy', {
                          name: item.deletedBy?.label ?? t('system'),
                          at: formatInstant(item.deletedAt),
                        })}
                      </span>
                      {left(item)}
                    </div>
                  ),
                },
              ]
            : [
                { key: 'label', title: t('name'), render: (_, item) => <b>{item.label}</b> },
                {
                  key: 'entity',
                  title: t('kind'),
                  width: 130,
                  render: (_, item) => label(entityOf(item.entity)?.label),
                },
                {
                  key: 'deleted',
                  title: t('deletedAt'),
                  width: 240,
                  render: (_, item) => `${formatInstant(item.deletedAt)} · ${item.deletedBy?.label ?? t('system')}`,
                },
                { key: 'left', title: t('remaining'), width: 140, render: (_, item) => left(item) },
                { key: 'restore', width: 100, align: 'right', render: (_, item) => button(item) },
              ]
        }
      />
      {trash.hasNextPage ? (
        <Button className="zy-trash-more" loading={trash.isFetchingNextPage} onClick={() => void trash.fetchNextPage()}>
          {t('loadMoreTrash')}
        </Button>
      ) : null}
    </div>
  )
}
