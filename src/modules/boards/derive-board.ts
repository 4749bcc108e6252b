import type { Context } from '#kernel/entity/context.ts'
import type { Violation } from '#kernel/entity/meta.types.ts'
import { violation } from '#kernel/pure/violations.ts'
import { readLayout } from './rules/layout.ts'
import { readNarrowing } from './rules/narrowing.ts'

interface BoardWrite {
  after: { layout: unknown; narrowing: unknown; audience: unknown; owner: string | null }
  before: unknown
  given: ReadonlySet<string>
  violations: Violation[]
}

/**
 * Layouts are kept as they are understood: unknown properties of a card are dropped, faults told. A board without cards
 * is an empty one. Nobody makes a board for somebody else: what one sends as owner counts for administrators only.
 */
export function deriveBoards(records: BoardWrite[], _ctx: Context): void {
  for (const { after, given, violations } of records) {
    after.layout ??= { cards: [] }
    if (given.has('layout')) {
      const { layout, violations: faults } = readLayout(after.layout)
      if (faults.length > 0) violations.push(...faults)
      else after.layout = layout
    }
    if (after.narrowing !== null && after.narrowing !== undefined && given.has('narrowing')) {
      const narrowing = readNarrowing(after.narrowing)
      if (narrowing) after.narrowing = narrowing
      else violations.push(violation('board.narrowing', 'narrowing'))
    }
  }
}
