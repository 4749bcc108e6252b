import { useCallback } from 'react'
import { multiply } from '#kernel/pure/money.ts'
import { formatLarge, formatMoney, formatNumber, formatPercent, NOTHING } from '#kernel/ui/format.ts'
import type { FigureKind } from '#kernel/ui/sheet/index.ts'
import { useLanguage } from '#kernel/ui/text.ts'

export type Unit = string

/**
 * A figure of a metric in words: amounts in 万 and 亿, ratios in percent. Plan lines and forecasts of what is counted fall
 * between whole numbers; one place tells enough of them.
 */
export function figureText(value: string | null | undefined, unit: Unit, currency?: string | null): string {
  if (value === null || value === undefined) return NOTHING
  switch (unit) {
    case 'money':
      return formatLarge(value, currency ?? undefined)
    case 'ratio':
      return formatPercent(multiply(value, '100', 1))
    case 'count':
    case 'days':
      return formatLarge(multiply(value, '1', 1))
    default:
      return formatLarge(value)
  }
}

/** The same to the last place, for tables that are edited. */
export function exactText(value: string, unit: Unit): string {
  if (unit === 'ratio') return formatPercent(multiply(value, '100', 2))
  return formatNumber(value)
}

export const exactMoney = (value: string, unit: Unit, currency?: string | null): string =>
  unit === 'money' ? formatMoney(value, currency ?? undefined) : exactText(value, unit)

/** How cells of a unit are read. */
export const cellKind = (unit: Unit): FigureKind => (unit === 'ratio' ? 'share' : unit === 'count' ? 'whole' : 'amount')

/** The formats follow the language on screen. */
export function useFigureText(): typeof figureText {
  const language = useLanguage()
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new function when the language changes.
  return useCallback((value, unit, currency) => figureText(value, unit, currency), [language])
}

export const percent = (share: number | null): string =>
  share === null ? NOTHING : formatPercent(Math.round(share * 1000) / 10)
