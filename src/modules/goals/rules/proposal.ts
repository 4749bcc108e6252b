import { Decimal, decimal, decimalPlaces } from '#kernel/pure/decimal.ts'
import { allocate } from '#kernel/pure/money-allocate.ts'

/**
 * Splits a target over parts in proportion to weights so that they add up exactly, each a multiple of `step` (1000: round
 * figures). What the total has beyond a whole number of steps goes to the part with the largest weight.
 * All weights zero: equal parts.
 * @param weights decimal strings, none below zero
 */
export function propose(total: string, weights: readonly string[], step = '1'): string[] {
  const size = decimal(step)
  if (size.lte(0)) throw new RangeError(`Step must be above zero: ${step}`)
  const steps = decimal(total).div(size).truncated()
  const parts = allocate(steps.toFixed(0), weights, 0).map((part) => decimal(part).times(size))
  const rest = decimal(total).minus(steps.times(size))
  const largest = weights.reduce((best, w, i) => (decimal(w).gt(weights[best]!) ? i : best), 0)
  parts[largest] = parts[largest]!.plus(rest)
  return parts.map((part) => part.toFixed())
}

export interface MatrixProposal {
  /** One line a row, one figure a column. */
  cells: string[][]
  totals: string[]
}

/**
 * A target over rows and columns. With targets of the columns (the parent's own months) every column is split over the rows and
 * adds up to it; otherwise every row gets its share of the total and spreads it over the columns.
 */
export function proposeMatrix(options: {
  total: string
  rowWeights: readonly string[]
  columnWeights: readonly string[]
  columnTargets?: readonly string[] | null
  step?: string
}): MatrixProposal {
  const { total, rowWeights, columnWeights, columnTargets, step = '1' } = options
  if (columnTargets?.length) {
    const columns = columnTargets.map((target) => propose(target, rowWeights, step))
    const cells = rowWeights.map((_, row) => columns.map((column) => column[row]!))
    return { cells, totals: cells.map(sumOf) }
  }
  const totals = propose(total, rowWeights, step)
  if (columnWeights.length === 0) return { cells: totals.map(() => []), totals }
  return { cells: totals.map((part) => propose(part, columnWeights, finerStep(part, step))), totals }
}

/** A row that got an odd rest is spread in units of its own last place, so that its columns still add up. */
function finerStep(part: string, step: string): string {
  return decimal(part).mod(step).isZero() ? step : new Decimal(10).pow(-decimalPlaces(part)).toFixed()
}

/** A changed total over figures that are there: in their proportion, evenly when they are all nothing. */
export function respread(total: string, figures: readonly (string | null)[], step?: string): string[] {
  const weights = figures.map((f) => Decimal.max(f ?? '0', 0).toFixed())
  return propose(total, weights, step ?? unitOf([total]))
}

/** The unit of the last place used: '1' for whole figures, '0.01' for cents. */
export function unitOf(figures: readonly string[]): string {
  const places = Math.max(0, ...figures.map((f) => decimalPlaces(decimal(f).toFixed())))
  return new Decimal(10).pow(-places).toFixed()
}

const sumOf = (figures: readonly string[]): string => figures.reduce((sum, f) => sum.plus(f), new Decimal(0)).toFixed()

/**
 * What a person can carry, for a split by capacity: somebody new sells less. Half in the first half year, four fifths in the
 * first whole one (usual ramp of sales hires), full after that; unknown counts as full.
 */
export function seniorityFactor(hiredOn: string | null, startsOn: string): string {
  if (hiredOn === null) return '1'
  const months = (Date.parse(startsOn) - Date.parse(hiredOn)) / (30.4375 * 86_400_000)
  return months < 6 ? '0.5' : months < 12 ? '0.8' : '1'
}
