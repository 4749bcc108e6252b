import { HolderOutlined } from '@ant-design/icons'
import {
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import {
  SortableContext,
  sortableKeyboardCoordinates,
  useSortable,
  verticalListSortingStrategy,
} from '@dnd-kit/sortable'
import type { ReactNode } from 'react'
import { defineText, useText } from '../text.ts'
import './settings.css'

const texts = defineText({
  move: {
    zh: '移动“{name}”：拖动，或按空格后用上下键',
    en: 'Move “{name}”: drag, or press space and use the arrow keys',
  },
  picked: { zh: '已拿起“{name}”', en: 'Picked up “{name}”' },
  over: { zh: '移到第 {n} 位', en: 'Moved to place {n}' },
  dropped: { zh: '已放到第 {n} 位', en: 'Dropped at place {n}' },
  cancelled: { zh: '已取消移动', en: 'The move was cancelled' },
})

interface SortableRowsProps<T> {
  items: readonly T[]
  keyOf: (item: T) => string
  nameOf: (item: T) => string
  /** Without it the rows stay where they are. */
  onMove: ((items: T[]) => void) | undefined
  children: (item: T, at: number) => ReactNode
}

/** Rows that are put in order with a mouse, a finger or the keyboard. */
export function SortableRows<T>({ items, keyOf, nameOf, onMove, children }: SortableRowsProps<T>) {
  const t = useText(texts)
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  )
  const keys = items.map(keyOf)
  const nameAt = (key: unknown) => {
    const item = items[keys.indexOf(String(key))]
    return item ? nameOf(item) : ''
  }
  const place = (key: unknown) => keys.indexOf(String(key)) + 1
  const drop = ({ active, over }: DragEndEvent) => {
    const from = keys.indexOf(String(active.id))
    const to = over ? keys.indexOf(String(over.id)) : -1
    const moved = items[from]
    if (from < 0 || to < 0 || from === to || moved === undefined) return
    const next = items.filter((_, at) => at !== from)
    next.splice(to, 0, moved)
    onMove?.(next)
  }
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      onDragEnd={drop}
      accessibility={{
        announcements: {
          onDragStart: ({ active }) => t('picked', { name: nameAt(active.id) }),
          onDragOver: ({ over }) => (over ? t('over', { n: place(over.id) }) : ''),
          onDragEnd: ({ over }) => (over ? t('dropped', { n: place(over.id) }) : ''),
          onDragCancel: () => t('cancelled'),
        },
      }}
    >
      <SortableContext items={keys} strategy={verticalListSortingStrategy}>
        <ul className="zy-sortable">
          {items.map((item, at) => (
            <SortableRow key={keyOf(item)} id={keyOf(item)} hint={t('move', { name: nameOf(item) })} movable={!!onMove}>
              {children(item, at)}
            </SortableRow>
          ))}
        </ul>
      </SortableContext>
    </DndContext>
  )
}

function SortableRow(props: { id: string; hint: string; movable: boolean; children: ReactNode }) {
  const row = useSortable({ id: props.id, disabled: !props.movable })
  const { transform, transition, isDragging } = row
  const style = {
    transform: transform ? `translate3d(0, ${Math.round(transform.y)}px, 0)` : undefined,
    transition,
  }
  return (
    <li ref={row.setNodeRef} style={style} data-dragging={isDragging}>
      {props.movable && (
        <button
          type="button"
          ref={row.setActivatorNodeRef}
          className="zy-sortable-grip"
          title={props.hint}
          {...row.attributes}
          {...row.listeners}
          aria-label={props.hint}
        >
          <HolderOutlined aria-hidden="true" />
        </button>
      )}
      {props.children}
    </li>
  )
}
