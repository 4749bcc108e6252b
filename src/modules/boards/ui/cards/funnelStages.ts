import type { EntityMeta } from '#kernel/entity/meta.types.ts'
import type { MetricRow } from '#kernel/metrics/metrics.types.ts'
import type { Language } from '#kernel/ui/text.ts'
import type { FunnelStage } from '../../rules/funnel.ts'
import type { CardAnswers } from '../data.ts'
import { rowsOf } from './card.context.ts'

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

const knownAt = (rows: readonly MetricRow[], stage: string) =>
  rows.find((row) => row.stage?.id === stage)?.value ?? null
const countAt = (rows: readonly MetricRow[], stage: string) => knownAt(rows, stage) ?? 0

export interface StandingStage {
  key: string
  label: string
  standing: number
  amount: number
}

const openStages = (stages: readonly StageOption[]) => stages.filter(({ outcome }) => outcome === 'open')

/** What stands open in each stage. */
export function standingStages(stages: readonly StageOption[], answers: CardAnswers): StandingStage[] {
  const [counts, amounts] = [rowsOf(answers, 'open-count'), rowsOf(answers, 'open-amount')]
  return openStages(stages).map(({ key, label }) => ({
    key,
    label,
    standing: countAt(counts, key),
    amount: countAt(amounts, key),
  }))
}

/** How deals passed through each open stage. */
export function passedStages(stages: readonly StageOption[], answers: CardAnswers): FunnelStage[] {
  const [entries, losses] = [rowsOf(answers, 'entries'), rowsOf(answers, 'losses')]
  return openStages(stages).map(({ key, label }) => ({
    key,
    label,
    entered: countAt(entries, key),
    conversion: knownAt(rowsOf(answers, 'conversion'), key),
    previous: knownAt(rowsOf(answers, 'previous'), key),
    lastYear: knownAt(rowsOf(answers, 'last-year'), key),
    lost: countAt(losses, key),
    days: knownAt(rowsOf(answers, 'days'), key),
  }))
}
