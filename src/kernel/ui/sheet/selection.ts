/** Which cells of a grid are chosen: from an anchor to a focus, as in every spreadsheet. Rows and columns count from 0. */

export interface Place {
  row: number
  column: number
}

export interface Selection {
  anchor: Place
  focus: Place
}

export interface Size {
  rows: number
  columns: number
}

export interface Range {
  top: number
  left: number
  bottom: number
  right: number
}

export const at = (row: number, column: number): Selection => ({ anchor: { row, column }, focus: { row, column } })

export function rangeOf({ anchor, focus }: Selection): Range {
  return {
    top: Math.min(anchor.row, focus.row),
    bottom: Math.max(anchor.row, focus.row),
    left: Math.min(anchor.column, focus.column),
    right: Math.max(anchor.column, focus.column),
  }
}

export const isInside = (range: Range, row: number, column: number): boolean =>
  row >= range.top && row <= range.bottom && column >= range.left && column <= range.right

const within = (value: number, count: number): number => Math.max(0, Math.min(value, count - 1))

/** Keeps a selection inside a grid that became smaller. */
export function clamp({ anchor, focus }: Selection, size: Size): Selection {
  const inside = (place: Place): Place => ({
    row: within(place.row, size.rows),
    column: within(place.column, size.columns),
  })
  return { anchor: inside(anchor), focus: inside(focus) }
}

/** Steps from the focus; with `extend` the anchor stays. Stops at the edges. */
export function moved(selection: Selection, rows: number, columns: number, size: Size, extend: boolean): Selection {
  const focus = {
    row: within(selection.focus.row + rows, size.rows),
    column: within(selection.focus.column + columns, size.columns),
  }
  return { anchor: extend ? selection.anchor : focus, focus }
}

/** The next cell in reading order, or back; null beyond the last one, so that the keyboard can leave the grid. */
export function tabbed({ focus }: Selection, back: boolean, size: Size): Selection | null {
  const index = focus.row * size.columns + focus.column + (back ? -1 : 1)
  if (index < 0 || index >= size.rows * size.columns) return null
  return at(Math.floor(index / size.columns), index % size.columns)
}

const arrows: Record<string, readonly [rows: number, columns: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

export interface KeyPress {
  key: string
  shift: boolean
  /** Ctrl, or Cmd on a Mac. */
  mod: boolean
}

/** Rows that PageUp and PageDown move. */
const pageRows = 10

/** Where a key of movement leads; undefined for other keys. With the modifier arrows go to the edge. */
export function afterKey(selection: Selection, { key, shift, mod }: KeyPress, size: Size): Selection | undefined {
  const arrow = arrows[key]
  if (arrow) {
    const far = mod ? Math.max(size.rows, size.columns) : 1
    return moved(selection, arrow[0] * far, arrow[1] * far, size, shift)
  }
  switch (key) {
    case 'Home':
      return moved(selection, mod ? -size.rows : 0, -size.columns, size, shift)
    case 'End':
      return moved(selection, mod ? size.rows : 0, size.columns, size, shift)
    case 'PageUp':
      return moved(selection, -pageRows, 0, size, shift)
    case 'PageDown':
      return moved(selection, pageRows, 0, size, shift)
    case 'a':
      return mod
        ? { anchor: { row: 0, column: 0 }, focus: { row: size.rows - 1, column: size.columns - 1 } }
        : undefined
    default:
      return undefined
  }
}
