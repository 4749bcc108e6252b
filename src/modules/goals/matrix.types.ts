/** What the matrix of a goal says to its screen. No server code here. */
import type { Subject } from './rules/cascade.ts'
import type { PeriodKind } from './rules/period.ts'

/** To whom a goal is split; `time` = to nobody else, only over its periods. */
export const levels = ['time', 'department', 'region', 'product-line', 'person'] as const
export type Level = (typeof levels)[number]

export type ColumnKind = PeriodKind | 'none'
/** Column of a row's own goal for the whole period. */
export const totalColumn = 'total'

export interface MatrixColumn {
  key: string
  startsOn: string
  endsOn: string
  /** Target of the parent's own goal of this period, if it has one. */
  target: string | null
}

export interface MatrixRow {
  /** Id of the person, department or region; the product line; `self` for a split over time alone. */
  key: string
  label: string
  /** Name of the group the row stands in (a person's department). */
  group: string | null
  left: boolean
  /** Whether this person may set these goals. */
  editable: boolean
}

export interface MatrixCell {
  row: string
  column: string
  goal: string
  version: number
  /** In the parent's currency. */
  value: string
  state: 'draft' | 'published'
  /** The goal's own currency where that is another: it is changed on its own page. */
  currency: string | null
}

export interface Matrix {
  parent: {
    id: string
    version: number
    name: string
    metric: string
    unit: string
    currency: string | null
    subject: Subject
    periodKind: PeriodKind
    period: string
    target: string
    state: string
  }
  level: Level
  columnKind: ColumnKind
  additive: boolean
  columns: MatrixColumn[]
  rows: MatrixRow[]
  cells: MatrixCell[]
  /** Levels and kinds of columns that this goal can be split into. */
  levels: Level[]
  columnKinds: ColumnKind[]
}

export interface CellChange {
  row: string
  column: string
  /** Null clears the cell: its draft goal is removed. */
  value: string | null
  /** Version of the goal that was seen; left out when the cell was empty. */
  version?: number | undefined
}

export interface CellFault {
  row: string
  column: string
  code: string
  message?: string
  params?: Record<string, unknown>
}
