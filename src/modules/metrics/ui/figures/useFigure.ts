import { useCallback } from 'react'
import type { MetricUnit } from '#kernel/metrics/metrics.types.ts'
import { useAmounts } from '#kernel/ui/charts/amounts.ts'
import { formatLarge, formatNumber, formatPercent, NOTHING } from '#kernel/ui/format.ts'
import { useMeta } from '#kernel/ui/meta.tsx'
import { useText } from '#kernel/ui/text.ts'
import { metricTexts } from '../text.ts'

const places = (value: number, count: number): number => Number(value.toFixed(count))

/** Writes a metric's value by its unit: `¥1243万`, `63.2%`, `42 天`. */
export function useFigure(): (value: number | null | undefined, unit: MetricUnit) => string {
  const t = useText(metricTexts)
  const { company } = useMeta()
  const { amount } = useAmounts(company.currency)
  return useCallback(
    (value, unit) => {
      if (value === null || value === undefined) return NOTHING
      switch (unit) {
        case 'money':
          return amount(value)
        case 'ratio':
          return formatPercent(places(value * 100, 1))
        case 'days':
          return t('days', { n: formatNumber(places(value, 1)) })
        case 'count':
          return formatNumber(places(value, 2))
        default:
          return formatNumber(places(value, 4))
      }
    },
    [amount, t],
  )
}

/** The same for the axis of a chart, short. */
export const axisFigure =
  (unit: MetricUnit) =>
  (value: number): string => {
    if (unit === 'ratio') return formatPercent(places(value * 100, 1))
    // Half a deal is no mark of an axis.
    return unit === 'count' && !Number.isInteger(value) ? '' : formatLarge(places(value, 4))
  }
