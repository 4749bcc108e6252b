import { isDecimal } from '#kernel/pure/decimal.ts'
import { divide, multiply } from '#kernel/pure/money.ts'
import type { FormValues } from '#kernel/ui/form/index.tsx'
import { plain } from '../parts/values.ts'
import type { Criterion } from './milestones.types.ts'

/** What the dialog begins with. Ratios are shown in percent. */
export function criterionValues(criterion: Criterion | undefined): FormValues {
  if (!criterion) return { kind: 'records', entity: 'customer', comparison: 'gte', span: 'quarter', by: 'value' }
  const ratio = criterion.kind === 'metric' && criterion.unit === 'ratio'
  const { value, goalShare } = criterion
  return {
    ...criterion,
    metricUnit: criterion.unit,
    by: goalShare === null ? 'value' : 'share',
    value: value && plain(ratio ? multiply(value, '100', 6) : value),
    goalShare: goalShare && plain(goalShare),
  }
}

/** As the API takes it: only what belongs to the kind of evidence. */
export function criterionPayload(values: FormValues): Record<string, unknown> {
  const common = { title: values.title, kind: values.kind, note: values.note || null }
  if (values.kind === 'document') return common
  const compared = { ...common, comparison: values.comparison, filter: null, goalShare: null, goalMetric: null }
  if (values.kind === 'records')
    return { ...compared, entity: values.entity, filter: values.filter ?? null, value: values.value || null }
  const metric = { ...compared, metric: values.metric ?? null, filter: values.filter ?? null, span: values.span }
  if (values.by === 'share')
    return { ...metric, value: null, goalShare: values.goalShare || null, goalMetric: values.goalMetric || null }
  const value = values.metricUnit === 'ratio' && isDecimal(values.value) ? divide(values.value, '100', 6) : values.value
  return { ...metric, value: value || null }
}
