import type { Context } from '#kernel/entity/context.ts'
import type { Change } from './stored.types.ts'

/** Tells the person who is to do something. */
export async function actionsWritten(records: Change[], ctx: Context): Promise<void> {
  for (const { after, changed, source } of records) {
    if (!changed.has('responsible') || after.responsible === ctx.actor.id || after.state !== 'open') continue
    if (source === 'import' || source === 'demo') continue
    await ctx.notify({
      to: after.responsible,
      kind: 'action-item.assigned',
      title: { zh: `复盘行动项：${after.text}`, en: `Action item: ${after.text}` },
      body: { zh: `${after.dueOn} 前完成`, en: `Due on ${after.dueOn}` },
      about: { entity: 'action-item', id: after.id },
    })
  }
}
