import { useDraggable } from '@dnd-kit/core'
import { Link } from '@tanstack/react-router'
import { memo } from 'react'
import type { EntityMeta, FieldMeta } from '#kernel/entity/meta.types.ts'
import { FieldCell, isBlank } from '../../fields/index.tsx'
import type { EntityRecord } from '../../meta.tsx'
import { useLabel } from '../../text.ts'
import { isNumberKind } from '../model/operators.ts'

interface Props {
  entity: EntityMeta
  record: EntityRecord
  movable: boolean
  onOpen: (record: EntityRecord) => void
}

/** A record as a card: drag it, or Space and the arrow keys; Enter opens. */
export const KanbanCard = memo(function KanbanCard({ entity, record, movable, onOpen }: Props) {
  const { attributes, listeners, setNodeRef, isDragging } = useDraggable({
    id: record.id,
    disabled: !movable,
    attributes: { role: 'group' },
  })
  return (
    <article
      ref={setNodeRef}
      className="zy-kanban-card"
      data-dragging={isDragging}
      data-movable={movable}
      {...attributes}
      {...listeners}
      aria-label={record.label}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !isDragging && event.target === event.currentTarget) onOpen(record)
        else listeners?.onKeyDown?.(event)
      }}
    >
      <CardFace entity={entity} record={record} />
    </article>
  )
})

/** Title; whose it is; the figure; the rest in one quiet line. */
export function CardFace({ entity, record }: { entity: EntityMeta; record: EntityRecord }) {
  const { first, figures, rest } = cardParts(entity, record)
  return (
    <>
      <Link
        to={`/${entity.path}/${record.id}` as string}
        className="zy-kanban-card-title"
        tabIndex={-1}
        draggable={false}
      >
        {record.label}
      </Link>
      {first && (
        <div className="zy-kanban-card-sub">
          <CardValue entity={entity} field={first} record={record} />
        </div>
      )}
      {figures.length > 0 && (
        <div className="zy-kanban-card-figures">
          {figures.map((field) => (
            <CardValue key={field.name} entity={entity} field={field} record={record} />
          ))}
        </div>
      )}
      {rest.length > 0 && (
        <div className="zy-kanban-card-rest">
          {rest.map((field) => (
            <CardValue key={field.name} entity={entity} field={field} record={record} />
          ))}
        </div>
      )}
    </>
  )
}

function CardValue({ entity, field, record }: { entity: EntityMeta; field: FieldMeta; record: EntityRecord }) {
  const label = useLabel()
  return (
    <span className="zy-kanban-card-value" title={label(field.label)}>
      <FieldCell field={field} value={record[field.name]} record={record} path={entity.path} compact />
    </span>
  )
}

interface CardParts {
  first: FieldMeta | undefined
  figures: FieldMeta[]
  rest: FieldMeta[]
}

/** The filled fields of the card by their part in it. */
export function cardParts(entity: EntityMeta, record: EntityRecord): CardParts {
  const names = entity.kanban?.card ?? entity.list
  const fields = names
    .filter((name) => name !== entity.title && name !== entity.kanban?.field)
    .flatMap((name) => entity.fields.find((field) => field.name === name) ?? [])
    .filter((field) => !isBlank(record[field.name]))
  const figures = fields.filter((field) => isNumberKind(field.kind)).slice(0, 2)
  const others = fields.filter((field) => !figures.includes(field))
  const first = others.find((field) => field.kind === 'ref' || field.kind === 'text' || field.kind === 'target')
  return { first, figures, rest: others.filter((field) => field !== first).slice(0, 4) }
}
