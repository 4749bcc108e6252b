import type { AnyChange } from '#kernel/entity/any-record.types.ts'
import type { Context } from '#kernel/entity/context.ts'
import type { Violation } from '#kernel/entity/meta.types.ts'
import { violation } from '#kernel/pure/violations.ts'

/** What was asked for is the requester's; whoever is asked may answer otherwise, but not rewrite it. */
const asked = ['name', 'neededOn', 'aim', 'standard', 'value', 'about']

export async function guardRequests(records: AnyChange[], ctx: Context): Promise<(Violation[] | undefined)[]> {
  return records.map(({ before, changed }) => {
    if (!before || ctx.actor.systemReason !== undefined || before.requester === ctx.actor.id) return undefined
    const field = asked.find((name) => changed.has(name))
    return field ? [violation('cooperation-request.requester-only', field)] : undefined
  })
}
