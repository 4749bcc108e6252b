import type { Violation } from '#kernel/entity/meta.types.ts'

/** How a field is filled, in the API's form. */
export interface ColumnMapping {
  column?: string
  match?: string
  values?: Record<string, unknown>
  constant?: unknown
  clear?: boolean
  order?: 'dmy' | 'mdy'
}
export type Mapping = Record<string, string | ColumnMapping | null>

/** What the server found in a file before anything is imported. */
export interface ImportPreview {
  upload: string
  fileName: string
  encoding: string | null
  sheets?: string[]
  sheet?: string
  headers: string[]
  /** The first rows. */
  rows: string[][]
  totalRows: number | null
  entity: string | null
  mapping: Mapping | null
  /** The mapping was used for such a file before. */
  remembered: boolean
  /** Different values of each column, as far as there are few. */
  distinct: Record<string, string[]>
}

/** A value of the file and what it stands for; `to` in the API's form, null to leave it empty. */
export interface Translation {
  to: string | null
  label: string
}

/** What the person decided about one column of the file. */
export interface ColumnPlan {
  /** Field name; null leaves the column out. */
  field: string | null
  match?: string
  values: Record<string, Translation>
  clear?: boolean
  order?: 'dmy' | 'mdy'
  /** Where the choice of the field came from. */
  origin: 'guess' | 'memory' | 'person'
}

export type ImportMode = 'insert' | 'update' | 'both'

export interface ImportPlan {
  columns: Record<string, ColumnPlan>
  /** Fields with the same value in every row, in the form of the editors. */
  constants: Record<string, unknown>
  mode: ImportMode
  key: string | null
}

export type ImportState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled' | 'undoing' | 'undone'

export interface ImportJob {
  id: string
  entity: string
  fileName: string
  state: ImportState
  mode: ImportMode
  key: string | null
  dryRun: boolean
  total: number | null
  done: number
  created: number
  updated: number
  skipped: number
  failed: number
  /** The first hundred. */
  errors: { row: number; violations: Violation[] }[]
  /** Why it broke off, in the reader's language. */
  faults?: Violation[]
  undo?: { undone: number; skipped: number }
  undoFaults?: Violation[]
  createdAt: string
  /** Id of the employee who imported. */
  createdBy: string | null
  finishedAt: string | null
}
