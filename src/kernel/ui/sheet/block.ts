import { type Place, type Range, rangeOf, type Selection, type Size } from './selection.ts'

/**
 * Reads what a spreadsheet puts on the clipboard: columns by tab, rows by line, cells with line breaks or quotes in quotes. A line
 * break at the very end is no row of its own.
 */
export function parseBlock(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let quoted = false
  const source = text.replace(/\r\n?/g, '\n')
  for (let i = 0; i < source.length; i += 1) {
    const char = source[i]!
    if (quoted) {
      if (char !== '"') cell += char
      else if (source[i + 1] === '"') {
        cell += '"'
        i += 1
      } else quoted = false
    } else if (char === '"' && cell === '' && closes(source, i)) quoted = true
    else if (char === '\t' || char === '\n') {
      row.push(cell)
      cell = ''
      if (char === '\n') {
        rows.push(row)
        row = []
      }
    } else cell += char
  }
  if (cell !== '' || row.length > 0) rows.push([...row, cell])
  return rows
}

/** A quote opens a cell only if another one ends it: `5" pipe` is no quoted cell. */
function closes(source: string, open: number): boolean {
  for (let i = open + 1; i < source.length; i += 1) {
    if (source[i] !== '"') continue
    if (source[i + 1] === '"') i += 1
    else return i + 1 === source.length || source[i + 1] === '\t' || source[i + 1] === '\n'
  }
  return false
}

/** The same the other way. */
export function blockText(rows: readonly (readonly string[])[]): string {
  const quote = (cell: string) => (/["\t\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
  return rows.map((row) => row.map(quote).join('\t')).join('\n')
}

export interface Pasted {
  cells: (Place & { text: string })[]
  /** Cells of the block that lie beyond the grid. */
  outside: number
  /** What the selection is afterwards. */
  selection: Selection
}

/**
 * Where the cells of a block go: from the upper left corner of the selection on. A block that fits a larger selection a whole number
 * of times fills it, so that one figure can be put into many cells.
 */
export function place(block: readonly (readonly string[])[], selection: Selection, size: Size): Pasted {
  const range = rangeOf(selection)
  const height = block.length
  const width = Math.max(0, ...block.map((row) => row.length))
  if (height === 0 || width === 0) return { cells: [], outside: 0, selection }
  const times = (chosen: number, count: number) => (chosen > count && chosen % count === 0 ? chosen : count)
  const rows = times(range.bottom - range.top + 1, height)
  const columns = times(range.right - range.left + 1, width)
  const cells: Pasted['cells'] = []
  let outside = 0
  for (let r = 0; r < rows; r += 1) {
    for (let c = 0; c < columns; c += 1) {
      const text = block[r % height]![c % width]
      if (text === undefined) continue
      const row = range.top + r
      const column = range.left + c
      if (row >= size.rows || column >= size.columns) outside += 1
      else cells.push({ row, column, text })
    }
  }
  const focus = {
    row: Math.min(range.top + rows, size.rows) - 1,
    column: Math.min(range.left + columns, size.columns) - 1,
  }
  return { cells, outside, selection: { anchor: { row: range.top, column: range.left }, focus } }
}

/** Copies the first row of the range down, or its first column to the right. */
export function filled(range: Range, direction: 'down' | 'right'): { from: Place; to: Place }[] {
  const copies: { from: Place; to: Place }[] = []
  for (let row = range.top; row <= range.bottom; row += 1) {
    for (let column = range.left; column <= range.right; column += 1) {
      const from = direction === 'down' ? { row: range.top, column } : { row, column: range.left }
      if (from.row !== row || from.column !== column) copies.push({ from, to: { row, column } })
    }
  }
  return copies
}
