import { SwapOutlined } from '@ant-design/icons'
import { useDraggable } from '@dnd-kit/core'
import { Button, Dropdown, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import type { EntityMeta } from '#kernel/entity/meta.types.ts'
import { formatNumber } from '../../format.ts'
import type { EntityRecord } from '../../meta.tsx'
import { useText } from '../../text.ts'
import type { KanbanColumn } from '../data/useKanban.ts'
import { listText } from '../text.ts'
import { CardFace } from './KanbanCard.tsx'
import { ColumnSums, MoreCards } from './KanbanColumnView.tsx'
import { columnId } from './kanbanDrag.ts'

interface Props {
  entity: EntityMeta
  columns: KanbanColumn[]
  nameOf: (column: KanbanColumn) => string
  more: (column: KanbanColumn) => Promise<void>
  movable: boolean
  onMove: (record: EntityRecord, to: KanbanColumn) => void
}

/** One column at a time; a card's menu moves it, or a long press and a drag onto one of the zones. */
export function KanbanPhone({ entity, columns, nameOf, more, movable, onMove }: Props) {
  const t = useText(listText)
  const [chosen, setChosen] = useState<string>()
  const column =
    columns.find((each) => columnId(each) === chosen) ?? columns.find((each) => each.count > 0) ?? columns[0]
  if (!column) return null
  return (
    <div className="zy-kanban-phone">
      <div className="zy-kanban-head">
        <Select
          className="zy-list-full"
          value={columnId(column)}
          aria-label={t('layout.kanban')}
          options={columns.map((each) => ({
            value: columnId(each),
            label: `${nameOf(each)} · ${formatNumber(each.count)}`,
          }))}
          onChange={setChosen}
        />
        <ColumnSums entity={entity} column={column} />
      </div>
      {column.items.map((record) => (
        <PhoneCard key={record.id} entity={entity} record={record} movable={movable}>
          {movable && (
            <MoveMenu
              record={record}
              columns={columns.filter((each) => each !== column)}
              nameOf={nameOf}
              onMove={onMove}
            />
          )}
        </PhoneCard>
      ))}
      {column.count === 0 && <p className="zy-list-nothing">{t('kanbanEmpty')}</p>}
      <MoreCards column={column} more={more} />
    </div>
  )
}

interface PhoneCardProps {
  entity: EntityMeta
  record: EntityRecord
  movable: boolean
  children: ReactNode
}

function PhoneCard({ entity, record, movable, children }: PhoneCardProps) {
  // Keys use the menu, so only mouse and touch lift a card.
  const { listeners, setNodeRef, isDragging } = useDraggable({ id: record.id, disabled: !movable })
  const { onKeyDown: _menu, ...press } = listeners ?? {}
  return (
    <article ref={setNodeRef} className="zy-kanban-card" data-dragging={isDragging} data-movable={movable} {...press}>
      <CardFace entity={entity} record={record} />
      {children}
    </article>
  )
}

interface MoveMenuProps {
  record: EntityRecord
  columns: KanbanColumn[]
  nameOf: (column: KanbanColumn) => string
  onMove: (record: EntityRecord, to: KanbanColumn) => void
}

function MoveMenu({ record, columns, nameOf, onMove }: MoveMenuProps) {
  const t = useText(listText)
  const children = columns.map((each) => ({ key: columnId(each), label: nameOf(each) }))
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [{ key: 'to', type: 'group', label: t('kanbanMoveTo'), children }],
        onClick: ({ key }) => {
          const to = columns.find((each) => columnId(each) === key)
          if (to) onMove(record, to)
        },
      }}
    >
      <Button
        className="zy-kanban-card-move"
        type="text"
        icon={<SwapOutlined aria-hidden="true" />}
        aria-label={t('kanbanMoveCard', { name: record.label })}
      />
    </Dropdown>
  )
}
