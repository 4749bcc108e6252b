/** How large steps are drawn, in pixels. Heights are multiples of 16, so that middles meet on a grid of 8. */
import type { NodeKind, Position } from './flow.types.ts'

export interface Size {
  width: number
  height: number
}

export interface Box extends Position, Size {}

export const grid = 8

const card: Size = { width: 184, height: 64 }
const pill: Size = { width: 112, height: 48 }
const diamond: Size = { width: 48, height: 48 }

export function sizeOf(kind: NodeKind): Size {
  if (kind === 'start' || kind === 'end') return pill
  if (kind === 'condition' || kind === 'parallel' || kind === 'inclusive') return diamond
  return card
}

/** The room that a step needs with what is written beside it: the name of a split stands below. */
export function footprintOf(kind: NodeKind): Size {
  const size = sizeOf(kind)
  return size === diamond ? { width: 112, height: 96 } : size
}

export const boxOf = (kind: NodeKind, position: Position): Box => ({ ...position, ...sizeOf(kind) })
