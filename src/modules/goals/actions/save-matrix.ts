import { sql } from 'drizzle-orm'
import { AppError } from '#kernel/api/errors.ts'
import type { Context } from '#kernel/entity/context.ts'
import { Decimal, isDecimal } from '#kernel/pure/decimal.ts'
import type { Violation } from '#kernel/pure/violations.ts'
import type { Outcome } from '#kernel/write/create.ts'
import { createRecords } from '#kernel/write/create.ts'
import { removeRecords } from '#kernel/write/remove.ts'
import { updateRecords } from '#kernel/write/update.ts'
import { goal } from '../entities/goal.ts'
import { type CellChange, type CellFault, type MatrixCell, totalColumn } from '../matrix.types.ts'
import { readerOf } from '../metric-catalogue.ts'
import { type LoadedMatrix, loadMatrix } from '../queries/matrix.ts'
import type { RowFacts } from '../queries/matrix-rows.ts'

export interface SaveRequest {
  parent: string
  level: string
  columns: string
  cells: CellChange[]
}

/** A year of 200 people by months, and some more. */
export const mostCells = 5000

const place = (cell: { row: string; column: string }): string => `${cell.row}\t${cell.column}`

/**
 * Saves the changed cells of a matrix, all or none. Who saves second sees what the first one changed (409 with the cells as they
 * are now); cells that cannot be saved come back with their faults (422).
 */
export async function saveMatrix(
  ctx: Context,
  request: SaveRequest,
): Promise<{ created: number; updated: number; removed: number }> {
  // Two people who save parts of one goal do it one after the other.
  await ctx.sql.run(sql`select id from goal where id = ${request.parent}::uuid for update`)
  const matrix = await loadMatrix(readerOf(ctx), request.parent, request.level, request.columns)
  const known = new Map(matrix.cells.map((cell) => [place(cell), cell]))
  const faults = faultsOf(request.cells, matrix, known)
  if (faults.length) throw refused(faults)
  const moved = request.cells.filter((cell) => (known.get(place(cell))?.version ?? undefined) !== cell.version)
  if (moved.length) {
    const cells = moved.map(({ row, column }) => ({ row, column, current: known.get(place({ row, column })) ?? null }))
    throw new AppError(409, 'goal-matrix.conflict', [], { cells })
  }
  return write(ctx, matrix, known, request.cells)
}

const refused = (cells: CellFault[]): AppError => new AppError(422, 'goal-matrix.faults', [], { cells })

function faultsOf(
  changes: readonly CellChange[],
  matrix: LoadedMatrix,
  known: ReadonlyMap<string, MatrixCell>,
): CellFault[] {
  const rows = new Map(matrix.rows.map((row) => [row.key, row]))
  const columns = new Set(matrix.columns.map((c) => c.key))
  if (matrix.level !== 'time') columns.add(totalColumn)
  return changes.flatMap(({ row, column, value }): CellFault[] => {
    const fault = (code: string, params?: Record<string, unknown>): CellFault[] => [
      { row, column, code, ...(params && { params }) },
    ]
    const at = rows.get(row)
    if (!at) return fault('goal-matrix.unknown-row')
    if (!columns.has(column)) return fault('goal-matrix.unknown-column')
    if (!at.editable) return fault('goal.not-yours-to-set')
    if (value !== null && !isDecimal(value)) return fault('goal-matrix.not-a-number')
    const current = known.get(place({ row, column }))
    if (current?.state === 'published' && (value === null || !new Decimal(value).eq(current.value)))
      return fault('goal-matrix.published')
    if (current?.currency && value !== null && !new Decimal(value).eq(current.value))
      return fault('goal-matrix.other-currency', { currency: current.currency })
    return []
  })
}

