/** How large steps are drawn, in pixels. Heights are multiples of 16, so that middles meet on a grid of 8. */
import type { NodeKind, Position } from './flow.types.ts'
import { linesOf } from './text-lines.ts'

export interface Size {
  width: number
  height: number
}

export interface Box extends Position, Size {}

export const grid = 8

const card: Size = { width: 184, height: 64 }
const pill: Size = { width: 128, height: 48 }
const diamond: Size = { width: 48, height: 48 }

/** The room for the name as drawing.css leaves it; `rest` is what stands above and below the name. */
const cardName = { width: 116, font: 14, line: 20, rest: 20 }
const pillName = { width: 74, font: 13, line: 17, rest: 16 }
const diamondName = { width: 104, font: 12, line: 16 }

/** The size of a step: a name that is longer than a line makes it higher, so that no name is cut. */
export function sizeOf(kind: NodeKind, name = ''): Size {
  if (kind === 'start' || kind === 'end') return grown(pill, name, pillName)
  if (kind === 'condition' || kind === 'parallel' || kind === 'inclusive') return diamond
  return grown(card, name, cardName)
}

function grown(size: Size, name: string, words: typeof cardName): Size {
  const needed = linesOf(name, words.width, words.font) * words.line + words.rest
  return { width: size.width, height: Math.max(size.height, Math.ceil(needed / (2 * grid)) * 2 * grid) }
}

/** The room that a step needs with what is written beside it: the name of a split stands below. */
export function footprintOf(kind: NodeKind, name = ''): Size {
  const size = sizeOf(kind, name)
  if (size !== diamond) return size
  const lines = linesOf(name, diamondName.width, diamondName.font)
  return { width: 112, height: 96 + (lines - 1) * 2 * diamondName.line }
}

export const boxOf = ({ kind, name }: { kind: NodeKind; name: string }, position: Position): Box => ({
  ...position,
  ...sizeOf(kind, name),
})
