import { Button, Checkbox, Skeleton } from 'antd'
import { useEffect, useRef } from 'react'
import type { EntityMeta } from '#kernel/entity/meta.types.ts'
import type { EntityRecord } from '../../meta.tsx'
import { useText } from '../../text.ts'
import type { Selection } from '../table/useSelection.ts'
import { listText } from '../text.ts'
import { RecordCard } from './RecordCard.tsx'

interface Props {
  entity: EntityMeta
  rows: EntityRecord[]
  paths: string[]
  selection: Selection
  loading: boolean
  hasMore: boolean
  onMore: () => void
}

/** The list on a phone. The browser skips drawing what is off screen (content-visibility). */
export function PhoneCards({ entity, rows, paths, selection, loading, hasMore, onMore }: Props) {
  const t = useText(listText)
  const end = useRef<HTMLDivElement>(null)
  const more = useRef(onMore)
  more.current = onMore
  // biome-ignore lint/correctness/useExhaustiveDependencies: observing again asks whether the end is still in view
  useEffect(() => {
    const mark = end.current
    if (!mark || !hasMore) return
    const seen = new IntersectionObserver(([entry]) => entry?.isIntersecting && more.current(), { rootMargin: '600px' })
    seen.observe(mark)
    return () => seen.disconnect()
  }, [hasMore, rows.length])
  return (
    <div className="zy-phone-cards">
      {rows.map((record) => (
        <RecordCard key={record.id} entity={entity} record={record} paths={paths}>
          <Checkbox
            checked={selection.matching || selection.ids.has(record.id)}
            aria-label={t('selectRow', { name: record.label })}
            onChange={() => selection.toggle(record.id)}
          />
        </RecordCard>
      ))}
      {loading &&
        rows.length === 0 &&
        [1, 2, 3, 4, 5].map((each) => (
          <article key={each} className="zy-record-card">
            <Skeleton active title={{ width: '60%' }} paragraph={{ rows: 2 }} />
          </article>
        ))}
      {hasMore && (
        <div ref={end} className="zy-phone-cards-end">
          <Button type="text" loading={loading} onClick={onMore}>
            {t('groupMore')}
          </Button>
        </div>
      )}
    </div>
  )
}
