import type { Violation } from '#kernel/entity/meta.types.ts'
import { violation } from '#kernel/pure/violations.ts'

/** A won deal is certain and a lost one impossible. */
export function checkStage({ after }: { after: { outcome: string; probability: string | null } }): Violation[] {
  const probability = Number(after.probability ?? 0)
  if (after.outcome === 'won' && probability !== 100) return [violation('stage.won-is-certain', 'probability')]
  if (after.outcome === 'lost' && probability !== 0) return [violation('stage.lost-is-impossible', 'probability')]
  return []
}
