import {
  DndContext,
  type DragEndEvent,
  DragOverlay,
  type DragStartEvent,
  KeyboardSensor,
  MouseSensor,
  TouchSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import { useNavigate } from '@tanstack/react-router'
import { Skeleton } from 'antd'
import { useMemo, useRef, useState } from 'react'
import type { EntityRecord } from '../../meta.tsx'
import { usePhone } from '../../screen.ts'
import { useLabel, useText } from '../../text.ts'
import { type KanbanColumn, useKanban } from '../data/useKanban.ts'
import type { ListControl } from '../data/useListState.ts'
import { both } from '../model/filterModel.ts'
import { optionsOfPart } from '../model/partition.ts'
import { ListFailed, NothingHere } from '../NothingHere.tsx'
import { listText } from '../text.ts'
import { useDragWords } from '../useDragWords.ts'
import './kanban.css'
import { CardFace } from './KanbanCard.tsx'
import { KanbanColumnView } from './KanbanColumnView.tsx'
import { KanbanPhone } from './KanbanPhone.tsx'
import { KanbanZones } from './KanbanZones.tsx'
import {
  abovePointer,
  CARRIED,
  columnAt,
  columnId,
  columnsOutOfView,
  columnUnder,
  isZone,
  stepToColumn,
} from './kanbanDrag.ts'
import { usePart } from './PartSwitch.tsx'
import { RefusedMove } from './RefusedMove.tsx'
import { useMove } from './useMove.ts'

/** Cards in columns by stage or choice; moving a card changes the record. */
export function KanbanView({ control }: { control: ListControl }) {
  const { entity, state } = control
  const kanban = entity.kanban!
  const t = useText(listText)
  const label = useLabel()
  const phone = usePhone()
  const navigate = useNavigate()
  const field = entity.fields.find((each) => each.name === kanban.field)
  const part = usePart(control, field)
  const filter = useMemo(
    () => (part?.implied ? both(state.filter, { field: part.by, op: 'eq', value: part.value }) : state.filter),
    [state.filter, part?.implied, part?.by, part?.value],
  )
  const query = useKanban(
    entity,
    { field: kanban.field, filter, search: state.search, sort: state.sort, fields: kanbanFields(entity) },
    control.ready,
  )
  const move = useMove(entity, field, query.moveCard)
  const [active, setActive] = useState<EntityRecord>()
  const [outOfView, setOutOfView] = useState<(string | null)[]>([])
  const [overZone, setOverZone] = useState(false)
  const board = useRef<HTMLDivElement>(null)

  const columns = useMemo(() => {
    if (!field?.options) return query.columns
    const offered = part ? optionsOfPart(field, part.by, part.value) : field.options
    const ranks = new Map(offered.map((option, at) => [option.value, at]))
    // Values that are no option any more still hold records; they must not vanish.
    return query.columns
      .filter((column) => (column.value !== null && ranks.has(column.value)) || column.count > 0)
      .sort((a, b) => (ranks.get(a.value ?? '') ?? 999) - (ranks.get(b.value ?? '') ?? 999))
  }, [query.columns, field, part])
  const nameOf = (column: KanbanColumn | undefined): string => {
    if (!column) return ''
    const option = field?.options?.find((each) => each.value === column.value)
    if (option) return label(option.label)
    if (column.value === null) return t('kanbanNone')
    return typeof column.label === 'string' ? column.label : label(column.label)
  }
  const columnOf = (id: string) => columns.find((column) => column.items.some((item) => item.id === id))
  const placeOf = (id: string | number) => {
    return nameOf(columnAt(columns, id) ?? columnOf(String(id)))
  }
  const words = useDragWords((id) => findCard(columns, String(id))?.label ?? '', placeOf)
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 220, tolerance: 8 } }),
    useSensor(KeyboardSensor, {
      coordinateGetter: stepToColumn,
      keyboardCodes: { start: ['Space'], cancel: ['Escape'], end: ['Space', 'Enter'] },
    }),
  )
  const lift = ({ active: card, activatorEvent }: DragStartEvent) => {
    const id = String(card.id)
    setActive(findCard(columns, id))
    setOverZone(false)
    // Keys scroll the board to the next column by themselves.
    if (activatorEvent instanceof KeyboardEvent) return setOutOfView([])
    const hidden = phone ? columns.filter((column) => column !== columnOf(id)) : hiddenColumns(board.current, columns)
    setOutOfView(hidden.map(({ value }) => value))
  }
  const drop = ({ active: card, over }: DragEndEvent) => {
    setActive(undefined)
    const to = columnAt(columns, over?.id)
    const record = findCard(columns, String(card.id))
    if (to && record && columnOf(record.id) !== to) void move.start(record, to.value, nameOf(to))
  }
  const open = (record: EntityRecord) => void navigate({ to: `/${entity.path}/${record.id}` as string })

  if (query.error && !query.data)
    return <ListFailed control={control} error={query.error} onRetry={() => void query.refetch()} />
  if (query.isPending) return <KanbanSkeleton />
  if (columns.every((column) => column.count === 0)) {
    return <NothingHere control={control} />
  }
  // A whole card would hide the zone that it is over.
  const small = phone || overZone
  const shared = { entity, nameOf, more: query.more, movable: move.possible }
  return (
    <div className="zy-kanban-page" aria-busy={query.isPlaceholderData}>
      <DndContext
        sensors={sensors}
        collisionDetection={columnUnder}
        accessibility={words}
        // On a phone the zones lie at the edge; the page must not run away under them.
        autoScroll={!phone}
        onDragStart={lift}
        onDragOver={({ over }) => setOverZone(!!over && isZone(over.id))}
        onDragCancel={() => setActive(undefined)}
        onDragEnd={drop}
      >
        {phone ? (
          <KanbanPhone
            {...shared}
            columns={columns}
            onMove={(record, to) => void move.start(record, to.value, nameOf(to))}
          />
        ) : (
          <div className="zy-kanban" ref={board}>
            {columns.map((column) => (
              <KanbanColumnView key={columnId(column)} {...shared} column={column} onOpen={open} />
            ))}
          </div>
        )}
        {active && (
          <KanbanZones
            field={field}
            columns={columns.filter(({ value }) => outOfView.includes(value))}
            nameOf={nameOf}
            phone={phone}
          />
        )}
        <DragOverlay dropAnimation={null} zIndex={1200} {...(small && { modifiers: [abovePointer], style: CARRIED })}>
          {active && (
            <div className="zy-kanban-card zy-list-lifted">
              {small ? (
                <span className="zy-kanban-carried">{active.label}</span>
              ) : (
                <CardFace entity={entity} record={active} />
              )}
            </div>
          )}
        </DragOverlay>
      </DndContext>
      {move.refused && <RefusedMove entity={entity} {...move.refused} onClose={move.giveUp} onRetry={move.retry} />}
    </div>
  )
}

