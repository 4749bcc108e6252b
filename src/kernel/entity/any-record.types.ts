/**
 * Records as the functions that an entity names (`derive`, `guard`, `written`) get them. Their exact types would be
 * circles: the definition names the function. The kernel has checked every value against its field before.
 */
import type { DeriveInput, RuleInput } from './define.ts'

/** About to be checked: change `after` in place. */
// biome-ignore lint/suspicious/noExplicitAny: see above.
export type AnyDraft = Omit<DeriveInput<any>, 'before' | 'after'> & { before: any; after: any }

/** Checked, or written. */
// biome-ignore lint/suspicious/noExplicitAny: see above.
export type AnyChange = Omit<RuleInput<any>, 'before' | 'after'> & { before: any; after: any }
