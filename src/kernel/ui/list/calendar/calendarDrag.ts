/** Arrow keys take a lifted item to the neighbouring day. */
import type { KeyboardCoordinateGetter } from '@dnd-kit/core'

export const stepToDay: KeyboardCoordinateGetter = (event, { context }) => {
  const { collisionRect, droppableContainers, droppableRects, over } = context
  const steps: Record<string, [number, number]> = {
    ArrowLeft: [-1, 0],
    ArrowRight: [1, 0],
    ArrowUp: [0, -1],
    ArrowDown: [0, 1],
  }
  const step = steps[event.code]
  const rect = over && droppableRects.get(over.id)
  if (!step || !rect || !collisionRect) return undefined
  event.preventDefault()
  const x = rect.left + rect.width / 2 + step[0] * rect.width
  const y = rect.top + rect.height / 2 + step[1] * rect.height
  const hits = droppableContainers.getEnabled().some(({ id }) => {
    const each = droppableRects.get(id)
    return each && x > each.left && x < each.right && y > each.top && y < each.bottom
  })
  return hits ? { x: x - collisionRect.width / 2, y: y - collisionRect.height / 2 } : undefined
}
