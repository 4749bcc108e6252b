import type { Violation } from '#kernel/entity/meta.types.ts'
import { violation } from '#kernel/pure/violations.ts'

interface Version {
  state: string
}

/** What runs is never redrawn: only a draft's flow and triggers change. */
export function checkVersion(input: { before: Version | null; changed: ReadonlySet<string> }): Violation[] {
  if (!input.before || input.before.state === 'draft') return []
  return ['flow', 'triggers'].filter((f) => input.changed.has(f)).map((f) => violation('process-version.fixed', f))
}
