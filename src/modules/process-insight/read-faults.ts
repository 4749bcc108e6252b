/** What is wrong with an uploaded log, row by row. */
import type { Violation } from '#kernel/entity/meta.types.ts'
import { violation } from '#kernel/pure/violations.ts'

export const mostFaultsShown = 100
/** A log is held in memory while it is looked at. */
export const mostEvents = 2_000_000
export const mostAttributes = 60
export const longestText = 500

/** The file as a whole cannot be read. */
export class LogFileError extends Error {
  readonly violation: Violation
  constructor(code: string, params?: Record<string, unknown>) {
    super(code)
    this.violation = violation(code, 'file', params)
  }
}

/** Rows that cannot be read; the first hundred are kept to be shown. */
export class RowFaults {
  count = 0
  readonly shown: Violation[] = []
  add(code: string, params: Record<string, unknown>): void {
    this.count += 1
    if (this.shown.length < mostFaultsShown) this.shown.push(violation(code, 'file', params))
  }
}
