import type { EntityMeta, Label } from '#kernel/entity/meta.types.ts'

export interface StageOption {
  key: string
  label: Label
  outcome: string
  probability: string | null
}

/**
 * The stages of a pipeline in their order; without one, those of all pipelines, each key once (the same stage of two
 * pipelines counts together).
 */
export function stagesOf(opportunity: EntityMeta, pipeline?: string): StageOption[] {
  const options = opportunity.fields.find((field) => field.name === 'stage')?.options ?? []
  const found = new Map<string, StageOption>()
  for (const { value, label, when, facts } of options) {
    if ((pipeline && when?.pipeline !== pipeline) || found.has(value)) continue
    found.set(value, {
      key: value,
      label,
      outcome: String(facts?.outcome ?? 'open'),
      probability: (facts?.probability as string | null | undefined) ?? null,
    })
  }
  return [...found.values()]
}
