import { isDecimal } from '#kernel/pure/decimal.ts'
import { divide, multiply } from '#kernel/pure/money.ts'
import type { FormValues } from '#kernel/ui/form/index.tsx'
import type { KeyResult, Objective } from '../parts/records.ts'
import { plain } from '../parts/values.ts'

/** What the dialog begins with. Ratios are shown in percent. */
export function keyResultValues(result: KeyResult | undefined, objective: Objective): FormValues {
  if (!result)
    return {
      kind: 'number',
      owner: objective.owner,
      weight: '1',
      start: '0',
      steps: [
        { name: '', weight: '1', done: false },
        { name: '', weight: '1', done: false },
      ],
    }
  const ratio = result.kind === 'metric' && result.unit === 'ratio'
  const shown = (value: string | null) => value && plain(ratio ? multiply(value, '100', 6) : value)
  return {
    ...result,
    metricUnit: result.kind === 'metric' ? result.unit : undefined,
    start: shown(result.start),
    target: shown(result.target),
    weight: plain(result.weight),
    steps: result.steps ?? [{ name: '', weight: '1', done: false }],
  }
}

const id = (value: unknown) => (value as { id: string } | null | undefined)?.id ?? value

/** As the API takes it: only what belongs to the way it is measured. */
export function keyResultPayload(values: FormValues): Record<string, unknown> {
  const common = { title: values.title, kind: values.kind, owner: id(values.owner), weight: values.weight }
  if (values.kind === 'steps') {
    const steps = (values.steps as { name: string }[]).filter(({ name }) => name.trim() !== '')
    return { ...common, steps }
  }
  const ratio = values.kind === 'metric' && values.metricUnit === 'ratio'
  const sent = (value: unknown) => (ratio && isDecimal(value) ? divide(value, '100', 6) : (value ?? null))
  const numbers = { start: sent(values.start), target: sent(values.target) }
  if (values.kind === 'metric')
    return { ...common, ...numbers, metric: values.metric ?? null, metricFilter: values.metricFilter ?? null }
  const current = values.version === undefined && values.current ? { current: values.current } : {}
  return { ...common, ...numbers, ...current, unit: values.unit ?? null }
}
