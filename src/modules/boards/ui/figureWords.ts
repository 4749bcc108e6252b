import { useMemo } from 'react'
import type { MetricMeta, MetricUnit } from '#kernel/metrics/metrics.types.ts'
import { useAmounts } from '#kernel/ui/charts/amounts.ts'
import { formatLarge, formatNumber, formatPercent, NOTHING } from '#kernel/ui/format.ts'
import { useMeta } from '#kernel/ui/meta.tsx'
import { defineText, useLanguage, useText } from '#kernel/ui/text.ts'
import { type Change, change, points } from '../rules/change.ts'

const texts = defineText({
  days: { zh: '{n} 天', en: '{n} days' },
  points: { zh: '{n} 点', en: '{n} pts' },
})

export interface FigureWords {
  /** A figure of a metric with its unit, as the reader wants amounts written. */
  figure: (value: number | null | undefined, unit: MetricUnit) => string
  /** The same, short enough for an axis. */
  axis: (value: number, unit: MetricUnit) => string
  /** A difference with its sign. */
  signed: (value: number, unit: MetricUnit) => string
  /** A change in percent, of ratios in points: `+12.4%`, `-2.3 pts`; undefined where there is none to tell. */
  changed: (
    now: number | null | undefined,
    before: number | null | undefined,
    unit: MetricUnit,
  ) => ChangeWords | undefined
}

export interface ChangeWords {
  text: string
  difference: number
}

/** Writes figures in the reader's language and way. */
export function useFigureWords(): FigureWords {
  const t = useText(texts)
  const language = useLanguage()
  const { company } = useMeta()
  const { style, amount } = useAmounts(company.currency)
  // biome-ignore lint/correctness/useExhaustiveDependencies: number formats follow the language on screen.
  return useMemo(() => {
    const places = style === 'exact' ? 2 : 1
    const figure = (value: number | null | undefined, unit: MetricUnit): string => {
      if (value === null || value === undefined) return NOTHING
      if (unit === 'money') return amount(rounded(value, 2))
      if (unit === 'ratio') return formatPercent(rounded(value * 100, places), places)
      if (unit === 'days') return t('days', { n: formatNumber(rounded(value, places)) })
      return unit === 'count' || style === 'exact' ? formatNumber(rounded(value, 6)) : formatLarge(rounded(value, 2))
    }
    const axis = (value: number, unit: MetricUnit): string =>
      unit === 'ratio' ? formatPercent(rounded(value * 100, 1)) : formatLarge(rounded(value, 2))
    const sign = (value: number) => (value > 0 ? '+' : '')
    const signed = (value: number, unit: MetricUnit) =>
      unit === 'ratio'
        ? `${sign(value)}${t('points', { n: formatNumber(rounded(value * 100, 1)) })}`
        : `${sign(value)}${figure(value, unit)}`
    const changed: FigureWords['changed'] = (now, before, unit) => {
      const found: Change | null = change(now, before)
      if (!found) return undefined
      if (unit === 'ratio') {
        const n = points(now!, before!)
        return { text: `${sign(n)}${t('points', { n: formatNumber(n) })}`, difference: found.difference }
      }
      if (found.percent === null)
        return found.difference === 0
          ? undefined
          : { text: signed(found.difference, unit), difference: found.difference }
      return { text: `${sign(found.percent)}${formatNumber(found.percent)}%`, difference: found.difference }
    }
    return { figure, axis, signed, changed }
  }, [t, amount, style, language])
}

/** Half-up in the decimal form of the figure; a sum of money has two places, so nothing is lost. */
function rounded(value: number, places: number): number {
  const factor = 10 ** places
  const scaled = Math.abs(value) * factor
  // 51.765 is stored a hair below: without this it would be rounded down.
  return (Math.sign(value) * Math.round(scaled + scaled * Number.EPSILON * 4)) / factor
}

/** The metric's name as a card's heading. */
export function metricTitle(metric: MetricMeta | undefined, key: string, language: 'zh' | 'en'): string {
  return metric?.label[language] ?? key
}
