/** An event log from a table (CSV, TSV, XLSX): one row an event. */
import { readTable, TableError } from '#kernel/io/tables/index.ts'
import { LogFileError, longestText, mostAttributes, mostEvents, RowFaults } from './read-faults.ts'
import { type ColumnMapping, columnRoles, requiredRoles } from './rules/columns.ts'
import type { EventLog } from './rules/event-log.ts'
import { LogBuilder } from './rules/log-builder.ts'
import { promoteConstant } from './rules/promote.ts'
import { timestampReader } from './rules/timestamp.ts'

export interface ReadLog {
  log: EventLog
  faults: RowFaults
  duplicates: number
  leftOut: number
}

/**
 * @param mapping role -> header
 * @throws LogFileError when a column is missing or the file is no table
 */
export async function readTableLog(path: string, mapping: ColumnMapping, timeZone: string): Promise<ReadLog> {
  const reader = await readTable(path).catch(asFileError)
  const at: Partial<Record<(typeof columnRoles)[number], number>> = {}
  for (const role of columnRoles) {
    const header = mapping[role]
    if (header === undefined) continue
    const index = reader.headers.indexOf(header)
    if (index < 0) throw new LogFileError('event-log.no-column', { column: header })
    at[role] = index
  }
  for (const role of requiredRoles) if (at[role] === undefined) throw new LogFileError(`event-log.needs-${role}`)
  const roles = new Set(Object.values(at))
  const rest = reader.headers
    .map((header, index) => ({ header, index }))
    .filter(({ header, index }) => !roles.has(index) && !/^Column \d+$/.test(header))
    .slice(0, mostAttributes)
  const ofCase = rest.filter(({ header }) => header.startsWith('case:'))
  const ofEvent = rest.filter(({ header }) => !header.startsWith('case:'))

  const builder = new LogBuilder({ dropDuplicates: true })
  const faults = new RowFaults()
  const timeOf = timestampReader(timeZone)
  const described = new Set<string>()
  let row = reader.firstRow - 1
  try {
    for await (const cells of reader.rows()) {
      row += 1
      if (cells.every((cell) => cell === '')) continue
      if (builder.events >= mostEvents) throw new LogFileError('event-log.too-many', { max: mostEvents })
      const cell = (role: (typeof columnRoles)[number]) =>
        at[role] === undefined ? '' : (cells[at[role]] ?? '').trim()
      const read = readRow(cell, timeOf)
      if ('code' in read) {
        faults.add(read.code, { row, ...read.params })
        continue
      }
      if (ofCase.length > 0 && !described.has(read.case)) {
        described.add(read.case)
        builder.describe(read.case, attributes(cells, ofCase, 5))
      }
      builder.add({ ...read, attributes: attributes(cells, ofEvent, 0) })
    }
  } catch (error) {
    asFileError(error)
  }
  return {
    log: promoteConstant(builder.build()),
    faults,
    duplicates: builder.duplicates,
    leftOut: builder.leftOut,
  }
}

type Cell = (role: (typeof columnRoles)[number]) => string

function readRow(cell: Cell, timeOf: (text: string) => number | undefined) {
  const wrong = (code: string, params: Record<string, unknown> = {}) => ({ code: `event-log.row-${code}`, params })
  const [key, activity, time, begun] = [cell('case'), cell('activity'), cell('at'), cell('start')]
  if (!key) return wrong('no-case')
  if (!activity) return wrong('no-activity')
  if (key.length > longestText || activity.length > longestText) return wrong('too-long', { max: longestText })
  if (!time) return wrong('no-time')
  const at = timeOf(time)
  if (at === undefined) return wrong('bad-time', { text: time.slice(0, 60) })
  const start = begun ? timeOf(begun) : null
  if (start === undefined) return wrong('bad-time', { text: begun.slice(0, 60) })
  if (start !== null && start > at) return wrong('start-after-end')
  return {
    case: key,
    activity,
    at,
    start,
    resource: cell('resource').slice(0, longestText) || null,
    lifecycle: cell('lifecycle') || null,
    instance: cell('instance') || null,
  }
}

/** @param prefix characters of the header that only say whose attribute it is */
function attributes(
  cells: readonly string[],
  columns: readonly { header: string; index: number }[],
  prefix: number,
): Record<string, string> {
  const found: Record<string, string> = {}
  for (const { header, index } of columns) {
    const value = cells[index]
    if (value) found[header.slice(prefix)] = value.slice(0, longestText)
  }
  return found
}

export function asFileError(error: unknown): never {
  if (error instanceof TableError) throw new LogFileError(error.code, error.params)
  throw error
}
