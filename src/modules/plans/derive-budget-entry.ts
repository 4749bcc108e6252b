import { hasPermission } from '#kernel/access/actor.ts'
import type { Context } from '#kernel/entity/context.ts'
import { mayBook, weighing } from './guards/budget-entry.ts'
import type { Draft } from './stored.types.ts'
import { type Weighed, weighEntries } from './weigh-entries.ts'

/**
 * Whether an entry is booked or waits for an approval. Beyond the amount it needs a reason; with the right to overrun it
 * is booked at once under that person's name. What may not be written at all is refused by the guard.
 */
export async function deriveEntries(records: Draft[], ctx: Context): Promise<void> {
  const touched = records.filter(({ before, given }) => !before || [...weighing].some((name) => given.has(name)))
  const open = await mayBook(ctx, touched)
  // Somebody decided: that is the entry's state. What was declined is not asked for again by changing it.
  const undecided = open.filter(({ before, given }) => !given.has('decidedBy') && before?.state !== 'declined')
  await weighEntries(ctx, undecided, (at, weighed) => {
    const { after } = undecided[at]!
    settle(after, weighed, ctx)
    return after.state === 'booked' && (!weighed.exceeds || after.decidedBy !== null)
  })
}

function settle(after: Draft['after'], weighed: Weighed, ctx: Context): void {
  after.state = 'booked'
  after.decidedBy = null
  after.decidedAt = null
  if (!weighed.exceeds || weighed.limit === 'stop' || !after.overrunReason) return
  if (hasPermission(ctx.actor, 'budget.overrun')) {
    after.decidedBy = ctx.actor.id
    after.decidedAt = ctx.now.toISOString()
  } else {
    after.state = 'requested'
  }
}
