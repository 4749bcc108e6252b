import { sql } from 'drizzle-orm'
import { defineEntity } from '#kernel/entity/define.ts'
import { choice, integer, percent, ref, requiredText, text } from '#kernel/entity/fields.ts'
import { checkStage } from '../rules/stage.ts'

export const outcomes = [
  { value: 'open', label: { zh: '进行中', en: 'Open' }, tone: 'brand' },
  { value: 'won', label: { zh: '赢单', en: 'Won' }, tone: 'good' },
  { value: 'lost', label: { zh: '输单', en: 'Lost' }, tone: 'bad' },
  { value: 'shelved', label: { zh: '搁置', en: 'Shelved' }, tone: 'muted' },
] as const

export const stage = defineEntity('stage', {
  label: { zh: '销售阶段', en: 'Stage' },
  plural: { zh: '销售阶段', en: 'Stages' },
  about: {
    zh: '商机按阶段推进，每个阶段有赢率和时限。',
    en: 'Deals move through stages; each has a probability and a clock.',
  },
  path: 'stages',
  icon: 'ordered-list',
  scope: { by: 'company' },
  settingsOnly: true,
  title: 'name',
  sort: 'position',
  fields: {
    pipeline: ref('pipeline', { label: { zh: '销售流程', en: 'Pipeline' }, required: true, onDelete: 'restrict' }),
    key: text({
      label: { zh: '标识', en: 'Key' },
      required: true,
      write: 'create',
      max: 60,
      pattern: '^[a-z0-9][a-z0-9-]*$',
    }),
    name: requiredText({ label: { zh: '阶段名称', en: 'Name' } }),
    nameEn: text({ label: { zh: '英文名称', en: 'English name' } }),
    outcome: choice(outcomes, { label: { zh: '结果', en: 'Outcome' }, fixed: true, required: true, default: 'open' }),
    probability: percent({
      additive: false,
      label: { zh: '赢率', en: 'Win rate' },
      unit: { zh: '%', en: '%' },
      min: 0,
      max: 100,
      default: '0',
    }),
    clockHours: integer({ additive: false, label: { zh: '时限（小时）', en: 'Clock (hours)' }, min: 0, max: 8760 }),
    clockDays: integer({
      additive: false,
      label: { zh: '时限（工作日）', en: 'Clock (working days)' },
      min: 0,
      max: 365,
    }),
    position: integer({ additive: false, label: { zh: '排序', en: 'Order' }, default: 0 }),
  },
  list: ['name', 'pipeline', 'outcome', 'probability', 'clockDays', 'position'],
  unique: [
    {
      fields: ['pipeline', 'key'],
      error: 'stage.duplicate',
      message: { zh: '该流程已有相同标识的阶段', en: 'The pipeline has a stage with this key' },
    },
  ],
  rules: [checkStage],
  async written(_records, ctx) {
    // Stages are the choices of a field: every process reads them anew.
    await ctx.sql.run(sql`select pg_notify('zhanye', ${JSON.stringify({ overlay: true })})`)
  },
})
