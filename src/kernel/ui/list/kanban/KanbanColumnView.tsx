import { useDroppable } from '@dnd-kit/core'
import { useEffect, useRef, useState } from 'react'
import type { EntityMeta } from '#kernel/entity/meta.types.ts'
import { formatContext, formatLarge, formatNumber } from '../../format.ts'
import type { EntityRecord } from '../../meta.tsx'
import { useLabel, useText } from '../../text.ts'
import type { KanbanColumn } from '../data/useKanban.ts'
import { listText } from '../text.ts'
import { KanbanCard } from './KanbanCard.tsx'
import { columnId } from './kanbanDrag.ts'

interface Props {
  entity: EntityMeta
  column: KanbanColumn
  nameOf: (column: KanbanColumn) => string
  more: (column: KanbanColumn) => Promise<void>
  movable: boolean
  onOpen: (record: EntityRecord) => void
}

export function KanbanColumnView({ entity, column, nameOf, more, movable, onOpen }: Props) {
  const t = useText(listText)
  const name = nameOf(column)
  const { setNodeRef, isOver } = useDroppable({ id: columnId(column) })
  return (
    <section
      ref={setNodeRef}
      className="zy-kanban-column"
      data-over={isOver}
      aria-label={t('kanbanColumn', { name, count: formatNumber(column.count) })}
    >
      <header className="zy-kanban-head">
        <h2 title={name}>{name}</h2>
        <span className="zy-kanban-count">{formatNumber(column.count)}</span>
        <span className="zy-list-spring" />
        <ColumnSums entity={entity} column={column} />
      </header>
      <div className="zy-kanban-cards">
        {column.items.map((record) => (
          <KanbanCard key={record.id} entity={entity} record={record} movable={movable} onOpen={onOpen} />
        ))}
        {column.count === 0 && <p className="zy-list-nothing">{t('kanbanEmpty')}</p>}
        <MoreCards column={column} more={more} />
      </div>
    </section>
  )
}

/** Sums in 万 or M; the exact figure on hover. */
export function ColumnSums({ entity, column }: { entity: EntityMeta; column: KanbanColumn }) {
  const label = useLabel()
  return (
    <>
      {(entity.kanban?.sums ?? []).map((name) => {
        const field = entity.fields.find((each) => each.name === name)
        const value = column.sums[name]
        if (!field || value === undefined || Number(value) === 0) return null
        const currency = field.kind === 'money' ? formatContext().currency : undefined
        return (
          <span key={name} className="zy-kanban-sum" title={`${label(field.label)} ${formatNumber(value)}`}>
            {formatLarge(value, currency)}
          </span>
        )
      })}
    </>
  )
}

/** Loads the next cards when it comes into view; a button says what is left. */
export function MoreCards({ column, more }: { column: KanbanColumn; more: (column: KanbanColumn) => Promise<void> }) {
  const t = useText(listText)
  const [busy, setBusy] = useState(false)
  const mark = useRef<HTMLButtonElement>(null)
  const load = () => {
    if (busy) return
    setBusy(true)
    void more(column).finally(() => setBusy(false))
  }
  const latest = useRef(load)
  latest.current = load
  const next = column.nextCursor
  useEffect(() => {
    const button = mark.current
    if (!button || !next) return
    const seen = new IntersectionObserver(([entry]) => entry?.isIntersecting && latest.current(), {
      rootMargin: '200px',
    })
    seen.observe(button)
    return () => seen.disconnect()
  }, [next])
  if (!next) return null
  return (
    <button ref={mark} type="button" className="zy-kanban-more" disabled={busy} onClick={load}>
      {t(busy ? 'loading' : 'kanbanMore', { count: formatNumber(column.count - column.items.length) })}
    </button>
  )
}
