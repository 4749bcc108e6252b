import { hierarchy, tree } from 'd3-hierarchy'
import type { Unit } from './orgTree.ts'

export const CARD_WIDTH = 196
const GAP_X = 16
const GAP_Y = 46
const HEAD = 62
const LINE = 30
/** People shown on a card before it is opened. */
export const SHOWN = 6
const PER_LINE = 2

/** Height of a card on the chart, as its style sheet lays it out. */
export function cardHeight(unit: Unit, open: boolean): number {
  const shown = open ? unit.people.length : Math.min(unit.people.length, SHOWN)
  const more = unit.people.length > SHOWN ? 1 : 0
  const lines = Math.ceil(shown / PER_LINE) + more
  return HEAD + (lines > 0 ? lines * LINE + 10 : 0)
}

export interface Placed {
  unit: Unit
  x: number
  y: number
  height: number
}

interface Root {
  children: Unit[]
}

/** Places of all cards from above to below; children of folded units are left out. */
export function place(roots: Unit[], folded: ReadonlySet<string>, open: ReadonlySet<string>): Placed[] {
  const top = hierarchy<Unit | Root>({ children: roots }, (node) =>
    'id' in node && folded.has(node.id) ? [] : node.children,
  )
  const laid = tree<Unit | Root>()
    .nodeSize([CARD_WIDTH + GAP_X, 1])
    .separation((a, b) => (a.parent === b.parent ? 1 : 1.15))(top)
  const heightOf = (node: Unit | Root) => ('id' in node ? cardHeight(node, open.has(node.id)) : 0)
  // A level begins below the tallest card of the level above.
  const tallest: number[] = []
  laid.each((node) => {
    tallest[node.depth] = Math.max(tallest[node.depth] ?? 0, heightOf(node.data))
  })
  const tops = tallest.map((_, depth) => tallest.slice(1, depth).reduce((sum, height) => sum + height + GAP_Y, 0))
  const placed: Placed[] = []
  laid.each((node) => {
    if ('id' in node.data)
      placed.push({ unit: node.data, x: node.x, y: tops[node.depth] ?? 0, height: heightOf(node.data) })
  })
  return placed
}
