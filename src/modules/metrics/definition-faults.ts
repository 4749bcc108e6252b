import { systemActor } from '#kernel/access/actor.ts'
import { AppError } from '#kernel/api/errors.ts'
import { filterToSql } from '#kernel/data/filter.ts'
import type { Reader } from '#kernel/data/list.ts'
import { EntityQuery } from '#kernel/data/query.ts'
import type { Fields } from '#kernel/entity/define.ts'
import type { FieldSpec } from '#kernel/entity/fields.ts'
import { kindOf } from '#kernel/entity/kinds.ts'
import type { Violation } from '#kernel/entity/meta.types.ts'
import { isDerived } from '#kernel/metrics/define.ts'
import { componentsOf, parseFormula } from '#kernel/metrics/rules/formula.ts'
import { violation } from '#kernel/pure/violations.ts'
import { conditionFault } from './rules/fixed-filter.ts'
import { circleFrom, type OwnMetric } from './rules/own-metric.ts'

type Surroundings = Pick<Reader, 'registry' | 'clock'>

/** Why a definition cannot be counted; none when it can. Asked when it is written and when it is tried out. */
export function definitionFaults(own: OwnMetric, around: Surroundings): Violation[] {
  const shipped = around.registry.metrics.has(own.key) && !around.registry.ownMetrics.has(own.key)
  if (shipped) return [violation('metric.key-taken', 'key')]
  if (own.kind === 'derived') return formulaFaults(own, around)
  return own.kind === 'counted' ? countingFaults(own, around) : []
}

function formulaFaults(own: OwnMetric, { registry }: Surroundings): Violation[] {
  const formula = parseFormula(own.formula ?? '')
  if (typeof formula === 'string') return [violation(`metric.formula-${formula}`, 'formula')]
  const components = componentsOf(formula)
  const unknown = components.find((key) => key !== own.key && !registry.metrics.has(key))
  if (unknown !== undefined) return [violation('metric.formula-unknown', 'formula', { metric: unknown })]
  if (components.length === 0) return [violation('metric.formula-empty', 'formula')]
  const circle = circleFrom(own.key, (key) => {
    if (key === own.key) return components
    const metric = registry.metrics.get(key)
    const parsed = metric && isDerived(metric) ? parseFormula(metric.formula) : undefined
    return parsed === undefined || typeof parsed === 'string' ? undefined : componentsOf(parsed)
  })
  return circle ? [violation('metric.circle', 'formula', { path: circle.join(' → ') })] : []
}

function countingFaults(own: OwnMetric, { registry, clock }: Surroundings): Violation[] {
  const entity = own.source ? registry.entities.get(own.source) : undefined
  if (!entity) return [violation('field.required', 'source')]
  const fields = registry.fields(entity) as Fields
  const found: Violation[] = []
  const date = own.date === 'createdAt' ? ({ kind: 'instant' } as FieldSpec) : fields[own.date ?? '']
  if (!date || date.sql || date.custom || (date.kind !== 'date' && date.kind !== 'instant'))
    found.push(violation('metric.not-a-date', 'date'))
  if (own.measure === null) found.push(violation('field.required', 'measure'))
  else if (own.measure !== 'count') {
    const field = fields[own.field ?? '']
    if (!field || !kindOf(field).summable) found.push(violation('metric.not-a-number', 'field'))
  }
  if (own.filter) {
    try {
      filterToSql(new EntityQuery(registry, systemActor('check of a metric'), entity, clock), own.filter)
      const fault = conditionFault(own.filter)
      if (fault) found.push(violation(`metric.condition-${fault}`, 'filter'))
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      found.push(...error.violations.map((v) => ({ ...v, path: 'filter' })))
    }
  }
  return found
}
