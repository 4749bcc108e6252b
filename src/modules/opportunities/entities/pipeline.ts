import { sql } from 'drizzle-orm'
import { defineEntity } from '#kernel/entity/define.ts'
import { boolean, integer, requiredText } from '#kernel/entity/fields.ts'

export const pipeline = defineEntity('pipeline', {
  label: { zh: '销售流程', en: 'Pipeline' },
  plural: { zh: '销售流程', en: 'Pipelines' },
  about: { zh: '一条销售流程由若干阶段组成。', en: 'A pipeline is made of stages.' },
  path: 'pipelines',
  icon: 'branches',
  scope: { by: 'company' },
  settingsOnly: true,
  title: 'name',
  sort: 'position,name',
  fields: {
    name: requiredText({ label: { zh: '流程名称', en: 'Name' } }),
    isDefault: boolean({ label: { zh: '默认', en: 'Default' }, default: false }),
    position: integer({ additive: false, label: { zh: '排序', en: 'Order' }, default: 0 }),
  },
  list: ['name', 'isDefault'],
  unique: [
    {
      fields: ['name'],
      error: 'pipeline.duplicate',
      message: { zh: '已有同名流程', en: 'A pipeline of this name exists' },
    },
  ],
  async written(records, ctx): Promise<void> {
    const chosen = records.findLast(({ after, changed }) => after.isDefault && changed.has('isDefault'))
    if (!chosen) return
    // One is the default: with the same write the others give it up.
    const others = await ctx.sql.run<{ id: string }>(
      sql`select id from pipeline where is_default and deleted_at is null and id <> ${chosen.after.id}::uuid`,
    )
    for (const { id } of others) await ctx.update(pipeline, id, { isDefault: false })
    // Its stages come first among the choices of a deal.
    await ctx.sql.run(sql`select pg_notify('zhanye', ${JSON.stringify({ overlay: true })})`)
  },
})
