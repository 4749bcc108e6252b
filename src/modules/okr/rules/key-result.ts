import { decimal } from '#kernel/pure/decimal.ts'
import { type Violation, violation } from '#kernel/pure/violations.ts'
import { measuredProgress, type Step, stepsProgress } from './progress.ts'

export interface KeyResultFacts {
  kind: string
  metric: string | null
  start: string | null
  target: string | null
  current: string | null
  direction: string | null
  steps: unknown
}

const most = 20

/** Whether a value is a list of steps: names, positive weights, done or not. */
export function isSteps(value: unknown): value is Step[] {
  if (!Array.isArray(value) || value.length === 0 || value.length > most) return false
  const names = new Set<string>()
  return value.every((step) => {
    if (step === null || typeof step !== 'object' || Object.keys(step).length > 3) return false
    const { name, weight, done } = step as Record<string, unknown>
    if (typeof name !== 'string' || name.trim() === '' || name.length > 200 || names.has(name)) return false
    names.add(name)
    return (
      typeof done === 'boolean' &&
      typeof weight === 'string' &&
      /^\d{1,6}(\.\d{1,4})?$/.test(weight) &&
      Number(weight) > 0
    )
  })
}

/** A key result must be measurable: numbers need a target, steps a list, a metric its name; and its direction must fit. */
export function checkKeyResult({ after }: { after: KeyResultFacts }): Violation[] {
  if (after.kind === 'steps') return isSteps(after.steps) ? [] : [violation('key-result.steps', 'steps', { most })]
  const faults: Violation[] = []
  if (after.kind === 'metric' && !after.metric) faults.push(violation('field.required', 'metric'))
  if (after.target === null) faults.push(violation('field.required', 'target'))
  if (after.start !== null && after.target !== null && after.direction !== null) {
    const order = decimal(after.target).cmp(decimal(after.start))
    if ((after.direction === 'up' && order < 0) || (after.direction === 'down' && order > 0))
      faults.push(violation('key-result.direction', 'direction'))
  }
  return faults
}

/** Its progress in percent; null while something needed for it is missing. */
export function keyResultProgress(facts: KeyResultFacts): string | null {
  if (facts.kind === 'steps') return isSteps(facts.steps) ? stepsProgress(facts.steps) : null
  const { start, target, current } = facts
  if (start === null || target === null || current === null) return null
  return measuredProgress({ start, target, current, direction: facts.direction === 'down' ? 'down' : 'up' })
}

/** Up or down as start and target tell; a level to hold is held from below unless told. */
export function directionOf(start: string | null, target: string | null, given: string | null): string {
  if (start === null || target === null) return given ?? 'up'
  const order = decimal(target).cmp(decimal(start))
  return order === 0 ? (given ?? 'up') : order > 0 ? 'up' : 'down'
}
