import {
  Background,
  Controls,
  type Edge,
  type Node,
  ReactFlow,
  ReactFlowProvider,
  useNodesState,
  useReactFlow,
} from '@xyflow/react'
import { useEffect, useMemo, useState } from 'react'
import { useText } from '#kernel/ui/text.ts'
import { useAppearance } from '#kernel/ui/theme.tsx'
import '@xyflow/react/dist/style.css'
import { orgTexts } from '../text.ts'
import { CARD_WIDTH, place } from './layout.ts'
import { isBelow, type OrgTree, type Unit } from './orgTree.ts'
import { UnitCard, type UnitData } from './UnitCard.tsx'

interface OrgCanvasProps {
  tree: OrgTree
  folded: ReadonlySet<string>
  open: ReadonlySet<string>
  /** Id of the department or person that was searched for, and its department. */
  found: { id: string; unit: string } | undefined
  /** Departments may be dragged. */
  editable: boolean
  onDrop: (unit: Unit, onto: Unit) => void
}

const nodeTypes = { unit: UnitCard }

export function OrgCanvas(props: OrgCanvasProps) {
  return (
    <ReactFlowProvider>
      <Canvas {...props} />
    </ReactFlowProvider>
  )
}

function Canvas({ tree, folded, open, found, editable, onDrop }: OrgCanvasProps) {
  const t = useText(orgTexts)
  const { dark } = useAppearance()
  const flow = useReactFlow()
  const [target, setTarget] = useState<string>()
  const placed = useMemo(() => place(tree.roots, folded, open), [tree, folded, open])
  const laid = useMemo<Node<UnitData>[]>(
    () =>
      placed.map(({ unit, x, y, height }) => ({
        id: unit.id,
        type: 'unit',
        position: { x, y },
        width: CARD_WIDTH,
        height,
        draggable: editable,
        ariaLabel: unit.name,
        data: { unit, folded: folded.has(unit.id), open: open.has(unit.id), target: false, found: found?.id },
      })),
    [placed, folded, open, found, editable],
  )
  const edges = useMemo<Edge[]>(() => {
    const visible = new Set(placed.map(({ unit }) => unit.id))
    return placed.flatMap(({ unit }) =>
      unit.parent !== null && visible.has(unit.parent)
        ? [{ id: unit.id, source: unit.parent, target: unit.id, type: 'smoothstep', focusable: false }]
        : [],
    )
  }, [placed])
  const [nodes, setNodes, onNodesChange] = useNodesState(laid)
  useEffect(() => setNodes(laid), [laid, setNodes])
  useEffect(() => {
    if (found) void flow.fitView({ nodes: [{ id: found.unit }], maxZoom: 1, duration: 300 })
  }, [found, flow])

  /** The department under the one that is dragged, where it may go. */
  const targetOf = (node: Node<UnitData>): Unit | undefined =>
    flow
      .getIntersectingNodes(node)
      .map(({ id }) => tree.byId.get(id))
      .find((unit) => unit && unit.id !== node.data.unit.parent && !isBelow(tree.byId, unit.id, node.id))

  return (
    <ReactFlow
      nodes={nodes.map((node) => (node.id === target ? { ...node, data: { ...node.data, target: true } } : node))}
      edges={edges}
      nodeTypes={nodeTypes}
      onNodesChange={onNodesChange}
      onNodeDrag={(_, node) => setTarget(targetOf(node)?.id)}
      onNodeDragStop={(_, node) => {
        const onto = targetOf(node)
        setTarget(undefined)
        // Wherever it was let go, it stands in its place in the tree.
        setNodes(laid)
        if (onto) onDrop(node.data.unit, onto)
      }}
      colorMode={dark ? 'dark' : 'light'}
      fitView
      // The first look is one that can be read; the whole is one click away.
      fitViewOptions={{ minZoom: 0.72, maxZoom: 1, padding: 0.06 }}
      minZoom={0.1}
      maxZoom={1.6}
      nodesConnectable={false}
      deleteKeyCode={null}
      disableKeyboardA11y
      proOptions={{ hideAttribution: true }}
    >
      <Background gap={24} />
      <Controls
        showInteractive={false}
        fitViewOptions={{ minZoom: 0.1, maxZoom: 1, padding: 0.06 }}
        position="bottom-right"
        aria-label={`${t('zoomIn')} / ${t('zoomOut')} / ${t('fit')}`}
      />
    </ReactFlow>
  )
}
