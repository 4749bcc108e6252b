import type { FieldMeta } from '#kernel/entity/meta.types.ts'
import type { MetricMeta } from '#kernel/metrics/metrics.types.ts'
import type { FormValues } from '#kernel/ui/form/index.tsx'
import type { ruleTexts } from './text.ts'

export type RulePart = 'what' | 'problem' | 'who'

const places: Record<RulePart, readonly string[]> = {
  what: ['name', 'metric', 'split'],
  problem: ['condition', 'comparison', 'against', 'threshold', 'period', 'timing', 'rhythm', 'hour'],
  who: ['receivers', 'people', 'roles', 'channels', 'severity', 'coolDownDays'],
}

/** Only what the choices made so far leave open, with the words that fit them. */
export function fieldsOfRule(
  fields: readonly FieldMeta[],
  values: FormValues,
  metrics: readonly MetricMeta[] | undefined,
  metric: MetricMeta | undefined,
  words: typeof ruleTexts,
): Record<RulePart, FieldMeta[]> {
  const left = (name: string): boolean => {
    if (name === 'against') return values.condition === 'change'
    if (name === 'hour') return values.rhythm === 'daily'
    return true
  }
  const shaped = (field: FieldMeta): FieldMeta => {
    switch (field.name) {
      case 'metric':
        // Only figures that this person reads can be watched by them.
        return metrics ? { ...field, options: metrics.map(({ key, label }) => ({ value: key, label })) } : field
      case 'split':
        return metric ? { ...field, options: splitsOf(field, metric) } : field
      case 'threshold':
        return { ...field, label: thresholdLabel(values, metric, words), required: values.condition !== 'trend' }
      default:
        return field
    }
  }
  const part = (names: readonly string[]) =>
    names.flatMap((name) => fields.find((field) => field.name === name && left(name)) ?? []).map(shaped)
  return { what: part(places.what), problem: part(places.problem), who: part(places.who) }
}

const splitsOf = (field: FieldMeta, metric: MetricMeta) =>
  (field.options ?? []).filter(
    ({ value }) => value === 'company' || (metric.dimensions as readonly string[]).includes(value),
  )

function thresholdLabel(values: FormValues, metric: MetricMeta | undefined, words: typeof ruleTexts) {
  if (values.condition === 'trend') return words.limitTrend
  if (values.condition !== 'value') return words.limitPercent
  return metric?.unit === 'ratio' ? words.limitRatio : words.limitValue
}
