/** A report as one flat table: a column for each field, then one for each figure of each column. */
import type { Cell } from '#kernel/io/tables/index.ts'
import type { PivotValue, ReportResult, ResultMeasure } from '../rules/report.types.ts'

export interface FlatTable {
  columns: string[]
  rows: Cell[][]
}

const words = {
  total: { zh: '合计', en: 'Total' },
  subtotal: { zh: '{name} 小计', en: '{name} subtotal' },
  records: { zh: '全部', en: 'All' },
} as const

export function flatTable(result: ReportResult, language: 'zh' | 'en'): FlatTable {
  const { pivot, measures } = result
  const total = words.total[language]
  const heads = pivot.columns.flatMap(({ keys }) =>
    measures.map(({ label, format }) => {
      const unit = format.kind === 'share' || format.kind === 'percent' ? ' (%)' : ''
      const group = keys.map((key) => key.label).join(' · ')
      if (result.columns.length === 0) return `${label}${unit}`
      return `${group || total} · ${label}${unit}`
    }),
  )
  const rows = pivot.lines.map(({ keys, kind, cells }): Cell[] => {
    const names = result.rows.map((_, i) => keys[i]?.label ?? '')
    if (kind === 'subtotal') {
      names[keys.length - 1] = words.subtotal[language].replace('{name}', keys.at(-1)!.label)
    }
    if (kind === 'total' && names.length > 0) names[0] = total
    return [...names, ...cells.flatMap((cell) => cell.map((value, m) => cellOf(value, measures[m]!)))]
  })
  return { columns: [...result.rows.map(({ label }) => label), ...heads], rows }
}

/** Real numbers, days and moments, as a spreadsheet knows them. */
function cellOf(value: PivotValue, { format }: ResultMeasure): Cell {
  if (value === null || typeof value === 'number') return value
  if (format.kind === 'date') return { day: value }
  if (format.kind === 'instant') return { instant: value }
  return format.kind === 'text' ? value : { decimal: fixed(value, format.kind === 'money' ? format.scale : 0) }
}

/** Amounts keep their cents, so that a column of them lines up. */
function fixed(text: string, places: number): string {
  const [whole = '', part = ''] = text.split('.')
  return part.length >= places ? text : `${whole}.${part.padEnd(places, '0')}`
}
