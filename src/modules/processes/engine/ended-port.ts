/** What waits for the end of an instance is carried out or dropped by whoever registers here, in the same transaction. */
import type { Context } from '#kernel/entity/context.ts'
import type { Label } from '#kernel/entity/meta.types.ts'
import type { Outcome } from '../rules/state.types.ts'
import type { Instance } from './run.ts'

/**
 * Called once for every instance that ends with something held. `refused` on an approval gives the instance back to its
 * starter with the reason; a thrown `AppError` does the same.
 */
export type InstanceEnded = (
  ctx: Context,
  instance: Instance,
  outcome: Outcome,
) => Promise<{ refused: Label } | undefined>

let listener: InstanceEnded | undefined

export function onInstanceEnded(handle: InstanceEnded): void {
  listener = handle
}

export const instanceEnded: InstanceEnded = async (ctx, instance, outcome) => listener?.(ctx, instance, outcome)
