/** Which column a dragged card is over, and where the arrow keys take it. */
import {
  type CollisionDetection,
  closestCenter,
  type KeyboardCoordinateGetter,
  type Modifier,
  pointerWithin,
  type UniqueIdentifier,
} from '@dnd-kit/core'

/** Id of a column as a place to drop; a record's id can never be one. */
export function columnId(column: { value: string | null }): string {
  return `column:${column.value ?? ''}`
}

/** Id of the zone that stands for a column which is not in view. */
export function zoneId(column: { value: string | null }): string {
  return `zone:${column.value ?? ''}`
}

export const isZone = (id: UniqueIdentifier): boolean => String(id).startsWith('zone:')

/** The column that a place to drop belongs to, itself or its zone. */
export function columnAt<C extends { value: string | null }>(
  columns: readonly C[],
  place: UniqueIdentifier | undefined,
): C | undefined {
  return columns.find((column) => columnId(column) === place || zoneId(column) === place)
}

interface Extent {
  left: number
  right: number
}

/** Columns that the board, scrolled sideways as it is, does not show whole. Their extents are in the same order. */
export function columnsOutOfView<C>(columns: readonly C[], extents: readonly Extent[], board: Extent): C[] {
  // Edges fall between pixels when the page is zoomed.
  const slack = 1
  return columns.filter((_, at) => {
    const extent = extents[at]
    return extent && (extent.left < board.left - slack || extent.right > board.right + slack)
  })
}

/** Under the pointer when there is one, zones first, as they lie on top; with keys, the column whose middle is nearest. */
export const columnUnder: CollisionDetection = (input) => {
  if (!input.pointerCoordinates) {
    const columns = input.droppableContainers.filter(({ id }) => !isZone(id))
    return closestCenter({ ...input, droppableContainers: columns, collisionRect: level(input) })
  }
  const hits = pointerWithin(input)
  const zones = hits.filter(({ id }) => isZone(id))
  return zones.length > 0 ? zones : hits
}

/** Width and height of a card that is carried small: by a finger, and over a zone. */
export const CARRIED = { width: 190, height: 44 }
const GAP = 14

/** A small card floats above the finger or pointer, so that the place to drop stays in sight. */
export const abovePointer: Modifier = ({ activatorEvent, draggingNodeRect, transform }) => {
  const start = pointOf(activatorEvent)
  if (!start || !draggingNodeRect) return transform
  return {
    ...transform,
    x: Math.max(transform.x + start.clientX - CARRIED.width / 2, GAP) - draggingNodeRect.left,
    y: transform.y + start.clientY - draggingNodeRect.top - CARRIED.height - GAP,
  }
}

function pointOf(event: Event | null): { clientX: number; clientY: number } | undefined {
  if (!event) return undefined
  if ('touches' in event) return (event as TouchEvent).touches[0]
  return 'clientX' in event ? (event as MouseEvent) : undefined
}

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
    .filter(({ id }) => !isZone(id))
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
