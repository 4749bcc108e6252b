/** What waits for the end of an instance is carried out or dropped by whoever registers here, in the same transaction. */
import type { Context } from '#kernel/entity/context.ts'
import type { Label } from '#kernel/entity/meta.types.ts'
import type { Outcome } from '../rules/state.types.ts'
import type { Instance } from './run.ts'

/** Who gave the last answer, with his rights, and what he said to it. */
export interface LastWord {
  ctx: Context
  comment: string | null
}

/**
 * Called once for an instance that ends with something held. `lastWord` is missing when a rule or the clock ended it.
 * `refused` on an approval gives the instance back to its starter with the reason; a thrown `AppError` does the same.
 */
export type InstanceEnded = (
  ctx: Context,
  instance: Instance,
  outcome: Outcome,
  lastWord?: LastWord,
) => Promise<{ refused: Label } | undefined>

const listeners = new Map<string, InstanceEnded>()

/** `mark` is the key in `held` by which an instance belongs to this listener. */
export function onInstanceEnded(mark: string, handle: InstanceEnded): void {
  listeners.set(mark, handle)
}

export const instanceEnded: InstanceEnded = async (ctx, instance, outcome, lastWord) => {
  const mark = Object.keys(instance.held ?? {}).find((key) => listeners.has(key))
  return mark === undefined ? undefined : listeners.get(mark)!(ctx, instance, outcome, lastWord)
}
