/** What an import was asked to do and how far it is, as its task keeps it. */
import type { Violation } from '#kernel/entity/meta.types.ts'
import type { ImportMode } from './import-batch.ts'
import type { Mapping } from './mapping.ts'
import type { Task } from './tasks.ts'

export interface ImportInput {
  fileName: string
  /** Key of the uploaded file in the store; null for a file on the disk of whoever runs the import. */
  storageKey: string | null
  sheet: string | null
  headers: string[]
  mapping: Mapping
  mode: ImportMode
  key: string | null
  dryRun: boolean
  language: 'zh' | 'en'
}

export interface RowFault {
  row: number
  violations: Violation[]
}

export interface ImportProgress {
  created: number
  updated: number
  skipped: number
  failed: number
  /** The first hundred. */
  errors: RowFault[]
  /** Files in the store with every failed row. */
  parts: string[]
  /** The last row that is committed: a run that was cut off goes on after it. */
  cursor: { pass: number; row: number }
}

export type ImportTask = Task<
  ImportInput,
  ImportProgress & { undo?: { undone: number; skipped: number }; undoFaults?: Violation[] }
>

export const shownErrors = 100
export const noProgress = (): ImportProgress => ({
  created: 0,
  updated: 0,
  skipped: 0,
  failed: 0,
  errors: [],
  parts: [],
  cursor: { pass: 0, row: 0 },
})
