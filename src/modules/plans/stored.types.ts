/**
 * Records as guards and derivations get them. Their exact types would be circles: an entity's definition names these
 * functions. The kernel has checked every value against its field before.
 */
import type { WriteSource } from '#kernel/entity/define.ts'
import type { Violation } from '#kernel/entity/meta.types.ts'

// biome-ignore lint/suspicious/noExplicitAny: see above.
export type StoredAny = any

/** About to be checked: change `after` in place. */
export interface Draft {
  before: StoredAny
  after: StoredAny
  given: ReadonlySet<string>
  source: WriteSource
  violations: Violation[]
}

/** Checked, or written. */
export interface Change {
  before: StoredAny
  after: StoredAny
  changed: ReadonlySet<string>
  source: WriteSource
}
