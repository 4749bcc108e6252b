import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Drawer, Skeleton } from 'antd'
import type { EntityMeta } from '#kernel/entity/meta.types.ts'
import { api } from '../client.ts'
import { formatInstant } from '../format.ts'
import type { EntityRecord } from '../meta.tsx'
import { PageFailed } from '../page-state.tsx'
import { usePhone } from '../screen.ts'
import { useText } from '../text.ts'
import { ChangeLine } from './ChangeLine.tsx'
import { recordTexts } from './text.ts'
import type { CursorPage, HistoryItem } from './timeline.types.ts'
import { useActionWords } from './useActionWords.ts'

interface HistoryDrawerProps {
  entity: EntityMeta
  record: EntityRecord
  onClose: () => void
}

/** Every write of the record, field by field, with who did it and from where. */
export function HistoryDrawer({ entity, record, onClose }: HistoryDrawerProps) {
  const t = useText(recordTexts)
  const phone = usePhone()
  const history = useInfiniteQuery({
    queryKey: ['timeline', entity.name, record.id, 'history'],
    queryFn: ({ pageParam, signal }) =>
      api.get<CursorPage<HistoryItem>>(
        `/${entity.path}/${record.id}/history`,
        { cursor: pageParam, trashed: record.trashed === true ? 1 : undefined },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  })
  const items = history.data?.pages.flatMap((page) => page.items) ?? []
  const words = useActionWords(entity)
  return (
    <Drawer open onClose={onClose} title={t('history')} size={phone ? '100%' : 560}>
      {history.isPending ? <Skeleton active /> : null}
      {history.isError ? <PageFailed error={history.error} onRetry={() => void history.refetch()} /> : null}
      {history.isSuccess && items.length === 0 ? <p className="zy-field-quiet">{t('historyEmpty')}</p> : null}
      <ol className="zy-history">
        {items.map((item) => (
          <li key={item.id}>
            <div className="zy-entry-head">
              <b>{item.by?.label ?? t('system')}</b>
              <span>{item.text ?? words('action', item.action)}</span>
              <time dateTime={item.at}>{formatInstant(item.at, { relative: false })}</time>
              {item.source ? (
                <span className="zy-field-quiet">{t('historySource', { source: words('source', item.source) })}</span>
              ) : null}
            </div>
            {item.changes.map((change) => (
              <ChangeLine key={change.field} entity={entity} change={change} />
            ))}
          </li>
        ))}
      </ol>
      {history.hasNextPage ? (
        <Button loading={history.isFetchingNextPage} onClick={() => void history.fetchNextPage()}>
          {t('loadMore')}
        </Button>
      ) : null}
    </Drawer>
  )
}
