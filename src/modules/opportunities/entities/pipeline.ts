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
})
