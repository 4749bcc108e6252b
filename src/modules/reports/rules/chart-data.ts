/** The figures of a cross table as a drawing shows them: few series, few slices, nothing invented. */
import type { PivotKey, PivotLine, PivotValue, ReportResult } from './report.types.ts'

/** Which cells a category or a series stands for: where a click leads. */
export interface ChartPlace {
  rows: PivotKey[]
  columns: PivotKey[]
}

export interface ChartSeries {
  name: string
  /** Per category; null where there is nothing. */
  values: (number | null)[]
  /** Undefined for "others". */
  place?: ChartPlace
}

export interface ChartFigures {
  categories: { name: string; place: ChartPlace }[]
  series: ChartSeries[]
  /** Lines or columns that are not drawn. */
  left: number
}

/** Colours that can be told apart. */
export const mostSeries = 5
const mostCategories = { donut: 5, bar: 40, stacked: 40, line: 400, heat: 60, table: 0 } as const

const nameOf = (keys: readonly PivotKey[]): string => keys.map(({ label }) => label).join(' · ')

/** Lines as categories and columns (or measures of one kind) as series; time always runs along the axis. */
export function chartFigures(result: ReportResult, names: { others: string; total: string }): ChartFigures {
  const { pivot, measures } = result
  const [first] = measures
  const lines = result.rows.length === 0 ? pivot.lines : pivot.lines.filter(({ kind }) => kind === 'row')
  const ofLine = ({ keys }: PivotLine) => ({ name: nameOf(keys) || names.total, place: { rows: keys, columns: [] } })
  if (result.columns.length > 0) {
    const columns = pivot.columns.flatMap((column, at) => (column.isTotal ? [] : [{ ...column, at }]))
    const ofColumn = ({ keys }: { keys: PivotKey[] }) => ({ name: nameOf(keys), place: { rows: [], columns: keys } })
    const value = (line: PivotLine, at: number) => numberOf(line.cells[at]![0]!)
    const isTimeAcross = result.columns[0]!.period !== undefined && result.rows[0]?.period === undefined
    const others = first!.additive && isPlain(first!) ? names.others : undefined
    if (isTimeAcross) {
      const all = lines.map((line) => ({ ...ofLine(line), values: columns.map(({ at }) => value(line, at)) }))
      return { categories: columns.map(ofColumn), ...fewSeries(all, others) }
    }
    const all = columns.map((column) => ({ ...ofColumn(column), values: lines.map((line) => value(line, column.at)) }))
    return { categories: lines.map(ofLine), ...fewSeries(all, others) }
  }
  // On one axis stand only figures that can be compared: two sums of amounts, not a sum and its average.
  const alike = measures.flatMap(({ fn, format, label, show = 'value' }, m): ChartSeries[] =>
    fn === first!.fn && format.kind === first!.format.kind && show === (first!.show ?? 'value')
      ? [{ name: label, place: { rows: [], columns: [] }, values: lines.map(({ cells }) => numberOf(cells[0]![m]!)) }]
      : [],
  )
  return { categories: lines.map(ofLine), series: alike.slice(0, mostSeries), left: 0 }
}

const isPlain = ({ show = 'value' }: { show?: string }): boolean => show === 'value'

/** Of what is drawn: the table has the exact figures. */
const sumOf = (values: readonly (number | null)[]): number => values.reduce<number>((sum, each) => sum + (each ?? 0), 0)

/**
 * The largest four and the rest as one where that means something, else the largest five; in their own order.
 * @param others name of the rest; undefined when figures do not add up
 */
function fewSeries(all: ChartSeries[], others: string | undefined): Pick<ChartFigures, 'series' | 'left'> {
  if (all.length <= mostSeries) return { series: all, left: 0 }
  const kept = others === undefined ? mostSeries : mostSeries - 1
  const largest = new Set([...all].sort((a, b) => sumOf(b.values) - sumOf(a.values)).slice(0, kept))
  const shown = all.filter((each) => largest.has(each))
  const rest = all.filter((each) => !largest.has(each))
  if (others === undefined) return { series: shown, left: rest.length }
  const values = rest[0]!.values.map((_, i) => sumOf(rest.map((each) => each.values[i] ?? null)))
  return { series: [...shown, { name: others, values }], left: 0 }
}

/** Drawing needs no exact figures. */
function numberOf(value: PivotValue): number | null {
  if (value === null) return null
  const number = Number(value)
  return Number.isFinite(number) ? number : null
}

export interface Slice {
  name: string
  value: number
  keys?: PivotKey[]
}

/** Slices of a donut, largest first, at most five; null when parts do not make a whole. */
export function slicesOf(result: ReportResult, others: string): Slice[] | null {
  const measure = result.measures[0]!
  if (!measure.additive || !isPlain(measure)) return null
  const total = result.pivot.columns.findIndex(({ isTotal }) => isTotal)
  if (total < 0) return null
  const slices = result.pivot.lines
    .filter(({ kind }) => kind === 'row')
    .map((line) => ({
      name: line.keys.map(({ label }) => label).join(' · '),
      value: numberOf(line.cells[total]![0]!) ?? 0,
      keys: line.keys,
    }))
    .filter(({ value }) => value !== 0)
    .sort((a, b) => b.value - a.value)
  if (slices.some(({ value }) => value < 0)) return null
  if (slices.length <= mostCategories.donut) return slices
  const rest = slices.slice(mostCategories.donut - 1)
  const value = sumOf(rest.map((each) => each.value))
  return [...slices.slice(0, mostCategories.donut - 1), { name: others, value }]
}

/** Categories beyond these are cut from the drawing (never from the table). */
export function cutCategories(figures: ChartFigures, kind: keyof typeof mostCategories): ChartFigures {
  const most = mostCategories[kind]
  if (figures.categories.length <= most) return figures
  return {
    categories: figures.categories.slice(0, most),
    series: figures.series.map((each) => ({ ...each, values: each.values.slice(0, most) })),
    left: figures.left + figures.categories.length - most,
  }
}
