import { decimal } from '#kernel/pure/decimal.ts'
import { add, isZero, subtract } from '#kernel/pure/money.ts'
import { type CellEdit, type CellReading, cellKey, type SheetCell } from '#kernel/ui/sheet/index.ts'
import type { CellChange, Matrix, MatrixCell, MatrixRow } from '../../matrix.types.ts'
import { respread } from '../../rules/proposal.ts'

const total = 'total'

/** What is said of a cell that cannot be changed. */
export interface LockWords {
  published: string
  notYours: string
  otherCurrency: (currency: string) => string
}

type Edits = ReadonlyMap<string, CellReading>

/** The matrix as it is on the screen: what is saved, and what was changed since. */
export class MatrixModel {
  readonly matrix: Matrix
  readonly edits: Edits
  private readonly saved: Map<string, MatrixCell>
  private readonly rows: Map<string, MatrixRow>
  /** Nothing here changes while it lives, so a sum is worked out once: 200 people by 12 months stay quick. */
  private readonly totals = new Map<string, string | null>()
  private readonly sums = new Map<string, string | null>()

  constructor(matrix: Matrix, edits: Edits) {
    this.matrix = matrix
    this.edits = edits
    this.rows = new Map(matrix.rows.map((row) => [row.key, row]))
    this.saved = new Map(matrix.cells.map((cell) => [cellKey(cell.row, cell.column), cell]))
  }

  savedAt(row: string, column: string): MatrixCell | undefined {
    return this.saved.get(cellKey(row, column))
  }

  /** The figure of a cell; a text that is none counts as nothing. A row with parts has their sum as its total. */
  value(row: string, column: string): string | null {
    if (column === total && this.sumsUp(row)) {
      const known = this.totals.get(row)
      if (known !== undefined) return known
      const sum = this.sum(this.matrix.columns.map((c) => this.value(row, c.key)))
      this.totals.set(row, sum)
      return sum
    }
    const edit = this.edits.get(cellKey(row, column))
    if (edit) return 'value' in edit ? edit.value : null
    return this.savedAt(row, column)?.value ?? null
  }

  /** Whether the row's total follows from its cells. */
  sumsUp(row: string): boolean {
    if (!this.matrix.additive || this.matrix.columns.length === 0) return false
    if (this.matrix.level === 'time') return true
    return this.matrix.columns.some((c) => this.value(row, c.key) !== null)
  }

  cell(row: string, column: string, words: LockWords): SheetCell {
    const facts = this.rows.get(row)
    const saved = this.savedAt(row, column)
    const edit = this.edits.get(cellKey(row, column))
    const value = this.value(row, column)
    const locked = this.lockOf(row, column, facts?.editable === true, words)
    const changed =
      column === total
        ? value !== (saved?.value ?? null) && (edit !== undefined || this.sumsUp(row))
        : edit !== undefined
    return {
      value,
      ...(edit && 'fault' in edit && { text: edit.text, fault: edit.fault }),
      ...(locked !== undefined && { locked }),
      ...(changed && this.differs(value, saved?.value ?? null) && { changed: true }),
    }
  }

  private lockOf(row: string, column: string, editable: boolean, words: LockWords) {
    if (!editable) return words.notYours
    const saved = this.savedAt(row, column)
    if (saved?.state === 'published') return words.published
    if (saved?.currency) return words.otherCurrency(saved.currency)
    return this.matrix.level === 'time' && column === total ? words.notYours : undefined
  }

  private differs(a: string | null, b: string | null): boolean {
    return a === null || b === null ? a !== b : !isZero(subtract(a, b))
  }

  sum(values: readonly (string | null)[]): string | null {
    const known = values.filter((v) => v !== null)
    return known.length === 0 ? null : decimal(known.reduce((all, v) => add(all, v), '0')).toFixed()
  }

  columnSum(column: string, group?: string): string | null {
    const key = cellKey(group ?? '', column)
    const known = this.sums.get(key)
    if (known !== undefined) return known
    const rows = this.matrix.rows.filter((r) => group === undefined || r.group === group)
    const sum = this.sum(rows.map((r) => this.value(r.key, column)))
    this.sums.set(key, sum)
    return sum
  }

  /** What the column should add up to: the goal itself, or its own part of this time. */
  columnTarget(column: string): string | null {
    if (column === total) return this.matrix.parent.target
    return this.matrix.columns.find((c) => c.key === column)?.target ?? null
  }

  /** Sum less target: negative while something is not given to anybody. */
  columnGap(column: string): string | null {
    const target = this.columnTarget(column)
    return target === null ? null : decimal(subtract(this.columnSum(column) ?? '0', target)).toFixed()
  }

  private isFixed(row: string, column: string): boolean {
    const saved = this.savedAt(row, column)
    return saved !== undefined && (saved.state === 'published' || saved.currency !== null)
  }

  /** A total typed over a row with columns is spread over its cells, in their proportion; those that cannot be changed stay. */
  expand(edits: readonly CellEdit[]): CellEdit[] {
    return edits.flatMap((edit) => {
      const { columns, additive, level } = this.matrix
      if (edit.column !== total || columns.length === 0 || !additive || level === 'time') return [edit]
      if (!('value' in edit.reading)) return [edit]
      const free = columns.filter((c) => !this.isFixed(edit.row, c.key))
      if (edit.reading.value === null) return free.map((c) => ({ ...edit, column: c.key, reading: { value: null } }))
      const fixed = this.sum(columns.filter((c) => !free.includes(c)).map((c) => this.value(edit.row, c.key))) ?? '0'
      const left = subtract(edit.reading.value, fixed)
      const parts = respread(
        left,
        free.map((c) => this.value(edit.row, c.key)),
      )
      return free.map((c, i) => ({ ...edit, column: c.key, reading: { value: parts[i]! } }))
    })
  }

  /** Cells that differ from what is saved, ready to be sent; a total that follows from its cells is not. */
  changes(): CellChange[] {
    return [...this.edits]
      .flatMap(([key, reading]): CellChange[] => {
        const [row, column] = key.split('\t') as [string, string]
        if (!('value' in reading)) return []
        if (column === total && this.sumsUp(row)) return []
        const saved = this.savedAt(row, column)
        if (!this.differs(reading.value, saved?.value ?? null)) return []
        return [{ row, column, value: reading.value, ...(saved && { version: saved.version }) }]
      })
      .concat(this.emptied())
  }

  /** Rows whose last cell was cleared lose their own goal too. */
  private emptied(): CellChange[] {
    if (!this.matrix.additive || this.matrix.columns.length === 0 || this.matrix.level === 'time') return []
    const touched = new Set([...this.edits.keys()].map((key) => key.split('\t')[0]!))
    return [...touched].flatMap((row) => {
      const own = this.savedAt(row, total)
      const had = this.matrix.columns.some((c) => this.savedAt(row, c.key))
      const none = this.matrix.columns.every((c) => this.value(row, c.key) === null)
      const given = this.edits.has(cellKey(row, total))
      return own && had && none && !given && own.state === 'draft'
        ? [{ row, column: total, value: null, version: own.version }]
        : []
    })
  }

  faults(): number {
    return [...this.edits.values()].filter((reading) => 'fault' in reading).length
  }
}
