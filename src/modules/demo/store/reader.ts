import type { Reader } from '#kernel/data/list.ts'
import type { Context } from '#kernel/entity/context.ts'

/** Reads as who acts, in the same transaction. */
export const readerOf = ({ sql, registry, actor, clock }: Context): Reader => ({ sql, registry, actor, clock })
