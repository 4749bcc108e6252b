/** Records inside an entity's own functions: its exact type would be a circle, because the entity names the function. */
import type { DeriveInput, RuleInput } from '#kernel/entity/define.ts'

// biome-ignore lint/suspicious/noExplicitAny: see above.
type AnyRecord = any

export type Drafted = Omit<DeriveInput<AnyRecord>, 'before' | 'after'> & { before: AnyRecord; after: AnyRecord }
export type Written = Omit<RuleInput<AnyRecord>, 'before' | 'after'> & { before: AnyRecord; after: AnyRecord }
