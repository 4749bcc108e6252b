import type { Flow, FlowEdge, FlowNode } from '../../rules/flow.types.ts'
import type { FlowWorld } from '../useSurroundings.ts'

/** What every panel beside the canvas gets. */
export interface PanelProps {
  flow: Flow
  world: FlowWorld
  disabled: boolean
  /** `about` names the field that is typed in, so that it is undone as one. */
  onStep: (id: string, change: (node: FlowNode) => FlowNode, about?: string) => void
  /** Several at once: one way gives `otherwise` up to another. */
  onWays: (changes: readonly [string, Partial<FlowEdge>][], about?: string) => void
}

export type StepOf<K extends FlowNode['kind']> = Extract<FlowNode, { kind: K }>

/** Changes some of a step; what becomes `undefined` is left out. */
export type SetStep<N extends FlowNode> = (change: Partial<N>, about?: string) => void
