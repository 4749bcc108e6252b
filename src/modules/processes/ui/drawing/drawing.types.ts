import type { Node } from '@xyflow/react'
import type { Change } from '../../rules/diff.ts'
import type { FlowEdge, FlowNode, Position } from '../../rules/flow.types.ts'
import type { NameOf } from './words.ts'

export interface StepData extends Record<string, unknown> {
  step: FlowNode
  nameOf: NameOf
  /** The worst fault of the step. */
  fault: 'error' | 'warning' | undefined
  /** Against another version. */
  change: Change | undefined
  /** Where a test run has passed: its number. */
  passed: number | undefined
  editable: boolean
}

export type StepNode = Node<StepData, 'step'>

export interface WayData extends Record<string, unknown> {
  way: FlowEdge
  route: Position[]
  fault: boolean
  change: Change | undefined
  passed: boolean
  /** Offers to put a step here. */
  onInsert?: (way: string, at: DOMRect) => void
}
