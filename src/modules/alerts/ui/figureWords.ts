import type { MetricUnit } from '#kernel/metrics/metrics.types.ts'
import { figureText } from '#kernel/pure/figure-text.ts'
import { useMeta } from '#kernel/ui/meta.tsx'
import { useLanguage } from '#kernel/ui/text.ts'

/** Writes a figure of a unit in the language on screen. */
export function useFigureWords(unit: MetricUnit): (value: number | null) => string {
  const { company } = useMeta()
  const language = useLanguage()
  return (value) => figureText(value, unit, company.currency, language)
}
