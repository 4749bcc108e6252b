import { defineEntity } from '#kernel/entity/define.ts'
import { date, ref, text, treeRef } from '#kernel/entity/fields.ts'
import { deriveLiaisons } from '../derive-liaison.ts'
import { checkLiaison } from '../rules/liaison.ts'

export const liaison = defineEntity('liaison', {
  label: { zh: '接口人', en: 'Liaison' },
  plural: { zh: '接口人', en: 'Liaisons' },
  about: {
    zh: '两个部门之间，对方有事找谁。发协作请求时会自动找到这个人。',
    en: 'Whom one department asks in another. Co-operation requests find this person by themselves.',
  },
  path: 'liaisons',
  icon: 'contacts',
  scope: { by: 'company' },
  title: 'name',
  sort: 'name',
  fields: {
    name: text({ label: { zh: '名称', en: 'Name' }, write: 'never', search: true, max: 420 }),
    department: treeRef('department', {
      label: { zh: '所在部门', en: 'Department' },
      required: true,
      onDelete: 'cascade',
      help: { zh: '接口人在这个部门', en: 'The liaison works here' },
    }),
    counterpart: treeRef('department', {
      label: { zh: '对接部门', en: 'For' },
      required: true,
      onDelete: 'cascade',
      help: { zh: '这个部门有事找接口人', en: 'People of this department ask the liaison' },
    }),
    person: ref('employee', { label: { zh: '接口人', en: 'Liaison' }, required: true, onDelete: 'restrict' }),
    deputy: ref('employee', {
      label: { zh: '备份', en: 'Deputy' },
      help: { zh: '接口人不在岗时由备份接手', en: 'Takes over while the liaison is not at work' },
    }),
    since: date({ label: { zh: '开始日期', en: 'Since' }, required: true, default: '@today' }),
    until: date({ label: { zh: '结束日期', en: 'Until' } }),
  },
  list: ['department', 'counterpart', 'person', 'deputy', 'since', 'until'],
  quick: ['department', 'counterpart', 'person', 'deputy'],
  unique: [
    {
      fields: ['department', 'counterpart'],
      where: 'until is null',
      error: 'liaison.taken',
      message: {
        zh: '这两个部门之间已有接口人：请先给原来的填上结束日期',
        en: 'There is a liaison for these two departments: give the former one an end date first',
      },
    },
  ],
  derive: deriveLiaisons,
  rules: [checkLiaison],
})
