import type { AnyChange } from '#kernel/entity/any-record.types.ts'
import type { Context } from '#kernel/entity/context.ts'
import type { Label } from '#kernel/entity/meta.types.ts'
import { shareByPart } from '#kernel/sharing/by-part.ts'
import { involvedIn } from './queries/conflict-parts.ts'

/** Whoever is involved at the level sees the conflict, and is told of every change of level and of its end. */
export async function conflictsWritten(records: AnyChange[], ctx: Context): Promise<void> {
  for (const { before, after, changed, source } of records) {
    if (!['parties', 'level', 'committee', 'state'].some((field) => changed.has(field))) continue
    const involved = await involvedIn(ctx, after)
    await shareByPart(ctx, 'conflict', after.id, involved, true)
    const title = news(before, after)
    if (!title || source === 'import' || source === 'demo') continue
    for (const to of new Set([after.raisedBy, ...involved])) {
      if (to === ctx.actor.id) continue
      await ctx.notify({ to, kind: 'conflict', title, about: { entity: 'conflict', id: after.id } })
    }
  }
}

function news(before: AnyChange['before'], after: AnyChange['after']): Label | undefined {
  const { name } = after
  if (!before) return { zh: `有一件争议需要您协商：${name}`, en: `A conflict to settle: ${name}` }
  if (before.state !== after.state) {
    if (after.state === 'ruled') return { zh: `已裁决：${name}`, en: `Ruled: ${name}` }
    if (after.state === 'settled') return { zh: `已协商一致：${name}`, en: `Settled: ${name}` }
    return { zh: `已撤回：${name}`, en: `Withdrawn: ${name}` }
  }
  if (before.level === after.level) return undefined
  return after.level === 'committee'
    ? { zh: `争议升级到决策小组：${name}`, en: `A conflict has come to the committee: ${name}` }
    : { zh: `争议升级到双方主管：${name}`, en: `A conflict has come to the managers: ${name}` }
}
