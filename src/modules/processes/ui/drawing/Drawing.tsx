import {
  Background,
  Controls,
  type Edge,
  MarkerType,
  MiniMap,
  type NodeChange,
  ReactFlow,
  type ReactFlowInstance,
  type ReactFlowProps,
} from '@xyflow/react'
import { useCallback, useMemo, useState } from 'react'
import { useText } from '#kernel/ui/text.ts'
import { useAppearance } from '#kernel/ui/theme.tsx'
import '@xyflow/react/dist/style.css'
import type { Change } from '../../rules/diff.ts'
import { move } from '../../rules/edit.ts'
import type { FlowFault } from '../../rules/fault.types.ts'
import type { Flow, Position } from '../../rules/flow.types.ts'
import { grid, sizeOf } from '../../rules/node-size.ts'
import { routesOf } from '../../rules/route.ts'
import type { StepNode, WayData } from './drawing.types.ts'
import { StepCard } from './StepCard.tsx'
import { canvasTexts } from './text.ts'
import { WayLine } from './WayLine.tsx'
import type { NameOf } from './words.ts'
import './drawing.css'

const nodeTypes = { step: StepCard }
const edgeTypes = { way: WayLine }
const none: readonly never[] = []

export interface DrawingProps {
  /** Every step has a place. */
  flow: Flow
  nameOf: NameOf
  faults?: readonly FlowFault[]
  steps?: ReadonlyMap<string, Change>
  ways?: ReadonlyMap<string, Change>
  /** Steps that a test run has passed, in order, and its ways. */
  passed?: { steps: readonly string[]; ways: ReadonlySet<string> }
  selected?: readonly string[]
  onSelect?: (ids: string[]) => void
  /** With these it can be drawn. */
  editing?: {
    onMove: (places: ReadonlyMap<string, Position>) => void
    onConnect: (from: string, to: string) => void
    onInsert: (way: string, at: DOMRect) => void
  }
  more?: Partial<ReactFlowProps<StepNode, Edge<WayData>>>
  children?: React.ReactNode
}

/** The flow as a drawing. Where steps stand while they are dragged is kept here; where they are let go is told. */
export function Drawing(props: DrawingProps) {
  const { flow, nameOf, faults = none, steps, ways, passed, selected = none, onSelect, editing, more, children } = props
  const t = useText(canvasTexts)
  const { dark } = useAppearance()
  const [dragged, setDragged] = useState<ReadonlyMap<string, Position>>(new Map())
  const shown = useMemo(() => (dragged.size > 0 ? move(flow, dragged) : flow), [flow, dragged])
  const routes = useMemo(() => routesOf(shown), [shown])
  const editable = editing !== undefined

  const nodes = useMemo(
    () =>
      shown.nodes.map((step): StepNode => {
        const levels = faults.filter((fault) => fault.step === step.id).map(({ level }) => level)
        const at = passed?.steps.indexOf(step.id) ?? -1
        return {
          id: step.id,
          type: 'step',
          position: step.position ?? { x: 0, y: 0 },
          ...sizeOf(step.kind, step.name),
          selected: selected.includes(step.id),
          draggable: editable,
          ariaLabel: step.name,
          data: {
            step,
            nameOf,
            fault: levels.includes('error') ? 'error' : levels[0],
            change: steps?.get(step.id),
            passed: at >= 0 ? at + 1 : undefined,
            editable,
          },
        }
      }),
    [shown, faults, passed, selected, editable, nameOf, steps],
  )
  const onInsert = editing?.onInsert
  const edges = useMemo(
    () =>
      shown.edges.map((way): Edge<WayData> => {
        const isPassed = passed?.ways.has(way.id) ?? false
        const isSelected = selected.includes(way.id)
        const colour = isPassed || isSelected ? 'var(--zy-brand)' : 'var(--zy-flow-line)'
        return {
          id: way.id,
          source: way.from,
          target: way.to,
          type: 'way',
          selected: isSelected,
          markerEnd: { type: MarkerType.ArrowClosed, width: 16, height: 16, color: colour },
          data: {
            way,
            route: routes.get(way.id) ?? [],
            fault: faults.some((fault) => fault.edge === way.id && fault.level === 'error'),
            change: ways?.get(way.id),
            passed: isPassed,
            ...(onInsert && { onInsert }),
          },
        }
      }),
    [shown, routes, faults, passed, selected, ways, onInsert],
  )

  const onNodesChange = useCallback(
    (changes: NodeChange<StepNode>[]) => {
      const places = new Map<string, Position>()
      let isOver = false
      const selection = new Set(selected)
      let isSelection = false
      for (const change of changes) {
        if (change.type === 'position' && change.position) places.set(change.id, change.position)
        if (change.type === 'position' && change.dragging === false) isOver = true
        if (change.type === 'select') {
          isSelection = true
          if (change.selected) selection.add(change.id)
          else selection.delete(change.id)
        }
      }
      if (isSelection) onSelect?.([...selection].filter((id) => flow.nodes.some((node) => node.id === id)))
      if (!editing) return
      const all = new Map([...dragged, ...places])
      if (isOver && all.size > 0) {
        setDragged(new Map())
        editing.onMove(all)
      } else if (places.size > 0) setDragged(all)
    },
    [selected, onSelect, editing, dragged, flow],
  )

  return (
    <ReactFlow<StepNode, Edge<WayData>>
      nodes={nodes}
      edges={edges}
      nodeTypes={nodeTypes}
      edgeTypes={edgeTypes}
      onNodesChange={onNodesChange}
      onEdgeClick={(_, edge) => onSelect?.([edge.id])}
      onPaneClick={() => onSelect?.([])}
      onConnect={({ source, target }) => editing?.onConnect(source, target)}
      colorMode={dark ? 'dark' : 'light'}
      onInit={(canvas) => void firstLook(canvas)}
      minZoom={0.1}
      maxZoom={1.8}
      snapToGrid
      snapGrid={[grid, grid]}
      nodesConnectable={editable}
      elementsSelectable={onSelect !== undefined}
      edgesFocusable={false}
      nodesFocusable={false}
      deleteKeyCode={null}
      disableKeyboardA11y
      connectionRadius={32}
      selectNodesOnDrag={false}
      multiSelectionKeyCode={['Meta', 'Control', 'Shift']}
      proOptions={{ hideAttribution: true }}
      aria-label={t('canvas')}
      className="zy-drawing"
      {...more}
    >
      <Background gap={24} />
      <Controls
        showInteractive={false}
        position="bottom-left"
        aria-label={t('zoom')}
        fitViewOptions={{ padding: 0.08, maxZoom: 1 }}
      />
      {flow.nodes.length > 8 && editable && (
        <MiniMap pannable zoomable position="bottom-right" ariaLabel={t('canvas')} nodeBorderRadius={8} />
      )}
      {children}
    </ReactFlow>
  )
}

const readable = 0.72

/** The whole drawing where it can be read like that, else its beginning; the whole is one click away. */
async function firstLook(canvas: ReactFlowInstance<StepNode, Edge<WayData>>): Promise<void> {
  await canvas.fitView({ padding: 0.08, maxZoom: 1 })
  const { zoom, y } = canvas.getViewport()
  const first = canvas.getNodes().toSorted((a, b) => a.position.x - b.position.x)[0]
  if (zoom >= readable || !first) return
  const middle = first.position.y + (first.height ?? 0) / 2
  await canvas.setViewport({ zoom: readable, x: 28 - first.position.x * readable, y: y + middle * (zoom - readable) })
}
