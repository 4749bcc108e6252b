import { formatDate, formatInstant, formatLarge, formatMoney, formatNumber, formatPercent } from '#kernel/ui/format.ts'
import type { FigureFormat, PivotValue, ResultMeasure } from '../rules/report.types.ts'

/** A figure in words, exact; nothing for nothing, so that a table stays calm. */
export function figureText(value: PivotValue, { format: { kind }, fn }: Pick<ResultMeasure, 'format' | 'fn'>): string {
  if (value === null) return ''
  switch (kind) {
    case 'money':
      // Averages have cents on every line, so that their digits stand below each other.
      return formatMoney(value, undefined, { cents: fn === 'avg' || fn === 'median' })
    case 'percent':
    case 'share':
      return formatPercent(value, 1)
    case 'date':
      return formatDate(String(value), { relative: false })
    case 'instant':
      return formatInstant(String(value), { relative: false })
    case 'text':
      return String(value)
    default:
      return formatNumber(value)
  }
}

/** The same for an axis or a bar: short. */
export function shortFigure(value: number, { kind }: FigureFormat, currency: string): string {
  if (kind === 'money') return formatLarge(value, currency)
  return kind === 'percent' || kind === 'share' ? formatPercent(value, value % 1 === 0 ? 0 : 1) : formatLarge(value)
}

/** Whether more is shown as going up or down: differences carry their sign. */
export function signed(text: string, value: PivotValue): string {
  return value !== null && Number(value) > 0 ? `+${text}` : text
}
