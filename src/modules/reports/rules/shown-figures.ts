/** Shares, running totals and differences, worked out from the raw figures of all levels. */
import { Decimal } from '#kernel/pure/decimal.ts'
import type { PivotColumn, PivotKey, PivotLine, PivotValue, ReportDefinition, ReportMeasure } from './report.types.ts'

type At = (rows: readonly PivotKey[], columns: readonly PivotKey[]) => readonly PivotValue[]

/** Cells of these add up to their totals, so that a share of a total or a running total means something. */
export const isAdditive = ({ fn }: Pick<ReportMeasure, 'fn'>): boolean => fn === 'count' || fn === 'sum'

/** What came before a figure: along the columns when there are any, else down the lines of the same group. */
interface Carry {
  sum: InstanceType<typeof Decimal>
  /** Undefined before the first. */
  last: PivotValue | undefined
}

const start = (): Carry => ({ sum: new Decimal(0), last: undefined })

/** The lines with every figure as its measure wants it shown. */
export function showFigures(
  shape: Pick<ReportDefinition, 'columns' | 'measures'>,
  columns: readonly PivotColumn[],
  lines: readonly PivotLine[],
  at: At,
): PivotLine[] {
  const isAcross = shape.columns.length > 0
  const down = new Map<string, Carry[]>()
  return lines.map((line) => {
    const carries = isAcross ? shape.measures.map(start) : carriesOf(down, line, shape.measures)
    return {
      ...line,
      cells: line.cells.map((cell, c) => {
        const column = columns[c]!
        const isLast = isAcross ? column.isTotal : line.keys.length === 0
        return cell.map((value, m): PivotValue => {
          const measure = shape.measures[m]!
          const whole = (rows: readonly PivotKey[], keys: readonly PivotKey[]) => at(rows, keys)[m] ?? null
          switch (measure.show ?? 'value') {
            case 'row-share':
              return share(value, whole(line.keys, []))
            case 'column-share':
              return share(value, whole([], column.keys))
            case 'total-share':
              return share(value, whole([], []))
            case 'running':
              return isLast ? value : addTo(carries[m]!, value)
            case 'difference':
              return isLast ? null : differenceTo(carries[m]!, value, isAdditive(measure))
            default:
              return value
          }
        })
      }),
    }
  })
}

function carriesOf(known: Map<string, Carry[]>, { keys }: PivotLine, measures: readonly ReportMeasure[]): Carry[] {
  const parent = JSON.stringify([keys.length, ...keys.slice(0, -1).map(({ id }) => id)])
  const carries = known.get(parent) ?? measures.map(start)
  known.set(parent, carries)
  return carries
}

/** Percentage points with two decimal places; null of nothing. */
function share(value: PivotValue, whole: PivotValue): string | null {
  if (value === null || whole === null) return null
  const base = new Decimal(whole)
  return base.isZero() ? null : new Decimal(value).times(100).div(base).toDecimalPlaces(2).toFixed()
}

function addTo(carry: Carry, value: PivotValue): string {
  carry.sum = carry.sum.plus(value ?? 0)
  return carry.sum.toFixed()
}

/** Nothing counts as zero where figures add up; an average of nothing is unknown. */
function differenceTo(carry: Carry, value: PivotValue, additive: boolean): string | null {
  const { last } = carry
  carry.last = value
  if (last === undefined || (value === null && last === null)) return null
  if (!additive && (value === null || last === null)) return null
  return new Decimal(value ?? 0).minus(last ?? 0).toFixed()
}
