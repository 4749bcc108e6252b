import { defineEntity } from '#kernel/entity/define.ts'
import { attachment, choice, date, longText, ref, requiredText, treeRef } from '#kernel/entity/fields.ts'
import { sopStates } from './choices.ts'

export const sop = defineEntity('sop', {
  label: { zh: '协作规范', en: 'SOP' },
  plural: { zh: '协作规范', en: 'SOPs' },
  about: {
    zh: '部门之间怎么配合：谁在哪一步交接、谁审批、交付什么。',
    en: 'How departments work together: where work is handed over, who approves, what is delivered.',
  },
  path: 'sops',
  icon: 'book',
  scope: { by: 'company' },
  comments: true,
  title: 'name',
  sort: 'name',
  fields: {
    name: requiredText({ label: { zh: '名称', en: 'Name' }, search: true }),
    state: choice(sopStates, { label: { zh: '状态', en: 'State' }, fixed: true, required: true, default: 'draft' }),
    department: treeRef('department', { label: { zh: '主责部门', en: 'Responsible department' }, required: true }),
    counterpart: treeRef('department', { label: { zh: '配合部门', en: 'Supporting department' } }),
    owner: ref('employee', { label: { zh: '负责人', en: 'Owner' }, default: '@me' }),
    inForceOn: date({ label: { zh: '生效日期', en: 'In force on' } }),
    purpose: longText({ label: { zh: '目的与适用范围', en: 'Purpose and scope' } }),
    files: attachment({ label: { zh: '附件', en: 'Files' } }),
  },
  list: ['name', 'state', 'department', 'counterpart', 'owner', 'inForceOn'],
  quick: ['name', 'department', 'counterpart'],
})
