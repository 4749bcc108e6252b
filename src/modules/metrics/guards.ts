import { sql } from 'drizzle-orm'
import { systemActor } from '#kernel/access/actor.ts'
import { AppError } from '#kernel/api/errors.ts'
import { filterToSql } from '#kernel/data/filter.ts'
import { EntityQuery } from '#kernel/data/query.ts'
import type { Context } from '#kernel/entity/context.ts'
import type { Fields, RuleInput } from '#kernel/entity/define.ts'
import type { FieldSpec } from '#kernel/entity/fields.ts'
import { kindOf } from '#kernel/entity/kinds.ts'
import type { Violation } from '#kernel/entity/meta.types.ts'
import { isDerived } from '#kernel/metrics/define.ts'
import { componentsOf, parseFormula } from '#kernel/metrics/rules/formula.ts'
import { violation } from '#kernel/pure/violations.ts'
import { circleFrom, type OwnMetric } from './rules/own-metric.ts'

// biome-ignore lint/suspicious/noExplicitAny: the entity's own type would be a circle (it names this guard).
type Input = Omit<RuleInput<any>, 'before' | 'after'> & { after: OwnMetric & { id: string } }

/** A definition that cannot be counted is refused while it is written, not when a board shows it. */
export async function guardMetrics(records: Input[], ctx: Context): Promise<(Violation[] | undefined)[]> {
  return records.map(({ after }) => {
    const shipped = ctx.registry.metrics.has(after.key) && !ctx.registry.ownMetrics.has(after.key)
    if (shipped) return [violation('metric.key-taken', 'key')]
    if (after.kind === 'derived') return checkFormula(after, ctx)
    return after.kind === 'counted' ? checkCounted(after, ctx) : []
  })
}

function checkFormula(own: OwnMetric, ctx: Context): Violation[] {
  const formula = parseFormula(own.formula ?? '')
  if (typeof formula === 'string') return [violation(`metric.formula-${formula}`, 'formula')]
  const components = componentsOf(formula)
  const unknown = components.find((key) => key !== own.key && !ctx.registry.metrics.has(key))
  if (unknown !== undefined) return [violation('metric.formula-unknown', 'formula', { metric: unknown })]
  if (components.length === 0) return [violation('metric.formula-empty', 'formula')]
  const circle = circleFrom(own.key, (key) => {
    if (key === own.key) return components
    const metric = ctx.registry.metrics.get(key)
    const parsed = metric && isDerived(metric) ? parseFormula(metric.formula) : undefined
    return parsed === undefined || typeof parsed === 'string' ? undefined : componentsOf(parsed)
  })
  return circle ? [violation('metric.circle', 'formula', { path: circle.join(' → ') })] : []
}

function checkCounted(own: OwnMetric, ctx: Context): Violation[] {
  const entity = own.source ? ctx.registry.entities.get(own.source) : undefined
  if (!entity) return [violation('field.required', 'source')]
  const fields = ctx.registry.fields(entity) as Fields
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
      filterToSql(new EntityQuery(ctx.registry, systemActor('check of a metric'), entity, ctx.clock), own.filter)
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      found.push(...error.violations.map((v) => ({ ...v, path: 'filter' })))
    }
  }
  return found
}

/** A metric that others are worked out from, or that goals, boards or alerts show, is not taken away from under them. */
export async function guardMetricRemoval(ids: string[], ctx: Context): Promise<Violation[]> {
  const rows = await ctx.sql.run<{ key: string; name: string }>(
    sql`select key, name from metric_definition where id = any(${sql.param(ids)}::uuid[])`,
  )
  const removed = new Set(rows.map((r) => r.key))
  const found: Violation[] = []
  for (const metric of ctx.registry.metrics.values()) {
    if (!isDerived(metric) || removed.has(metric.key)) continue
    const formula = parseFormula(metric.formula)
    const used = typeof formula === 'string' ? undefined : componentsOf(formula).find((key) => removed.has(key))
    if (used) found.push(violation('metric.used-by-metric', '', { metric: used, other: metric.label.zh }))
  }
  for (const { key, name } of rows) {
    for (const module of ctx.registry.modules) {
      for (const use of (await module.metricUses?.(ctx, key)) ?? [])
        found.push(
          violation('metric.in-use', '', { metric: name, what: use.label.zh, whatEn: use.label.en, count: use.count }),
        )
    }
    const [entries] = await ctx.sql.run<{ n: number }>(
      sql`select count(*) as n from metric_entry where metric = ${key} and deleted_at is null`,
    )
    if (entries!.n > 0)
      found.push(violation('metric.in-use', '', { metric: name, what: '填报', whatEn: 'entries', count: entries!.n }))
  }
  return found
}
