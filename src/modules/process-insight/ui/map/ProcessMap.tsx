import { Background, Controls, type Edge, type Node, ReactFlow, ReactFlowProvider, useReactFlow } from '@xyflow/react'
import { useEffect, useMemo, useRef } from 'react'
import { useText } from '#kernel/ui/text.ts'
import { useAppearance } from '#kernel/ui/theme.tsx'
import '@xyflow/react/dist/style.css'
import type { Insight } from '../../insight.types.ts'
import { insightTexts } from '../text.ts'
import { useDuration } from '../useDuration.ts'
import type { Look } from '../useInsight.ts'
import { ActivityNode, type ActivityNodeData, PoleNode } from './ActivityNode.tsx'
import { edgeId, endId, idOf, place, startId } from './layout.ts'
import type { Shown } from './MapTab.tsx'
import { PathEdge, type PathEdgeData } from './PathEdge.tsx'

const readableZoom = 0.72
const nodeTypes = { activity: ActivityNode, pole: PoleNode }
const edgeTypes = { path: PathEdge }

interface ProcessMapProps {
  insight: Insight
  visible: Insight['graph']
  shown: Shown
  look: Look
}

export default function ProcessMap(props: ProcessMapProps) {
  return (
    <ReactFlowProvider>
      <Canvas {...props} />
    </ReactFlowProvider>
  )
}

function Canvas({ insight, visible, shown, look }: ProcessMapProps) {
  const t = useText(insightTexts)
  const { dark } = useAppearance()
  const flow = useReactFlow()
  const duration = useDuration(insight.day)
  const placed = useMemo(() => place(visible.activities, visible.paths), [visible])
  const nodes = useMemo(
    () => nodesOf(insight, visible, placed, shown, duration, look),
    [insight, visible, placed, shown, duration, look],
  )
  const edges = useMemo(
    () => edgesOf(insight, visible, placed, shown, duration, look),
    [insight, visible, placed, shown, duration, look],
  )
  const frame = useRef<HTMLElement>(null)
  // The first look begins where cases begin, in letters that can be read; the whole is one click away.
  useEffect(() => {
    const width = frame.current?.clientWidth ?? 0
    const start = placed.nodes.find(({ id }) => id === startId)
    if (!start || width === 0) return
    const span = Math.max(...placed.nodes.map(({ x, width: own }) => x + own))
    const zoom = Math.min(1, Math.max(readableZoom, (width - 40) / span))
    const middle = start.x + start.width / 2
    const x = span * zoom <= width ? (width - span * zoom) / 2 : Math.min(20, width / 2 - middle * zoom)
    void flow.setViewport({ x, y: 12, zoom })
  }, [placed, flow])
  return (
    <section
      ref={frame}
      className="zy-map-canvas"
      aria-label={t('mapLabel', { n: visible.activities.length, m: visible.paths.length })}
    >
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        colorMode={dark ? 'dark' : 'light'}
        minZoom={0.1}
        maxZoom={1.6}
        nodesDraggable={false}
        nodesConnectable={false}
        elementsSelectable={false}
        deleteKeyCode={null}
        disableKeyboardA11y
        proOptions={{ hideAttribution: true }}
      >
        <Background gap={24} />
        <Controls showInteractive={false} position="bottom-right" />
      </ReactFlow>
    </section>
  )
}

type Duration = (seconds: number) => string
type Places = ReturnType<typeof place>

function nodesOf(
  insight: Insight,
  visible: Insight['graph'],
  placed: Places,
  shown: Shown,
  duration: Duration,
  look: Look,
): Node[] {
  const places = new Map(placed.nodes.map((node) => [node.id, node]))
  const value = (figures: Insight['graph']['activities'][number]) =>
    shown === 'count' ? figures.count : figures.sojourn.median
  const most = Math.max(1, ...visible.activities.map(value))
  const at = (id: string) => {
    const { x, y, width, height } = places.get(id)!
    return { id, position: { x, y }, width, height }
  }
  return [
    { ...at(startId), type: 'pole', data: { kind: 'start' } },
    { ...at(endId), type: 'pole', data: { kind: 'end' } },
    ...visible.activities.map((figures) => {
      const { key, label } = insight.activities[figures.activity]!
      const data: ActivityNodeData = {
        activity: key,
        label,
        figure: shown === 'count' ? String(figures.count.toLocaleString()) : duration(figures.sojourn.median),
        // The square root keeps the rare ones apart from nothing.
        shade: Math.sqrt(value(figures) / most),
        starts: figures.starts > 0,
        ends: figures.ends > 0,
        look,
      }
      return { ...at(idOf(figures.activity)), type: 'activity', data: data as unknown as Record<string, unknown> }
    }),
  ]
}

function edgesOf(
  insight: Insight,
  visible: Insight['graph'],
  placed: Places,
  shown: Shown,
  duration: Duration,
  look: Look,
): Edge[] {
  const paths = new Map(visible.paths.map((path) => [edgeId(idOf(path.from), idOf(path.to)), path]))
  const activities = new Map(visible.activities.map((figures) => [idOf(figures.activity), figures]))
  const value = (path: Insight['graph']['paths'][number]) => (shown === 'count' ? path.count : path.waiting.median)
  const most = Math.max(1, ...visible.paths.map(value))
  const mostEnds = Math.max(1, insight.chosen.cases)
  const key = (activity: number) => insight.activities[activity]!.key
  const name = (activity: number) => insight.activities[activity]!.label
  return placed.edges.map(({ id, source, target, points, label }) => {
    const path = paths.get(id)
    const pole = source === startId ? (activities.get(target)?.starts ?? 0) : (activities.get(source)?.ends ?? 0)
    const share = path ? Math.sqrt(value(path) / most) : Math.sqrt(pole / mostEnds)
    const data: PathEdgeData = {
      points,
      label,
      share,
      pole: path === undefined,
      text: path
        ? shown === 'count'
          ? path.count.toLocaleString()
          : duration(path.waiting.median)
        : pole.toLocaleString(),
      title: path
        ? `${name(path.from)} → ${name(path.to)}: ${path.count.toLocaleString()} · ${duration(path.waiting.median)}`
        : '',
      choose: path
        ? () => look.add({ kind: 'follows', from: key(path.from), to: key(path.to), mode: 'directly' })
        : undefined,
    }
    return { id, source, target, type: 'path', data: data as unknown as Record<string, unknown>, focusable: false }
  })
}
