import { sql } from 'drizzle-orm'
import { badRequest } from '#kernel/api/errors.ts'
import type { Reader } from '#kernel/data/list.ts'
import { isWorkingDay } from '#kernel/pure/calendar.ts'
import { addDays } from '#kernel/pure/dates.ts'
import { Decimal, decimal, isDecimal } from '#kernel/pure/decimal.ts'
import { workingCalendar } from '#modules/organisation'
import { totalColumn } from '../matrix.types.ts'
import { metricCatalogue } from '../metric-catalogue.ts'
import { yearsBefore } from '../rules/period.ts'
import { proposeMatrix, seniorityFactor, unitOf } from '../rules/proposal.ts'
import { type ProposalMethod, proposalMethods } from '../rules/proposal-methods.ts'
import { type LoadedMatrix, loadMatrix } from './matrix.ts'
import type { RowFacts } from './matrix-rows.ts'
import { type ValueWish, valuesOf } from './values.ts'

export interface ProposalRequest {
  parent: string
  level: string
  columns: string
  method: string
  /** Round figures: every part is a multiple of it. */
  step?: string | null
  /** Only these rows take part; all when left out. */
  rows?: string[] | null
}

export interface Proposal {
  cells: { row: string; column: string; value: string }[]
  /** Rows by last year's share without any figure of last year: the proposal is then an even one. */
  withoutHistory: boolean
}

/** A way to split a goal: by last year's share, by capacity or evenly, so that the parts add up to it exactly. */
export async function proposalFor(reader: Reader, request: ProposalRequest): Promise<Proposal> {
  const { method } = request
  if (!(proposalMethods as readonly string[]).includes(method)) throw badRequest('field.choice', 'method')
  const matrix = await loadMatrix(reader, request.parent, request.level, request.columns)
  const step = request.step || unitOf([matrix.parent.target, ...(matrix.parent.unit === 'count' ? [] : ['0'])])
  if (!isDecimal(step) || decimal(step).lte(0)) throw badRequest('field.number', 'step')
  const chosen = request.rows ? new Set(request.rows) : null
  const rows = matrix.rows.filter((row) => row.editable && !row.left && (!chosen || chosen.has(row.key)))
  if (rows.length === 0) return { cells: [], withoutHistory: false }
  if (!matrix.additive) return { cells: sameForAll(matrix, rows), withoutHistory: false }
  const byRow = await rowWeights(reader, matrix, rows, method as ProposalMethod)
  const columnWeights = await weightsOfColumns(reader, matrix, method as ProposalMethod)
  const targets = matrix.columns.map((c) => c.target)
  const { cells, totals } = proposeMatrix({
    total: matrix.parent.target,
    rowWeights: byRow,
    columnWeights,
    columnTargets: targets.length > 0 && targets.every((t) => t !== null) ? (targets as string[]) : null,
    step,
  })
  return {
    withoutHistory: method === 'last-year' && byRow.every((w) => decimal(w).isZero()),
    // Who gets nothing gets no goal.
    cells: rows.flatMap((row, i) =>
      decimal(totals[i]!).isZero()
        ? []
        : [
            ...(matrix.level === 'time' ? [] : [{ row: row.key, column: totalColumn, value: totals[i]! }]),
            ...matrix.columns.map((column, j) => ({ row: row.key, column: column.key, value: cells[i]![j]! })),
          ],
    ),
  }
}

/** A rate is not divided: everybody gets the same. */
const sameForAll = (matrix: LoadedMatrix, rows: readonly RowFacts[]): Proposal['cells'] =>
  rows.flatMap((row) =>
    [...(matrix.level === 'time' ? [] : [totalColumn]), ...matrix.columns.map((c) => c.key)].map((column) => ({
      row: row.key,
      column,
      value: matrix.parent.target,
    })),
  )

async function rowWeights(
  reader: Reader,
  matrix: LoadedMatrix,
  rows: readonly RowFacts[],
  method: ProposalMethod,
): Promise<string[]> {
  if (method === 'even' || matrix.level === 'time') return rows.map(() => '1')
  if (method === 'capacity') return capacityOf(reader, matrix, rows)
  const { from, to } = yearsBefore({ kind: matrix.parent.periodKind, ...matrix.parentRow })
  const wishes = rows.map(
    (row): ValueWish => ({
      id: row.key,
      metric: matrix.parent.metric,
      subject: matrix.level as ValueWish['subject'],
      owner: row.owner,
      department: row.department,
      region: row.region ?? matrix.parentRow.region,
      productLine: row.productLine ?? matrix.parentRow.productLine,
      segment: matrix.parentRow.segment,
      startsOn: from,
      endsOn: to,
    }),
  )
  const values = await valuesOf(reader, wishes, await metricCatalogue(reader))
  return rows.map((row) => Decimal.max(values.get(row.key) ?? '0', 0).toFixed())
}

/** Heads, new ones counted for less; a department or region is the sum of its people, a product line has none of its own. */
async function capacityOf(reader: Reader, matrix: LoadedMatrix, rows: readonly RowFacts[]): Promise<string[]> {
  const { startsOn } = matrix.parentRow
  if (matrix.level === 'person') return rows.map((row) => seniorityFactor(row.hiredOn, startsOn))
  if (matrix.level === 'product-line') return rows.map(() => '1')
  const table = sql.identifier(matrix.level)
  const belongs = matrix.level === 'department' ? sql`e.department_id = b.id` : sql`b.id = any(e.regions_ids)`
  const people = await reader.sql.run<{ unit: string; hiredOn: string | null }>(sql`
    with recursive b as (select id as unit, id from ${table} where id = any(${sql.param(rows.map((r) => r.key))}::uuid[])
      union select b.unit, t.id from ${table} t join b on t.parent_id = b.id where t.deleted_at is null)
    select distinct b.unit, e.id, e.hired_on::text as "hiredOn" from b join employee e on ${belongs}
    where e.deleted_at is null and e.status in ('active', 'onboarding', 'leaving')`)
  return rows.map((row) =>
    people
      .filter((p) => p.unit === row.key)
      .reduce((sum, p) => sum.plus(seniorityFactor(p.hiredOn, startsOn)), new Decimal(0))
      .toFixed(),
  )
}

/** Over time: as the year before went, by working days, or evenly. */
async function weightsOfColumns(reader: Reader, matrix: LoadedMatrix, method: ProposalMethod): Promise<string[]> {
  if (method === 'even' || matrix.columns.length === 0) return matrix.columns.map(() => '1')
  if (method === 'last-year') {
    const { metric, subject } = matrix.parent
    const wishes = matrix.columns.map((column): ValueWish => {
      const { from, to } = yearsBefore({ kind: matrix.columnKind as never, ...column })
      return { ...matrix.parentRow, id: column.key, metric, subject, startsOn: from, endsOn: to }
    })
    const values = await valuesOf(reader, wishes, await metricCatalogue(reader))
    const weights = matrix.columns.map((c) => Decimal.max(values.get(c.key) ?? '0', 0).toFixed())
    // A year of which months are missing says nothing about the months.
    if (weights.every((w) => decimal(w).gt(0))) return weights
  }
  const calendar = await workingCalendar(reader.sql)
  return matrix.columns.map(({ startsOn, endsOn }) => {
    let days = 0
    for (let day = startsOn; day <= endsOn; day = addDays(day, 1)) days += Number(isWorkingDay(day, calendar))
    return String(days)
  })
}
