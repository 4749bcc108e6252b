import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Skeleton } from 'antd'
import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
import type { EntityMeta } from '#kernel/entity/meta.types.ts'
import { api } from '../client.ts'
import { formatDate, todayOnScreen } from '../format.ts'
import { useMeta } from '../meta.tsx'
import { usePrinting } from '../print.ts'
import { useLabel, useText } from '../text.ts'
import { followUpForm } from './followUp.ts'
import { TimelineEntry } from './TimelineEntry.tsx'
import { recordTexts } from './text.ts'
import type { CursorPage, TimelineItem } from './timeline.types.ts'
import { groupByDay } from './timelineDays.ts'

const MOST_KINDS = 4

/** Kinds of entries to choose from: follow-ups where they belong, whatever else has appeared, comments, changes. */
function useEntryKinds(entity: EntityMeta, seen: ReadonlySet<string>) {
  const t = useText(recordTexts)
  const label = useLabel()
  const { entities } = useMeta()
  const about = entities.filter((each) => seen.has(each.name) || followUpForm([each], entity) !== null)
  return [
    { key: '', words: t('all') },
    ...about.slice(0, MOST_KINDS).map((each) => ({ key: each.name, words: label(each.label) })),
    ...(entity.comments ? [{ key: 'comment', words: t('comment') }] : []),
    { key: 'change', words: t('changes') },
  ]
}

/** All that happened with the record, latest first, day by day; earlier entries come while scrolling. */
export function Timeline({ entity, id }: { entity: EntityMeta; id: string }) {
  const t = useText(recordTexts)
  const relative = !usePrinting()
  const client = useQueryClient()
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set())
  const kinds = useEntryKinds(entity, seen)
  const [types, setTypes] = useState('')
  const timeline = useInfiniteQuery({
    queryKey: ['timeline', entity.name, id, types],
    queryFn: ({ pageParam, signal }) =>
      api.get<CursorPage<TimelineItem>>(`/${entity.path}/${id}/timeline`, { types, cursor: pageParam }, { signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  })
  const items = useMemo(() => timeline.data?.pages.flatMap((page) => page.items) ?? [], [timeline.data])
  const days = groupByDay(items, todayOnScreen)
  // A kind once seen stays to be chosen, also while another one is shown.
  const fresh = items.flatMap((item) => (item.entity && !seen.has(item.entity) ? [item.entity] : []))
  if (fresh.length > 0) setSeen(new Set([...seen, ...fresh]))
  const end = useRef<HTMLDivElement>(null)
  const { hasNextPage } = timeline
  const loadMore = useEffectEvent(() => {
    if (timeline.hasNextPage && !timeline.isFetchingNextPage) void timeline.fetchNextPage()
  })
  useEffect(() => {
    if (!end.current || !hasNextPage) return
    const watcher = new IntersectionObserver(([entry]) => entry?.isIntersecting && loadMore(), { rootMargin: '300px' })
    watcher.observe(end.current)
    return () => watcher.disconnect()
  }, [hasNextPage])
  const refresh = () => void client.invalidateQueries({ queryKey: ['timeline', entity.name, id] })

  return (
    <>
      <fieldset className="zy-kinds" aria-label={t('timeline')}>
        {kinds.map((kind) => (
          <button key={kind.key} type="button" aria-pressed={types === kind.key} onClick={() => setTypes(kind.key)}>
            {kind.words}
          </button>
        ))}
      </fieldset>
      {timeline.isPending ? <Skeleton active paragraph={{ rows: 4 }} /> : null}
      {timeline.isError ? (
        <div className="zy-timeline-none" role="alert">
          {t('timelineFailed')}
          <Button size="small" onClick={() => void timeline.refetch()}>
            {t('retry')}
          </Button>
        </div>
      ) : null}
      {timeline.isSuccess && items.length === 0 ? (
        <div className="zy-timeline-none">
          <b>{t('timelineEmpty')}</b>
          {types === '' ? <p>{t('timelineEmptyHow')}</p> : null}
        </div>
      ) : null}
      {days.map((group) => (
        <section key={group.day} className="zy-day">
          <h3 title={group.day}>{formatDate(group.day, { relative })}</h3>
          <ol>
            {group.items.map((item) => (
              <TimelineEntry key={`${item.type}-${item.id}`} entity={entity} item={item} onChanged={refresh} />
            ))}
          </ol>
        </section>
      ))}
      <div ref={end} className="zy-timeline-end">
        {hasNextPage ? (
          <Button size="small" loading={timeline.isFetchingNextPage} onClick={() => void timeline.fetchNextPage()}>
            {t('loadMore')}
          </Button>
        ) : null}
      </div>
    </>
  )
}
