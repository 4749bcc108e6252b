import { sql } from 'drizzle-orm'
import { ruleBroken } from '#kernel/api/errors.ts'
import { defineAction } from '#kernel/entity/define.ts'
import { integer } from '#kernel/entity/fields.ts'
import { violation } from '#kernel/pure/violations.ts'
import { checkMilestones } from '../check-milestones.ts'
import { milestone } from '../entities/milestone.ts'
import { milestoneCriterion } from '../entities/milestone-criterion.ts'
import { assertMayConfirm } from '../queries/superior.ts'
import { templateKey, yearTemplate } from '../year-template.ts'

export const applyTemplate = defineAction({
  entity: milestone,
  name: 'apply-template',
  label: { zh: '套用年度模板', en: 'Apply the year’s template' },
  help: {
    zh: '建立四个季度里程碑及其条件：客户储备、渠道合作、产品试点、冲刺与复盘。之后都可以改。',
    en: 'Makes the four milestones with their conditions: customer reserve, channels, pilot, sprint and review. All can be changed.',
  },
  on: 'collection',
  permission: { operation: 'create' },
  input: { year: integer({ label: { zh: '年度', en: 'Year' }, required: true, min: 2000, max: 2100 }) },
  async run(ctx, _record, { year }) {
    const [there] = await ctx.sql.run(
      sql`select 1 from milestone where template = ${templateKey} and quarter like ${`${year}-Q%`} and deleted_at is null limit 1`,
    )
    if (there) throw ruleBroken([violation('milestone.template-applied', 'year')])
    const [company] = await ctx.sql.run<{ language: 'zh' | 'en' }>(
      sql`select language from company where deleted_at is null order by created_at limit 1`,
    )
    const ids: string[] = []
    for (const { criteria, ...values } of yearTemplate(year, company?.language ?? 'zh', ctx.clock.fiscalYearStart)) {
      const id = await ctx.create(milestone, { ...values, template: templateKey, owner: ctx.actor.id })
      for (const [position, criterion] of criteria.entries())
        await ctx.create(milestoneCriterion, { ...criterion, milestone: id, position })
      ids.push(id)
    }
    return { ids }
  },
})

export const check = defineAction({
  entity: milestone,
  name: 'check',
  label: { zh: '立即核对', en: 'Check now' },
  help: { zh: '条件每小时自动核对一次，这里立即核对', en: 'Conditions are checked every hour; this checks them now' },
  on: 'record',
  permission: { operation: 'read' },
  input: {},
  run: (ctx, record) => checkMilestones(ctx, [record.id]),
})

export const confirmEvidence = defineAction({
  entity: milestoneCriterion,
  name: 'confirm',
  label: { zh: '确认文件', en: 'Confirm the document' },
  help: { zh: '由里程碑负责人的上级确认', en: 'By a superior of the milestone’s owner' },
  on: 'record',
  permission: { operation: 'read' },
  input: {},
  guard: ({ kind, files, met }) =>
    kind !== 'document'
      ? [violation('criterion.no-document', 'kind')]
      : met
        ? [violation('criterion.confirmed', 'met')]
        : files?.length
          ? []
          : [violation('criterion.no-files', 'files')],
  async run(ctx, record) {
    const of = (await ctx.find(milestone, record.milestone))!
    await assertMayConfirm(ctx, milestone, of)
    await ctx.update(milestoneCriterion, record.id, {
      met: true,
      metOn: ctx.today,
      confirmedBy: ctx.actor.id,
      checkedAt: ctx.now.toISOString(),
    })
  },
})
