/** Which column a dragged card is over, and where the arrow keys take it. */
import { type CollisionDetection, closestCenter, type KeyboardCoordinateGetter, pointerWithin } from '@dnd-kit/core'

/** Id of a column as a place to drop; a record's id can never be one. */
export function columnId(column: { value: string | null }): string {
  return `column:${column.value ?? ''}`
}

/** Under the pointer when there is one; with keys, the column whose middle is nearest. */
export const columnUnder: CollisionDetection = (input) =>
  input.pointerCoordinates ? pointerWithin(input) : closestCenter({ ...input, collisionRect: level(input) })

/** The card's place sideways only: long columns have their middle far down. */
function level(input: Parameters<CollisionDetection>[0]): typeof input.collisionRect {
  const first = input.droppableContainers[0]
  const rect = first && input.droppableRects.get(first.id)
  if (!rect) return input.collisionRect
  const top = rect.top + rect.height / 2 - input.collisionRect.height / 2
  return { ...input.collisionRect, top, bottom: top + input.collisionRect.height }
}

export const stepToColumn: KeyboardCoordinateGetter = (event, { context }) => {
  const step = event.code === 'ArrowRight' ? 1 : event.code === 'ArrowLeft' ? -1 : 0
  const { collisionRect, droppableContainers, droppableRects, over } = context
  if (step === 0 || !collisionRect) return undefined
  event.preventDefault()
  const columns = droppableContainers
    .getEnabled()
    .flatMap(({ id }) => {
      const rect = droppableRects.get(id)
      return rect ? [{ id, rect }] : []
    })
    .sort((a, b) => a.rect.left - b.rect.left)
  const middle = collisionRect.left + collisionRect.width / 2
  const at = over
    ? columns.findIndex(({ id }) => id === over.id)
    : columns.findIndex(({ rect }) => middle >= rect.left && middle <= rect.right)
  const next = columns[at + step]
  if (!next) return undefined
  return { x: next.rect.left + (next.rect.width - collisionRect.width) / 2, y: collisionRect.top }
}
