import type { AnyChange } from '#kernel/entity/any-record.types.ts'
import type { Context } from '#kernel/entity/context.ts'
import { alsoShareByPart } from '#kernel/sharing/by-part.ts'

/** Whoever is asked sees the request, and is told unless it is history. */
export async function requestsWritten(records: AnyChange[], ctx: Context): Promise<void> {
  for (const { after, changed, source } of records) {
    if (!changed.has('assignee') || !after.assignee) continue
    await alsoShareByPart(ctx, 'cooperation-request', after.id, [after.assignee], true)
    if (after.assignee === ctx.actor.id || source === 'import' || source === 'demo' || after.state !== 'open') continue
    await ctx.notify({
      to: after.assignee,
      kind: 'cooperation',
      title: { zh: `请您协作：${after.name}`, en: `Your help is asked for: ${after.name}` },
      body: {
        zh: `${after.neededOn} 前需要，请在 ${after.windowHours} 个工作小时内答复`,
        en: `Needed on ${after.neededOn}; please answer within ${after.windowHours} working hours`,
      },
      about: { entity: 'cooperation-request', id: after.id },
    })
  }
}
