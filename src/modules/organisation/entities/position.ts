import { defineEntity } from '#kernel/entity/define.ts'
import { integer, longText, money, requiredText, text } from '#kernel/entity/fields.ts'

export const position = defineEntity('position', {
  label: { zh: '岗位', en: 'Position' },
  plural: { zh: '岗位', en: 'Positions' },
  about: { zh: '岗位与职级。', en: 'Positions and job grades.' },
  path: 'positions',
  icon: 'idcard',
  scope: { by: 'company' },
  settingsOnly: true,
  title: 'name',
  sort: 'rank,name',
  fields: {
    name: requiredText({ label: { zh: '岗位名称', en: 'Name' }, search: true }),
    grade: text({ label: { zh: '职级', en: 'Job grade' }, max: 40 }),
    rank: integer({ additive: false, label: { zh: '排序', en: 'Order' }, default: 0 }),
    approvalLimit: money({
      label: { zh: '审批额度', en: 'Approval limit' },
      help: {
        zh: '可以独立批准的最大金额；留空表示没有金额审批权',
        en: 'The largest amount that the position may approve alone; empty for none',
      },
      min: 0,
      additive: false,
    }),
    duties: longText({ label: { zh: '岗位职责', en: 'Duties' } }),
  },
  list: ['name', 'grade', 'approvalLimit', 'duties'],
  unique: [
    {
      fields: ['name'],
      error: 'position.duplicate',
      message: { zh: '已有同名岗位', en: 'A position of this name exists' },
    },
  ],
})
