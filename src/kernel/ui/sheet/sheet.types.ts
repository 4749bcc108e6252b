import type { ReactNode } from 'react'

export interface SheetColumn {
  key: string
  label: string
  /** Second line of the head. */
  hint?: string
  width?: number
  /** A total: stands out, and stays beside the first column while the others scroll. Only the first column can. */
  strong?: boolean
}

export interface SheetRow {
  key: string
  label: string
  hint?: string
  /** Rows with the same group follow each other under one line with the sums of the group. */
  group?: string | null
  tag?: ReactNode
}

/** What a cell shows. A text that could not be read stays as it was typed, with its fault. */
export interface SheetCell {
  value: string | null
  text?: string
  fault?: string
  /** Cannot be edited, and why. */
  locked?: string
  /** Differs from what is saved. */
  changed?: boolean
}

/** A figure, nothing, or a text that is none. */
export type CellReading = { value: string | null } | { text: string; fault: string }

export interface CellEdit {
  row: string
  column: string
  reading: CellReading
}

/** A line below the rows: sums, targets, gaps. */
export interface SheetFoot {
  key: string
  label: string
  value: (column: string) => string | null
  /** Marked when the figure is not zero. */
  gap?: boolean
}
