import { EdgeLabelRenderer, type EdgeProps } from '@xyflow/react'
import { curve } from './layout.ts'

export interface PathEdgeData {
  points: { x: number; y: number }[]
  label: { x: number; y: number }
  /** 0 to 1: how thick. */
  share: number
  /** From the begin or to the end. */
  pole: boolean
  text: string
  title: string
  choose: (() => void) | undefined
}

/** A way between two activities, with its figure. */
export function PathEdge({ id, data }: EdgeProps) {
  const { points, label, share, pole, text, title, choose } = data as unknown as PathEdgeData
  const width = 1 + share * 4
  const last = points.at(-1)
  const before = points.at(-2)
  const angle = last && before ? (Math.atan2(last.y - before.y, last.x - before.x) * 180) / Math.PI : 0
  return (
    <>
      <path
        id={id}
        className="zy-map-path"
        data-pole={pole}
        d={curve(points)}
        strokeWidth={width}
        style={{ '--zy-strength': `${Math.round(35 + share * 65)}%` } as React.CSSProperties}
      />
      {last && (
        <path
          className="zy-map-arrow"
          data-pole={pole}
          d="M0,0 L-9,-4.5 L-9,4.5 Z"
          transform={`translate(${last.x},${last.y}) rotate(${angle})`}
          style={{ '--zy-strength': `${Math.round(35 + share * 65)}%` } as React.CSSProperties}
        />
      )}
      <EdgeLabelRenderer>
        <button
          type="button"
          className="zy-map-label nopan"
          disabled={!choose}
          title={title}
          onClick={choose}
          style={{ transform: `translate(-50%, -50%) translate(${label.x}px, ${label.y}px)` }}
        >
          {text}
        </button>
      </EdgeLabelRenderer>
    </>
  )
}
