import { useMemo } from 'react'
import { useFeedback } from '#kernel/ui/feedback.tsx'
import { useLanguage, useText } from '#kernel/ui/text.ts'
import * as edit from '../../rules/edit.ts'
import type { Flow, FlowEdge, FlowNode, NodeKind, Position } from '../../rules/flow.types.ts'
import { tidied } from '../../rules/layout.ts'
import { kindWords } from '../drawing/kinds.ts'
import { editorTexts } from '../drawing/text.ts'
import type { DrawingState } from './useDrawing.ts'

/** What was copied last; it stays over from one process to another. */
let clip: edit.Clip | undefined

export type EditorActs = ReturnType<typeof useEditorActs>

/** What can be done to the drawing, from wherever it is asked: mouse, keyboard, list, panel. */
export function useEditorActs(drawing: DrawingState, selected: readonly string[], select: (ids: string[]) => void) {
  const t = useText(editorTexts)
  const language = useLanguage()
  const feedback = useFeedback()
  const { flow, change, undo, redo } = drawing
  return useMemo(() => {
    const names = Object.fromEntries(
      Object.entries(kindWords).map(([kind, { label }]) => [kind, label[language]]),
    ) as edit.KindNames
    const set = (next: Flow, about?: string) => change({ flow: next }, about)
    const step = (kind: NodeKind, position?: Position) => edit.newStep(flow, kind, names, position)
    const put = (make: (node: FlowNode) => Flow, node: FlowNode) => {
      set(make(node))
      select([node.id])
    }
    return {
      undo,
      redo,
      tidy: () => set(tidied(flow)),
      drop: (kind: NodeKind, position: Position) => put((node) => edit.withStep(flow, node), step(kind, position)),
      insert: (way: string, kind: NodeKind) => put((node) => edit.insertOnWay(flow, way, node), step(kind)),
      addAfter: (after: string | undefined, kind: NodeKind) => {
        const last = after ?? flow.edges.find(({ to }) => flow.nodes.find(({ id }) => id === to)?.kind === 'end')?.from
        put(
          (node) =>
            last ? edit.addAfter(flow, last, node) : edit.withStep(flow, { ...node, position: { x: 0, y: 0 } }),
          step(kind),
        )
      },
      connect: (from: string, to: string) => {
        const next = edit.connect(flow, from, to)
        if (next) set(next)
      },
      remove: (ids: readonly string[]) => {
        if (ids.length === 0) return
        const at = flow.nodes.find(({ id }) => id === ids[0])
        set(edit.remove(flow, ids))
        // What stood before it is selected next, so that the keyboard keeps its place.
        const before = at && flow.edges.find(({ to }) => to === at.id)?.from
        select(before && !ids.includes(before) ? [before] : [])
      },
      move: (places: ReadonlyMap<string, Position>) => set(edit.move(flow, places)),
      step: (id: string, with_: (node: FlowNode) => FlowNode, about?: string) =>
        set(edit.changeStep(flow, id, with_), about),
      copy: () => {
        const next = edit.copy(flow, selected)
        if (next.nodes.length === 0) return
        clip = next
        feedback.success(t('copied', { n: next.nodes.length }))
      },
      paste: () => {
        if (!clip) return
        const pasted = edit.paste(flow, clip)
        set(pasted.flow)
        select(pasted.ids)
      },
      selectAll: () => select(flow.nodes.map(({ id }) => id)),
    }
  }, [flow, selected, language, change, undo, redo, select, feedback, t])
}

/** Several ways may change at once (one gives `otherwise` up to another): each builds on the one before. */
export function changeWays(flow: Flow, changes: readonly [string, Partial<FlowEdge>][]): Flow {
  return changes.reduce((next, [id, with_]) => edit.changeWay(next, id, with_), flow)
}
