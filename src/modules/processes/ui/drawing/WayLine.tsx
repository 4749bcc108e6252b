import { PlusOutlined } from '@ant-design/icons'
import { BaseEdge, type Edge, EdgeLabelRenderer, type EdgeProps } from '@xyflow/react'
import { useLanguage, useText } from '#kernel/ui/text.ts'
import type { Position } from '../../rules/flow.types.ts'
import type { WayData } from './drawing.types.ts'
import { canvasTexts } from './text.ts'
import { wayText } from './words.ts'

const radius = 8

/** A line with right angles and round corners, its words and a button to put a step there. */
export function WayLine(props: EdgeProps<Edge<WayData>>) {
  const { data, selected } = props
  const t = useText(canvasTexts)
  const language = useLanguage()
  if (!data) return null
  const { way, route, fault, change, passed, onInsert } = data
  const text = wayText(way, language)
  const [label, button] = places(route, text !== '')
  return (
    <>
      <BaseEdge
        id={props.id}
        path={pathOf(route)}
        {...(props.markerEnd && { markerEnd: props.markerEnd })}
        interactionWidth={18}
        className="zy-way"
        data-selected={selected || undefined}
        data-fault={fault || undefined}
        data-change={change === 'same' ? undefined : change}
        data-passed={passed || undefined}
      />
      <EdgeLabelRenderer>
        {text && (
          <span
            className="zy-way-label nodrag nopan"
            data-otherwise={way.otherwise || undefined}
            title={text}
            style={{ transform: `translate(-50%, -50%) translate(${label.x}px, ${label.y}px)` }}
          >
            {text}
          </span>
        )}
        {onInsert && (
          <button
            type="button"
            className="zy-way-insert nodrag nopan"
            aria-label={t('insert')}
            title={t('insert')}
            style={{ transform: `translate(-50%, -50%) translate(${button.x}px, ${button.y}px)` }}
            onClick={(event) => onInsert(way.id, event.currentTarget.getBoundingClientRect())}
          >
            <PlusOutlined aria-hidden="true" />
          </button>
        )}
      </EdgeLabelRenderer>
    </>
  )
}

export function pathOf(route: readonly Position[]): string {
  const [first, ...rest] = route
  if (!first) return ''
  let path = `M ${first.x} ${first.y}`
  rest.forEach((point, at) => {
    const before = route[at]!
    const after = rest[at + 1]
    if (!after) {
      path += ` L ${point.x} ${point.y}`
      return
    }
    const r = Math.min(radius, lengthOf(before, point) / 2, lengthOf(point, after) / 2)
    const a = towards(point, before, r)
    const b = towards(point, after, r)
    path += ` L ${a.x} ${a.y} Q ${point.x} ${point.y} ${b.x} ${b.y}`
  })
  return path
}

const lengthOf = (a: Position, b: Position): number => Math.abs(a.x - b.x) + Math.abs(a.y - b.y)
const towards = (from: Position, to: Position, by: number): Position => ({
  x: from.x + Math.sign(to.x - from.x) * by,
  y: from.y + Math.sign(to.y - from.y) * by,
})

/** Where words and button stand: in the middle of the longest piece, beside each other when there are words. */
function places(route: readonly Position[], hasLabel: boolean): [Position, Position] {
  let longest = 0
  let at = 1
  for (let n = 1; n < route.length; n++) {
    // Words read better on a level piece.
    const length = lengthOf(route[n - 1]!, route[n]!) * (route[n - 1]!.y === route[n]!.y ? 1.6 : 1)
    if (length > longest) [longest, at] = [length, n]
  }
  const [a, b] = [route[at - 1] ?? { x: 0, y: 0 }, route[at] ?? { x: 0, y: 0 }]
  const part = (share: number): Position => ({ x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share })
  if (!hasLabel) return [part(0.5), part(0.5)]
  const last = route.at(-1)!
  const before = route.at(-2) ?? last
  // The button goes near the end of the line, out of the way of the words.
  const length = lengthOf(before, last)
  const button = towards(last, before, Math.min(26, length / 2))
  const label = part(0.5)
  return lengthOf(label, button) > 60
    ? [label, button]
    : [towards(label, a, 18), towards(last, before, Math.min(22, length / 2))]
}