/** What is to be written where, once all is known to be sound. */
async function write(
  ctx: Context,
  matrix: LoadedMatrix,
  known: ReadonlyMap<string, MatrixCell>,
  changes: readonly CellChange[],
): Promise<{ created: number; updated: number; removed: number }> {
  const after = new Map([...known].map(([key, cell]) => [key, cell.value as string | null]))
  for (const change of changes) after.set(place(change), change.value)
  if (matrix.level !== 'time') for (const row of touchedRows(changes)) settleTotal(matrix, row, known, changes, after)

  const wanted = [...after].map(([key, value]) => ({ key, value, cell: known.get(key) }))
  const gone = wanted.filter(({ value, cell }) => value === null && cell)
  const altered = wanted.filter(({ value, cell }) => cell && value !== null && !new Decimal(value).eq(cell.value))
  const fresh = wanted.filter(({ value, cell }) => !cell && value !== null)
  const isTotal = ({ key }: { key: string }) => key.endsWith(`\t${totalColumn}`)

  // Parts go before the row they belong to, and come after it.
  const removal = gone.toSorted((a, b) => Number(isTotal(a)) - Number(isTotal(b)))
  for (const { cell } of removal) await removeRecords(ctx, goal, [cell!.goal], { version: cell!.version })
  const updated = await updateRecords(
    ctx,
    goal,
    altered.map(({ value, cell }) => ({ id: cell!.goal, values: { target: value }, version: cell!.version })),
    { allOrNothing: true },
  )
  assertClean(altered, updated)
  const ids = new Map(matrix.cells.filter((c) => c.column === totalColumn).map((c) => [c.row, c.goal]))
  const rows = new Map(matrix.rows.map((row) => [row.key, row]))
  const make = async (items: typeof fresh) => {
    if (items.length === 0) return
    const outcomes = await createRecords(
      ctx,
      goal,
      items.map(({ key, value }) => {
        const [row, column] = key.split('\t') as [string, string]
        const parent = column === totalColumn || matrix.level === 'time' ? matrix.parent.id : ids.get(row)
        return { values: { ...valuesOf(matrix, rows.get(row)!, column), parent, target: value } }
      }),
      { allOrNothing: true },
    )
    assertClean(items, outcomes)
    items.forEach(({ key }, i) => {
      if (isTotal({ key })) ids.set(key.split('\t')[0]!, outcomes[i]!.id)
    })
  }
  await make(fresh.filter(isTotal))
  await make(fresh.filter((item) => !isTotal(item)))
  return { created: fresh.length, updated: altered.length, removed: gone.length }
}

const touchedRows = (changes: readonly CellChange[]): Set<string> => new Set(changes.map((c) => c.row))

/** A row's own goal is the sum of its parts unless its figure was given or is published; without any part it goes too. */
function settleTotal(
  matrix: LoadedMatrix,
  row: string,
  known: ReadonlyMap<string, MatrixCell>,
  changes: readonly CellChange[],
  after: Map<string, string | null>,
): void {
  const key = place({ row, column: totalColumn })
  const parts = matrix.columns.map((c) => after.get(place({ row, column: c.key })) ?? null).filter((v) => v !== null)
  const given = changes.find((c) => c.row === row && c.column === totalColumn)
  if (known.get(key)?.state === 'published' || known.get(key)?.currency) return
  if (given && (given.value !== null || parts.length === 0)) return
  if (parts.length === 0) {
    if (matrix.columns.length > 0 && !given && known.has(key) === false) after.delete(key)
    return
  }
  // What does not add up (a win rate) has the same target for the whole as the parent unless somebody says otherwise.
  after.set(
    key,
    matrix.additive
      ? parts.reduce((sum, v) => sum.plus(v), new Decimal(0)).toFixed()
      : (after.get(key) ?? matrix.parent.target),
  )
}

function valuesOf(matrix: LoadedMatrix, row: RowFacts, column: string): Record<string, unknown> {
  const { parentRow: parent, level } = matrix
  const period = column === totalColumn ? parent.period : column
  const scope = {
    metric: parent.metric,
    period,
    planLine: parent.planLine,
    currency: parent.currency,
    segment: parent.segment,
    region: parent.region,
    productLine: parent.productLine,
  }
  if (level === 'time') return { ...scope, subject: parent.subject, owner: parent.owner, department: parent.department }
  switch (level) {
    case 'person':
      return { ...scope, subject: 'person', owner: row.key }
    case 'department':
      return { ...scope, subject: 'department', department: row.key }
    case 'region':
      return { ...scope, subject: 'region', region: row.key }
    case 'product-line':
      return { ...scope, subject: 'product-line', productLine: row.key }
  }
}

function assertClean(items: readonly { key: string }[], outcomes: readonly Outcome[]): void {
  const faults = items.flatMap(({ key }, i): CellFault[] => {
    const [row, column] = key.split('\t') as [string, string]
    return (outcomes[i]?.violations ?? []).map((v: Violation) => ({
      row,
      column,
      code: v.code,
      ...(v.params && { params: v.params }),
    }))
  })
  if (faults.length) throw refused(faults)
}
