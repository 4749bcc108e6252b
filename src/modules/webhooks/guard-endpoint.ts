/** Who may point what where: an endpoint carries its owner's rights to its address. */
import { hasPermission, may } from '#kernel/access/actor.ts'
import type { Context } from '#kernel/entity/context.ts'
import type { RuleInput } from '#kernel/entity/define.ts'
import type { Violation } from '#kernel/entity/meta.types.ts'
import { violation } from '#kernel/pure/violations.ts'

const decisive = ['url', 'events', 'owner', 'state', 'allowPrivate']

// biome-ignore lint/suspicious/noExplicitAny: an entity's guard gets records of the entity's own shape.
export async function guardEndpoints(records: RuleInput<any>[], ctx: Context): Promise<(Violation[] | undefined)[]> {
  return records.map(({ before, after, changed }) => {
    const faults: Violation[] = []
    if (!hasPermission(ctx.actor, 'admin') && ctx.source !== 'demo') {
      const foreign = after.owner !== ctx.actor.id || (before && before.owner !== ctx.actor.id)
      if (foreign && decisive.some((name) => changed.has(name))) faults.push(violation('webhook.own-only', 'owner'))
      if (after.allowPrivate === true && before?.allowPrivate !== true)
        faults.push(violation('webhook.private-by-admin', 'allowPrivate'))
    }
    if (changed.has('events')) {
      for (const event of (after.events ?? []) as string[]) {
        const name = event.split('.')[0] ?? ''
        const entity = ctx.registry.entities.get(name)
        if (name !== '*' && (!entity || entity.technical || !may(ctx.actor, name, 'read')))
          faults.push(violation('webhook.event', 'events', { event }))
      }
    }
    return faults
  })
}
