import { useMemo, useRef, useState } from 'react'
import { useText } from '#kernel/ui/text.ts'
import type { Objective } from '../parts/records.ts'
import { alignmentTrees, chainOf, inReadingOrder, levelOrder } from './arrange.ts'
import { ObjectiveCard } from './ObjectiveCard.tsx'
import { boardTexts } from './text.ts'
import { useLines } from './useLines.ts'

interface MapProps {
  objectives: readonly Objective[]
  time: number
}

/** Company, departments, people side by side, with lines from each objective to the one it serves. */
export function AlignmentMap({ objectives, time }: MapProps) {
  const t = useText(boardTexts)
  const frame = useRef<HTMLDivElement>(null)
  const [pointed, setPointed] = useState<string>()
  const ordered = useMemo(
    () => inReadingOrder(alignmentTrees(objectives)).map(({ objective }) => objective),
    [objectives],
  )
  const lines = useLines(frame, ordered)
  const chain = useMemo(() => (pointed ? chainOf(objectives, pointed) : undefined), [objectives, pointed])
  const shown = new Set(objectives.map(({ id }) => id))
  return (
    <div className="zy-okr-map" ref={frame}>
      <svg className="zy-okr-lines" aria-hidden="true">
        {lines.map(({ from, to, path }) => (
          <path key={to} d={path} data-lit={chain?.has(from) && chain.has(to)} data-dim={chain && !chain.has(to)} />
        ))}
      </svg>
      {levelOrder.map((level) => {
        const column = ordered.filter((each) => each.level === level)
        return (
          <section key={level} aria-label={t(level)}>
            <h2>
              {t(level)} <span>{column.length}</span>
            </h2>
            {column.length === 0 && <p className="zy-okr-quiet">{t('noneAtLevel')}</p>}
            <ul>
              {column.map((each) => (
                <li
                  key={each.id}
                  data-objective={each.id}
                  data-dim={chain && !chain.has(each.id)}
                  onPointerEnter={() => setPointed(each.id)}
                  onPointerLeave={() => setPointed(undefined)}
                  onFocus={() => setPointed(each.id)}
                  onBlur={() => setPointed(undefined)}
                >
                  <ObjectiveCard
                    objective={each}
                    time={time}
                    nameParent={each.parent !== null && !shown.has(each.parent.id)}
                  />
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </div>
  )
}

/** The same on a phone: one column, each objective indented below the one it serves. */
export function AlignmentTree({ objectives, time }: MapProps) {
  const t = useText(boardTexts)
  const nodes = useMemo(() => inReadingOrder(alignmentTrees(objectives)), [objectives])
  const shown = new Set(objectives.map(({ id }) => id))
  return (
    <ul className="zy-okr-tree">
      {nodes.map(({ objective, depth }) => (
        <li key={objective.id} data-deep={depth > 0} style={{ marginInlineStart: Math.min(depth, 3) * 14 }}>
          <span className="zy-okr-level">{t(objective.level)}</span>
          <ObjectiveCard
            objective={objective}
            time={time}
            nameParent={objective.parent !== null && !shown.has(objective.parent.id)}
          />
        </li>
      ))}
    </ul>
  )
}
