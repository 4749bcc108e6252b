/** What a rule must be before it may watch anything. */
import type { Violation } from '#kernel/entity/meta.types.ts'
import { violation } from '#kernel/pure/violations.ts'
import type { Comparison, Condition } from './alert.types.ts'

export interface RuleValues {
  condition: string
  comparison: string
  threshold: string | null
  against: string | null
  period: string
  hour: number | null
  rhythm: string
  receivers: readonly string[] | null
  people: readonly string[] | null
  roles: readonly string[] | null
  channels: readonly string[] | null
}

/** Robust standard deviations from which a break counts, when the rule names none (Iglewicz and Hoaglin 1993). */
export const usualSensitivity = 3.5

/** The stored columns as one condition. */
export function conditionOf(rule: Pick<RuleValues, 'condition' | 'comparison' | 'threshold' | 'against'>): Condition {
  const comparison = rule.comparison as Comparison
  const limit = rule.threshold === null ? usualSensitivity : Number(rule.threshold)
  if (rule.condition === 'change')
    return { kind: 'change', comparison, limit, against: rule.against === 'last-year' ? 'last-year' : 'previous' }
  return { kind: rule.condition as Exclude<Condition['kind'], 'change'>, comparison, limit }
}

export function checkRule(rule: RuleValues): Violation[] {
  const found: Violation[] = []
  if (rule.condition !== 'trend' && rule.threshold === null) found.push(violation('field.required', 'threshold'))
  if (rule.condition !== 'value' && rule.threshold !== null && Number(rule.threshold) < 0)
    found.push(violation('alert-rule.percent', 'threshold'))
  if (rule.condition === 'trend' && rule.threshold !== null && Number(rule.threshold) < 2)
    found.push(violation('alert-rule.sensitivity', 'threshold'))
  if (rule.condition === 'change' && !rule.against) found.push(violation('field.required', 'against'))
  if (rule.rhythm === 'daily' && rule.hour === null) found.push(violation('field.required', 'hour'))
  if (![rule.receivers, rule.people, rule.roles].some((list) => list?.length))
    found.push(violation('alert-rule.nobody', 'receivers'))
  if (!rule.channels?.length) found.push(violation('field.required', 'channels'))
  return found
}
