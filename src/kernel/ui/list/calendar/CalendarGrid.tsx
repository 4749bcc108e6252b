import {
  closestCenter,
  DndContext,
  DragOverlay,
  KeyboardSensor,
  MouseSensor,
  pointerWithin,
  TouchSensor,
  useDraggable,
  useDroppable,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import { Link } from '@tanstack/react-router'
import { Button, Popover } from 'antd'
import { useState } from 'react'
import type { EntityMeta } from '#kernel/entity/meta.types.ts'
import type { Day } from '#kernel/pure/dates.ts'
import type { EntityRecord } from '../../meta.tsx'
import { usePrinting } from '../../print.ts'
import { useLanguage, useText } from '../../text.ts'
import { listText } from '../text.ts'
import { useDragWords } from '../useDragWords.ts'
import { stepToDay } from './calendarDrag.ts'

interface Props {
  entity: EntityMeta
  days: Day[]
  byDay: Map<Day, EntityRecord[]>
  today: Day
  /** 'YYYY-MM' of the month shown; days outside it are quiet. Undefined for a week. */
  month: string | undefined
  timeOf: (record: EntityRecord) => string
  movable: boolean
  onMove: (record: EntityRecord, to: Day) => void
  onDay: (day: Day) => void
}

export function CalendarGrid(props: Props) {
  const { entity, days, byDay, today, month, onMove } = props
  const language = useLanguage()
  const [active, setActive] = useState<EntityRecord>()
  const recordOf = (id: string | number) => [...byDay.values()].flat().find((record) => record.id === String(id))
  const dayOfRecord = (id: string | number) =>
    [...byDay].find(([, list]) => list.some((each) => each.id === String(id)))?.[0]
  const words = useDragWords(
    (id) => recordOf(id)?.label ?? '',
    (id) => dayOfRecord(id) ?? String(id),
  )
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 220, tolerance: 8 } }),
    useSensor(KeyboardSensor, {
      coordinateGetter: stepToDay,
      keyboardCodes: { start: ['Space'], cancel: ['Escape'], end: ['Space', 'Enter'] },
    }),
  )
  const weekday = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en', { weekday: 'short', timeZone: 'UTC' })
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={(input) => (input.pointerCoordinates ? pointerWithin(input) : closestCenter(input))}
      accessibility={words}
      onDragStart={({ active: item }) => setActive(recordOf(item.id))}
      onDragCancel={() => setActive(undefined)}
      onDragEnd={({ active: item, over }) => {
        setActive(undefined)
        const record = recordOf(item.id)
        if (record && over && dayOfRecord(item.id) !== over.id) onMove(record, String(over.id))
      }}
    >
      <div className="zy-calendar" data-span={month ? 'month' : 'week'}>
        {days.slice(0, 7).map((day) => (
          <div key={day} className="zy-calendar-weekday" aria-hidden="true">
            {weekday.format(new Date(`${day}T00:00:00Z`))}
          </div>
        ))}
        {days.map((day) => (
          <DayCell
            key={day}
            {...props}
            day={day}
            records={byDay.get(day) ?? []}
            outside={month !== undefined && !day.startsWith(month)}
            isToday={day === today}
          />
        ))}
      </div>
      <DragOverlay dropAnimation={null}>
        {active && (
          <div className="zy-calendar-item zy-list-lifted">
            <span>{active.label}</span>
            <span className="zy-list-sr">{entity.name}</span>
          </div>
        )}
      </DragOverlay>
    </DndContext>
  )
}

/** Cells of a month hold this many items; a week shows all. */
const inMonth = 2

interface CellProps extends Props {
  day: Day
  records: EntityRecord[]
  outside: boolean
  isToday: boolean
}

function DayCell(props: CellProps) {
  const { day, records, month, outside, isToday, onDay } = props
  const t = useText(listText)
  const language = useLanguage()
  const { setNodeRef, isOver } = useDroppable({ id: day })
  const printing = usePrinting()
  const shown = month && !printing && records.length > inMonth + 1 ? records.slice(0, inMonth) : records
  const left = records.length - shown.length
  const spoken = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en', { dateStyle: 'full', timeZone: 'UTC' })
  return (
    <section
      ref={setNodeRef}
      className="zy-calendar-day"
      data-outside={outside}
      data-today={isToday}
      data-over={isOver}
      aria-label={spoken.format(new Date(`${day}T00:00:00Z`))}
      aria-current={isToday ? 'date' : undefined}
    >
      <button type="button" className="zy-calendar-date" onClick={() => onDay(day)}>
        {Number(day.slice(8))}
      </button>
      {shown.map((record) => (
        <CalendarItem key={record.id} {...props} record={record} />
      ))}
      {left > 0 && (
        <Popover
          trigger="click"
          title={day}
          destroyOnHidden
          content={
            <div className="zy-calendar-rest">
              {records.map((record) => (
                <Link key={record.id} to={`/${props.entity.path}/${record.id}` as string}>
                  {record.label}
                </Link>
              ))}
            </div>
          }
        >
          <Button type="link" size="small" className="zy-calendar-more">
            {t('calendarMore', { count: left })}
          </Button>
        </Popover>
      )}
    </section>
  )
}

function CalendarItem({ entity, record, timeOf, movable }: CellProps & { record: EntityRecord }) {
  const { attributes, listeners, setNodeRef, isDragging } = useDraggable({
    id: record.id,
    disabled: !movable,
    attributes: { role: 'link' },
  })
  const time = timeOf(record)
  return (
    <Link
      ref={setNodeRef}
      to={`/${entity.path}/${record.id}` as string}
      className="zy-calendar-item"
      data-dragging={isDragging}
      data-movable={movable}
      title={record.label}
      draggable={false}
      {...attributes}
      {...listeners}
    >
      {time && <time>{time}</time>}
      <span>{record.label}</span>
    </Link>
  )
}
