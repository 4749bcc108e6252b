import { type PointerEvent, type RefObject, useRef } from 'react'
import type { Card } from '../../rules/card.types.ts'

interface ResizeCornerProps {
  card: Card
  frame: RefObject<HTMLElement | null>
  label: string
  onSize: (w: number, h: number) => void
}

/** The corner by which a card is pulled to its size; whole columns and rows. The keyboard has Shift with the arrows. */
export function ResizeCorner({ card, frame, label, onSize }: ResizeCornerProps) {
  const start = useRef<{ x: number; y: number; w: number; h: number; column: number; row: number }>(undefined)
  const begin = (event: PointerEvent<HTMLSpanElement>) => {
    const box = frame.current?.getBoundingClientRect()
    if (!box) return
    event.preventDefault()
    event.stopPropagation()
    event.currentTarget.setPointerCapture(event.pointerId)
    start.current = {
      x: event.clientX,
      y: event.clientY,
      w: card.w,
      h: card.h,
      column: box.width / card.w,
      row: box.height / card.h,
    }
  }
  const pull = (event: PointerEvent) => {
    const from = start.current
    if (!from) return
    onSize(
      from.w + Math.round((event.clientX - from.x) / from.column),
      from.h + Math.round((event.clientY - from.y) / from.row),
    )
  }
  const end = () => {
    start.current = undefined
  }
  return (
    <span
      className="zy-edit-corner"
      title={label}
      aria-hidden="true"
      onPointerDown={begin}
      onPointerMove={pull}
      onPointerUp={end}
      onPointerCancel={end}
    />
  )
}
