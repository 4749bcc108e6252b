import { announceOverlay } from '#kernel/customise/overlay-signal.ts'
import type { Context } from '#kernel/entity/context.ts'

/** Every process reads the catalogue anew with the commit. */
export async function announceMetrics(_records: unknown[], ctx: Context): Promise<void> {
  await announceOverlay(ctx.sql)
}
