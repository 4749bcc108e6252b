import type { EntityMeta } from '#kernel/entity/meta.types.ts'
import type { MetricRow } from '#kernel/metrics/metrics.types.ts'
import type { Language } from '#kernel/ui/text.ts'
import { total } from '../../rules/change.ts'
import type { FunnelStage } from '../../rules/funnel.ts'

export interface StageOption {
  key: string
  label: string
  outcome: string
}

/** The stages of all pipelines in their order, each key once: the same stage of two pipelines counts together. */
export function stagesOf(opportunity: EntityMeta | undefined, language: Language): StageOption[] {
  const options = opportunity?.fields.find((field) => field.name === 'stage')?.options ?? []
  const found = new Map<string, StageOption>()
  for (const { value, label, facts } of options)
    if (!found.has(value))
      found.set(value, { key: value, label: label[language], outcome: String(facts?.outcome ?? 'open') })
  return [...found.values()]
}

const valueAt = (rows: readonly MetricRow[], stage: string) => rows.find((row) => row.stage?.id === stage)?.value ?? 0

/** What stands open in each stage. */
export function standingStages(
  stages: readonly StageOption[],
  counts: readonly MetricRow[],
  amounts: readonly MetricRow[],
): FunnelStage[] {
  return stages
    .filter(({ outcome }) => outcome === 'open')
    .map(({ key, label }) => ({ key, label, standing: valueAt(counts, key), amount: valueAt(amounts, key) }))
}

/** How far the deals opened in a period have come: the open stages, then won; and those that were lost or shelved. */
export function cohortStages(
  stages: readonly StageOption[],
  begun: readonly MetricRow[],
  won: string,
): { stages: FunnelStage[]; lost: number } {
  const sum = (outcome: (outcome: string) => boolean) =>
    total(stages.filter((stage) => outcome(stage.outcome)).map(({ key }) => valueAt(begun, key)))
  const open = stages
    .filter(({ outcome }) => outcome === 'open')
    .map(({ key, label }) => ({ key, label, standing: valueAt(begun, key), amount: 0 }))
  const wonCount = sum((outcome) => outcome === 'won')
  return {
    stages: [...open, { key: 'won', label: won, standing: wonCount, amount: 0 }],
    lost: sum((outcome) => outcome === 'lost' || outcome === 'shelved'),
  }
}
