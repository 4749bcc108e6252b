/** A rule is kept only when its author can read the figure that it watches, in the way that it watches it. */
import { AppError } from '#kernel/api/errors.ts'
import type { Reader } from '#kernel/data/list.ts'
import type { Context } from '#kernel/entity/context.ts'
import type { RuleInput } from '#kernel/entity/define.ts'
import type { Violation } from '#kernel/entity/meta.types.ts'
import type { Dimension } from '#kernel/metrics/metrics.types.ts'
import { queryMetric } from '#kernel/metrics/query.ts'
import { violation } from '#kernel/pure/violations.ts'
import { metricNamed } from './figures.ts'

export const readerOf = (ctx: Context): Reader => ({
  sql: ctx.sql,
  registry: ctx.registry,
  actor: ctx.actor,
  clock: ctx.clock,
})

interface RuleFields {
  state: string
  metric: string
  split: string
  narrowing: unknown
}

const watchedFields = ['metric', 'split', 'narrowing', 'state'] as const

// biome-ignore lint/suspicious/noExplicitAny: an entity's guard gets records of the entity's own shape.
export async function guardRules(records: RuleInput<any>[], ctx: Context): Promise<(Violation[] | undefined)[]> {
  return Promise.all(
    records.map(({ after, changed }) => {
      const rule = after as unknown as RuleFields
      // A rule that is paused may stay as it is: its figure may be gone.
      if (rule.state !== 'active' || !watchedFields.some((name) => changed.has(name))) return undefined
      return faultsOf(readerOf(ctx), rule)
    }),
  )
}

export async function faultsOf(
  reader: Reader,
  rule: Pick<RuleFields, 'metric' | 'split' | 'narrowing'>,
): Promise<Violation[]> {
  const meta = await metricNamed(reader, rule.metric)
  if (!meta) return [violation('alert-rule.metric', 'metric', { metric: rule.metric })]
  if (rule.split !== 'company' && !meta.dimensions.includes(rule.split as Dimension))
    return [violation('alert-rule.split', 'split')]
  if (rule.narrowing === null || rule.narrowing === undefined) return []
  const { today } = reader.clock
  try {
    await queryMetric(reader, { metric: rule.metric, from: today, to: today, filter: rule.narrowing as never })
    return []
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return [violation('alert-rule.narrowing', 'narrowing')]
  }
}
