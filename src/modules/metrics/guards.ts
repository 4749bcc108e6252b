import { sql } from 'drizzle-orm'
import type { Context } from '#kernel/entity/context.ts'
import type { RuleInput } from '#kernel/entity/define.ts'
import type { Violation } from '#kernel/entity/meta.types.ts'
import { isDerived } from '#kernel/metrics/define.ts'
import { componentsOf, parseFormula } from '#kernel/metrics/rules/formula.ts'
import { violation } from '#kernel/pure/violations.ts'
import { definitionFaults } from './definition-faults.ts'
import type { OwnMetric } from './rules/own-metric.ts'

// biome-ignore lint/suspicious/noExplicitAny: the entity's own type would be a circle (it names this guard).
type Input = Omit<RuleInput<any>, 'before' | 'after'> & { after: OwnMetric & { id: string } }

/** A definition that cannot be counted is refused while it is written, not when a board shows it. */
export async function guardMetrics(records: Input[], ctx: Context): Promise<(Violation[] | undefined)[]> {
  return records.map(({ after }) => definitionFaults(after, ctx))
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
