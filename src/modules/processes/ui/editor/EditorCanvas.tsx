import { ReactFlowProvider, useReactFlow } from '@xyflow/react'
import { Dropdown } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useLabel } from '#kernel/ui/text.ts'
import type { FlowFault } from '../../rules/fault.types.ts'
import type { Flow, NodeKind } from '../../rules/flow.types.ts'
import { grid, sizeOf } from '../../rules/node-size.ts'
import { Drawing } from '../drawing/Drawing.tsx'
import { KindIcon } from '../drawing/kindIcons.tsx'
import { kindWords, paletteGroups } from '../drawing/kinds.ts'
import type { NameOf } from '../drawing/words.ts'
import { dragType } from './Palette.tsx'
import type { EditorActs } from './useEditorActs.ts'

interface EditorCanvasProps {
  flow: Flow
  nameOf: NameOf
  faults: readonly FlowFault[]
  selected: readonly string[]
  onSelect: (ids: string[]) => void
  acts: EditorActs
  disabled: boolean
  /** Brings a step into view; changes with each wish. */
  focus: { step: string; at: number } | undefined
  /** Counted up to show the whole drawing. */
  whole: number
}

export function EditorCanvas(props: EditorCanvasProps) {
  return (
    <ReactFlowProvider>
      <Canvas {...props} />
    </ReactFlowProvider>
  )
}

const insertable: NodeKind[] = paletteGroups.flatMap(({ kinds }) => kinds).filter((kind) => kind !== 'end')

function Canvas({ flow, nameOf, faults, selected, onSelect, acts, disabled, focus, whole }: EditorCanvasProps) {
  const label = useLabel()
  const canvas = useReactFlow()
  const frame = useRef<HTMLDivElement>(null)
  const [inserting, setInserting] = useState<{ way: string; x: number; y: number }>()
  useEffect(() => {
    if (focus) void canvas.fitView({ nodes: [{ id: focus.step }], maxZoom: 1, minZoom: 0.6, duration: 250 })
  }, [focus, canvas])
  useEffect(() => {
    if (whole === 0) return
    const timer = setTimeout(() => void canvas.fitView({ padding: 0.08, maxZoom: 1, duration: 250 }), 30)
    return () => clearTimeout(timer)
  }, [whole, canvas])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a place to drop on; by keyboard steps are added from the list.
    <div
      ref={frame}
      className="zy-canvas"
      onDragOver={(event) => {
        if (disabled || !event.dataTransfer.types.includes(dragType)) return
        event.preventDefault()
        event.dataTransfer.dropEffect = 'copy'
      }}
      onDrop={(event) => {
        const kind = event.dataTransfer.getData(dragType) as NodeKind
        if (disabled || !kind) return
        event.preventDefault()
        const at = canvas.screenToFlowPosition({ x: event.clientX, y: event.clientY })
        const { width, height } = sizeOf(kind)
        const onGrid = (value: number) => Math.round(value / grid) * grid
        acts.drop(kind, { x: onGrid(at.x - width / 2), y: onGrid(at.y - height / 2) })
      }}
    >
      <Drawing
        flow={flow}
        nameOf={nameOf}
        faults={faults}
        selected={selected}
        onSelect={onSelect}
        {...(!disabled && {
          editing: {
            onMove: acts.move,
            onConnect: acts.connect,
            onInsert: (way: string, at: DOMRect) => {
              const around = frame.current!.getBoundingClientRect()
              setInserting({ way, x: at.left - around.left, y: at.bottom - around.top })
            },
          },
        })}
      />
      {inserting && (
        <Dropdown
          open
          trigger={['click']}
          onOpenChange={(open) => !open && setInserting(undefined)}
          autoFocus
          menu={{
            items: insertable.map((kind) => ({
              key: kind,
              label: label(kindWords[kind].label),
              icon: <KindIcon kind={kind} />,
            })),
            onClick: ({ key }) => {
              acts.insert(inserting.way, key as NodeKind)
              setInserting(undefined)
            },
          }}
        >
          <span className="zy-canvas-anchor" style={{ insetInlineStart: inserting.x, insetBlockStart: inserting.y }} />
        </Dropdown>
      )}
    </div>
  )
}
