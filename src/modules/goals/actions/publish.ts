import { forbidden, ruleBroken } from '#kernel/api/errors.ts'
import type { Context } from '#kernel/entity/context.ts'
import { defineAction, type RowOf } from '#kernel/entity/define.ts'
import { violation } from '#kernel/pure/violations.ts'
import { goal } from '../entities/goal.ts'
import { refreshQueue } from '../jobs/refresh-goals.ts'
import { mayPublish } from '../rules/authority.ts'
import { setterOf } from '../setter.ts'

type Goal = RowOf<typeof goal>

/** Makes a goal binding and tells its owner. */
export async function publishGoal(ctx: Context, record: Pick<Goal, 'id' | 'name' | 'owner' | 'state'>): Promise<void> {
  if (record.state === 'published') throw ruleBroken([violation('goal.already-published', 'state')])
  await ctx.update(goal, record.id, { state: 'published' })
  if (record.owner && record.owner !== ctx.actor.id) {
    await ctx.notify({
      to: record.owner,
      kind: 'goal',
      title: { zh: `新目标：${record.name}`, en: `New goal: ${record.name}` },
      about: { entity: 'goal', id: record.id },
    })
  }
  await ctx.emit('goal.published', { entity: 'goal', id: record.id })
}

export const publish = defineAction({
  entity: goal,
  name: 'publish',
  label: { zh: '发布', en: 'Publish' },
  help: {
    zh: '发布后目标值不能直接修改，只能申请调整。',
    en: 'Once published, its figures change by an approved adjustment only.',
  },
  on: 'record',
  primary: true,
  permission: { operation: 'update' },
  input: {},
  guard: (record) => (record.state === 'published' ? [violation('goal.already-published', 'state')] : []),
  run: async (ctx, record) => {
    if (!mayPublish(setterOf(ctx.actor), record)) throw forbidden('goal.not-yours-to-publish')
    await publishGoal(ctx, record)
    await ctx.enqueue(refreshQueue, { ids: [record.id] })
    return { id: record.id, batch: ctx.batch }
  },
})
