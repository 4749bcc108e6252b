import { useDroppable } from '@dnd-kit/core'
import type { FieldMeta } from '#kernel/entity/meta.types.ts'
import { ToneTag } from '../../fields/index.tsx'
import type { KanbanColumn } from '../data/useKanban.ts'
import { columnId, zoneId } from './kanbanDrag.ts'

interface Props {
  field: FieldMeta | undefined
  /** Those that the card cannot be dragged onto where they are. */
  columns: KanbanColumn[]
  nameOf: (column: KanbanColumn) => string
  phone: boolean
}

/** While a card is dragged: places at the lower edge for the columns that are not in view. Keys reach those anyway. */
export function KanbanZones({ field, columns, nameOf, phone }: Props) {
  if (columns.length === 0) return null
  return (
    <div className="zy-kanban-zones" data-phone={phone} aria-hidden="true">
      {columns.map((column) => (
        <Zone key={columnId(column)} field={field} column={column} name={nameOf(column)} />
      ))}
    </div>
  )
}

function Zone({ field, column, name }: { field: FieldMeta | undefined; column: KanbanColumn; name: string }) {
  const { setNodeRef, isOver } = useDroppable({ id: zoneId(column) })
  const tone = field?.options?.find((option) => option.value === column.value)?.tone ?? 'neutral'
  return (
    <div ref={setNodeRef} className={`zy-kanban-zone zy-tone-${tone}`} data-over={isOver}>
      <ToneTag option={{ value: column.value ?? '', label: { zh: name, en: name }, tone }} />
    </div>
  )
}
