/** Groups of the database -> the lines and columns of a cross table, in a stable order, with totals. */

import { compareKeys, compareValues } from './pivot-order.ts'
import type {
  Pivot,
  PivotColumn,
  PivotGroup,
  PivotKey,
  PivotLine,
  PivotValue,
  ReportDefinition,
} from './report.types.ts'
import { showFigures } from './shown-figures.ts'

type Shape = Pick<ReportDefinition, 'rows' | 'columns' | 'measures' | 'sort' | 'limit' | 'subtotals' | 'totals'>

/**
 * @param groups figures of every level: each prefix of the row fields, with all column fields and with none
 * @returns raw figures are replaced by shares, running totals or differences where a measure asks for it
 */
export function pivot(shape: Shape, groups: readonly PivotGroup[]): Pivot {
  const figures = new Map(groups.map((each) => [placeOf(each.rows, each.columns), each.values]))
  const at = (rows: readonly PivotKey[], columns: readonly PivotKey[]): readonly PivotValue[] =>
    figures.get(placeOf(rows, columns)) ?? shape.measures.map(() => null)

  const columns = columnsOf(shape, groups)
  const tree = treeOf(shape, groups, (keys) => at(keys, []))
  const shown = shape.limit ? tree.slice(0, shape.limit) : tree
  const lines: PivotLine[] = []
  const line = (keys: PivotKey[], kind: PivotLine['kind']): PivotLine => ({
    keys,
    kind,
    cells: columns.map((column) => [...at(keys, column.keys)]),
  })
  const visit = (nodes: readonly Node[]) => {
    for (const { keys, children } of nodes) {
      if (keys.length === shape.rows.length) lines.push(line(keys, 'row'))
      else {
        visit(children)
        if (shape.subtotals) lines.push(line(keys, 'subtotal'))
      }
    }
  }
  visit(shown)
  if (shape.totals || shape.rows.length === 0) lines.push(line([], 'total'))
  return { columns, lines: showFigures(shape, columns, lines, at), groups: tree.length }
}

const placeOf = (rows: readonly PivotKey[], columns: readonly PivotKey[]): string =>
  JSON.stringify([rows.map(({ id }) => id), columns.map(({ id }) => id)])

function columnsOf(shape: Shape, groups: readonly PivotGroup[]): PivotColumn[] {
  if (shape.columns.length === 0) return [{ keys: [], isTotal: true }]
  const found = new Map<string, PivotKey[]>()
  for (const { columns } of groups) if (columns.length > 0) found.set(placeOf([], columns), columns)
  const sorted = [...found.values()].sort(comparePaths).map((keys) => ({ keys, isTotal: false }))
  return shape.totals || sorted.length === 0 ? [...sorted, { keys: [], isTotal: true }] : sorted
}

function comparePaths(a: readonly PivotKey[], b: readonly PivotKey[]): number {
  for (const [i, key] of a.entries()) {
    const order = compareKeys(key, b[i]!)
    if (order !== 0) return order
  }
  return 0
}

interface Node {
  keys: PivotKey[]
  children: Node[]
}

/** The row groups below each other; siblings in the order the report asks for. */
function treeOf(
  { rows, sort }: Shape,
  groups: readonly PivotGroup[],
  total: (keys: readonly PivotKey[]) => readonly PivotValue[],
): Node[] {
  const nodes = new Map<string, Node>([[placeOf([], []), { keys: [], children: [] }]])
  const all = groups.filter((each) => each.rows.length > 0).sort((a, b) => a.rows.length - b.rows.length)
  for (const { rows: keys } of all) {
    const place = placeOf(keys, [])
    if (nodes.has(place)) continue
    const node = { keys, children: [] }
    nodes.set(place, node)
    nodes.get(placeOf(keys.slice(0, -1), []))?.children.push(node)
  }
  const root = nodes.get(placeOf([], []))!
  if (rows.length === 0) return []
  const by = sort?.by ?? 'label'
  const sign = sort?.direction === 'desc' ? -1 : 1
  const compare = (a: Node, b: Node): number => {
    const byLabel = compareKeys(a.keys.at(-1)!, b.keys.at(-1)!)
    if (by === 'label') return isNone(a) || isNone(b) ? byLabel : sign * byLabel
    return compareValues(total(a.keys)[by] ?? null, total(b.keys)[by] ?? null, sign) || byLabel
  }
  const order = (node: Node) => {
    node.children.sort(compare)
    node.children.forEach(order)
  }
  order(root)
  return root.children
}

/** Records without a value come last in either direction. */
const isNone = (node: Node): boolean => node.keys.at(-1)!.id === null
