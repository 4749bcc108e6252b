/** Where a key takes the focus in the table. Row -1 is the header; column 0 holds the checkboxes. */

export interface Place {
  row: number
  col: number
}

export interface GridSize {
  rows: number
  cols: number
  /** Rows of one screen. */
  page: number
}

/** The new place for an arrow or paging key, kept inside the table; undefined for other keys. */
export function placeAfter(
  key: string,
  ctrl: boolean,
  { row, col }: Place,
  { rows, cols, page }: GridSize,
): Place | undefined {
  const lastRow = rows - 1
  const lastCol = cols - 1
  const at = (r: number, c: number): Place => ({
    row: Math.max(-1, Math.min(lastRow, r)),
    col: Math.max(0, Math.min(lastCol, c)),
  })
  switch (key) {
    case 'ArrowUp':
      return at(row - 1, col)
    case 'ArrowDown':
      return at(row + 1, col)
    case 'ArrowLeft':
      return at(row, col - 1)
    case 'ArrowRight':
      return at(row, col + 1)
    case 'Home':
      return ctrl ? at(0, 0) : at(row, 0)
    case 'End':
      return ctrl ? at(lastRow, lastCol) : at(row, lastCol)
    case 'PageUp':
      return at(Math.max(0, row - page), col)
    case 'PageDown':
      return at(row + page, col)
    default:
      return undefined
  }
}