function findCard(columns: KanbanColumn[], id: string): EntityRecord | undefined {
  for (const column of columns) {
    const card = column.items.find((item) => item.id === id)
    if (card) return card
  }
  return undefined
}

function hiddenColumns(board: HTMLElement | null, columns: KanbanColumn[]): KanbanColumn[] {
  if (!board) return []
  const extents = [...board.children].map((column) => column.getBoundingClientRect())
  return columnsOutOfView(columns, extents, board.getBoundingClientRect())
}

function kanbanFields(entity: ListControl['entity']): string[] {
  const kanban = entity.kanban!
  const names = new Set([entity.title, kanban.field, ...kanban.card])
  for (const name of [...names]) {
    const currency = entity.fields.find((field) => field.name === name)?.currencyField
    if (currency) names.add(currency)
  }
  return [...names]
}

function KanbanSkeleton() {
  return (
    <div className="zy-kanban" aria-hidden="true">
      {[4, 3, 4, 2, 3].map((cards, column) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no identity
        <div key={column} className="zy-kanban-column">
          <div className="zy-kanban-head">
            <span className="zy-list-bar" style={{ width: '60%' }} />
          </div>
          <div className="zy-kanban-cards">
            {Array.from({ length: cards }, (_, card) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no identity
              <div key={card} className="zy-kanban-card">
                <Skeleton active title={{ width: '70%' }} paragraph={{ rows: 2 }} />
              </div>
            ))}
          </div>
        </div>
      ))}
    </div>
  )
}
