/** A rule as the evaluation needs it, from its row. */
import type { Row } from '#kernel/data/projection.ts'
import { fromRow } from '#kernel/data/stored.ts'
import type { RowOf } from '#kernel/entity/define.ts'
import type { Filter } from '#kernel/entity/meta.types.ts'
import type { Registry } from '#kernel/entity/registry.ts'
import type { Period } from '#kernel/metrics/metrics.types.ts'
import { alertRule } from './entities/alert-rule.ts'
import type { Watched } from './figures.ts'
import type { Condition, Split } from './rules/alert.types.ts'
import { conditionOf } from './rules/rule.ts'
import type { Timing } from './rules/spans.ts'

export type StoredRule = RowOf<typeof alertRule>

export const ruleOfRow = (registry: Registry, row: Row): StoredRule =>
  fromRow(registry, alertRule, row) as unknown as StoredRule

export interface Watch {
  watched: Watched
  condition: Condition
  timing: Timing
}

export const watchOf = (
  rule: Pick<
    StoredRule,
    'metric' | 'split' | 'narrowing' | 'period' | 'timing' | 'condition' | 'comparison' | 'threshold' | 'against'
  >,
): Watch => ({
  watched: {
    metric: rule.metric,
    split: rule.split as Split,
    narrowing: (rule.narrowing as Filter | null) ?? null,
    period: rule.period as Period,
  },
  condition: conditionOf(rule),
  timing: rule.timing as Timing,
})
