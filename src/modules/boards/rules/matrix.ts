/** Figures in two directions: a dimension over time, or weekdays over weeks. */
import { addDays, startOfWeek } from '#kernel/pure/dates.ts'
import { total } from './change.ts'
import { type Part, topAndOthers } from './parts.ts'

export interface MatrixRow {
  id: string | null
  label: string
  /** In the order of the columns; null where there is no figure. */
  values: (number | null)[]
  /** Sum of the row; null when rows of this metric do not add up. */
  total: number | null
}

export interface Matrix {
  columns: string[]
  rows: MatrixRow[]
}

export interface Cell {
  id: string | null
  label: string
  column: string
  value: number | null
}

/**
 * Rows by id, columns in the order of their names (periods sort as they follow each other). With `top`, the largest rows
 * are kept and, where figures add up, the rest is one row that `others` names.
 */
export function matrixOf(
  cells: readonly Cell[],
  { additive, top, others }: { additive: boolean; top?: number | undefined; others: string },
): Matrix {
  const columns = [...new Set(cells.map(({ column }) => column))].sort()
  const place = new Map(columns.map((column, at) => [column, at]))
  const rows = new Map<string | null, MatrixRow>()
  for (const { id, label, column, value } of cells) {
    const row = rows.get(id) ?? { id, label, values: columns.map(() => null), total: null }
    row.values[place.get(column)!] = value
    rows.set(id, row)
  }
  const all = [...rows.values()]
  for (const row of all) row.total = additive ? total(row.values) : null
  const size = (row: MatrixRow) => row.total ?? row.values.findLast((value) => value !== null) ?? null
  const parts: (Part & { row: MatrixRow })[] = all.map((row) => ({ ...row, row, value: size(row) }))
  const { shown } = topAndOthers(parts, top ?? all.length)
  const kept = shown.map(({ row }) => row)
  const rest = all.filter((row) => !kept.includes(row))
  if (rest.length === 0 || !additive) return { columns, rows: kept }
  const sums = columns.map((_, at) => total(rest.map((row) => row.values[at] ?? null)))
  return { columns, rows: [...kept, { id: 'others', label: others, values: sums, total: total(sums) }] }
}

export interface HoursMatrix {
  /** From the first to the last hour that has a figure. */
  hours: number[]
  /** Monday to Sunday. */
  days: (number | null)[][]
}

/** Figures by weekday (1 is Monday) and hour. Where figures add up, nothing is zero; else there is none. */
export function hoursMatrix(
  cells: readonly { weekday: number; hour: number; value: number | null }[],
  additive: boolean,
): HoursMatrix {
  const known = cells.filter(({ value }) => value !== null && value !== 0).map(({ hour }) => hour)
  if (known.length === 0) return { hours: [], days: [] }
  const first = Math.min(...known)
  const hours = Array.from({ length: Math.max(...known) - first + 1 }, (_, at) => first + at)
  const values = new Map(cells.map(({ weekday, hour, value }) => [`${weekday} ${hour}`, value]))
  const nothing = additive ? 0 : null
  const days = [1, 2, 3, 4, 5, 6, 7].map((weekday) => hours.map((hour) => values.get(`${weekday} ${hour}`) ?? nothing))
  return { hours, days }
}

export interface WeekdayMatrix {
  /** Mondays. */
  weeks: string[]
  /** Monday to Sunday; null for days that the figures do not reach. */
  days: (number | null)[][]
}

/** Days as a calendar: seven rows, a column a week. A day without a figure within the span counts as nothing. */
export function weekdayMatrix(
  days: readonly { day: string; value: number | null }[],
  span: { from: string; to: string },
): WeekdayMatrix {
  const values = new Map(days.map(({ day, value }) => [day, value]))
  const weeks: string[] = []
  for (let week = startOfWeek(span.from); week <= span.to; week = addDays(week, 7)) weeks.push(week)
  const rows = Array.from({ length: 7 }, (_, weekday) =>
    weeks.map((week) => {
      const day = addDays(week, weekday)
      return day < span.from || day > span.to ? null : (values.get(day) ?? 0)
    }),
  )
  return { weeks, days: rows }
}
