import type { Filter } from '#kernel/entity/meta.types.ts'
import type { Subject } from './cascade.ts'

export interface Counted {
  subject: Subject
  owner: string | null
  department: string | null
  region: string | null
  productLine: string | null
  segment: string | null
}

export const subjectDimension = {
  company: null,
  department: 'department',
  region: 'region',
  'product-line': 'product-line',
  person: 'person',
} as const

/** The conditions under which a record counts for a goal: whose it is, and of what. Departments and regions count with all below. */
export function conditionsOf(goal: Counted): { field: string; op: 'eq' | 'under'; value: string }[] {
  const conditions: { field: string; op: 'eq' | 'under'; value: string }[] = []
  if (goal.subject === 'person' && goal.owner) conditions.push({ field: 'person', op: 'eq', value: goal.owner })
  if (goal.subject === 'department' && goal.department)
    conditions.push({ field: 'department', op: 'under', value: goal.department })
  if (goal.region) conditions.push({ field: 'region', op: 'under', value: goal.region })
  if (goal.productLine) conditions.push({ field: 'product-line', op: 'eq', value: goal.productLine })
  if (goal.segment) conditions.push({ field: 'segment', op: 'eq', value: goal.segment })
  return conditions
}

/** The same as the filter of a metric query; undefined for the whole company. */
export function filterOfGoal(goal: Counted): Filter | undefined {
  const conditions = conditionsOf(goal)
  return conditions.length === 0 ? undefined : conditions.length === 1 ? conditions[0] : { and: conditions }
}
