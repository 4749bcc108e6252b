import type { FieldMeta } from '#kernel/entity/meta.types.ts'
import { formatLarge, formatNumber, formatPercent, NOTHING } from '#kernel/ui/format.ts'
import { currentLanguage } from '#kernel/ui/language.ts'

interface Valued {
  kind: string
  unit: string | null
}

/** Without the zeros that the stored scale has: `42.000000` is 42. */
export const plain = (value: string): string => (value.includes('.') ? value.replace(/\.?0+$/, '') : value)

/** A ratio is stored as a fraction and typed and read in percent. */
export const isRatio = ({ kind, unit }: Valued): boolean => kind !== 'number' && unit === 'ratio'

/** A value as people read it: metrics by their own unit, typed numbers with the unit that was typed. */
export function formatValue(of: Valued, value: string | null, currency: string): string {
  if (value === null) return NOTHING
  if (of.kind === 'number') return [formatNumber(plain(value)), of.unit].filter(Boolean).join(' ')
  if (of.unit === 'money') return formatLarge(value, currency)
  if (isRatio(of)) return formatPercent(plain(String(Math.round(Number(value) * 10_000) / 100)))
  if (of.unit === 'days') return `${formatNumber(plain(value))} ${currentLanguage() === 'zh' ? '天' : 'days'}`
  return formatNumber(plain(value))
}

/** Percent of progress without decimals: `76.92` is 77 %. */
export const shortPercent = (progress: string | null): string =>
  progress === null ? NOTHING : `${Math.round(Number(progress))}%`

export const optionOfField = (field: FieldMeta | undefined, value: string | null | undefined) =>
  field?.options?.find((option) => option.value === value)
