import { type RefObject, useEffect, useState } from 'react'
import type { Objective } from '../parts/records.ts'

export interface Line {
  from: string
  to: string
  /** SVG path in the frame's own pixels. */
  path: string
}

const inset = 18
const gap = 14

/** Lines from each objective to the one it serves, drawn between the elements marked `data-objective`. */
export function useLines(frame: RefObject<HTMLElement | null>, objectives: readonly Objective[]): Line[] {
  const [lines, setLines] = useState<Line[]>([])
  useEffect(() => {
    const element = frame.current
    if (!element) return
    const draw = () => setLines(linesIn(element, objectives))
    draw()
    const watch = new ResizeObserver(draw)
    watch.observe(element)
    for (const card of element.querySelectorAll('[data-objective]')) watch.observe(card)
    return () => watch.disconnect()
  }, [frame, objectives])
  return lines
}

function linesIn(frame: HTMLElement, objectives: readonly Objective[]): Line[] {
  const origin = frame.getBoundingClientRect()
  const places = new Map<string, DOMRect>()
  for (const card of frame.querySelectorAll<HTMLElement>('[data-objective]'))
    places.set(card.dataset.objective ?? '', card.getBoundingClientRect())
  return objectives.flatMap((objective) => {
    const child = places.get(objective.id)
    const parent = objective.parent && places.get(objective.parent.id)
    if (!child || !parent || !objective.parent) return []
    const path = between(origin, parent, child)
    return [{ from: objective.parent.id, to: objective.id, path }]
  })
}

/** From the parent's right edge to the child's left; around the left edge when both stand in one column. */
function between(origin: DOMRect, parent: DOMRect, child: DOMRect): string {
  const y1 = Math.round(parent.top - origin.top + inset)
  const y2 = Math.round(child.top - origin.top + inset)
  const x2 = Math.round(child.left - origin.left)
  if (child.left > parent.right) {
    const x1 = Math.round(parent.right - origin.left)
    const middle = (x1 + x2) / 2
    return `M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`
  }
  const x1 = Math.round(parent.left - origin.left)
  const out = Math.min(x1, x2) - gap
  return `M${x1} ${y1}C${out} ${y1} ${out} ${y2} ${x2} ${y2}`
}
