import { defineEntity } from '#kernel/entity/define.ts'
import { choice, decimal, integer, longText, ref, requiredText, text, treeRef } from '#kernel/entity/fields.ts'
import { sopStepKinds } from './choices.ts'

export const sopStep = defineEntity('sop-step', {
  label: { zh: '规范步骤', en: 'SOP step' },
  plural: { zh: '规范步骤', en: 'SOP steps' },
  about: {
    zh: '一步写一条：做什么、谁做、交给谁、做到什么程度。',
    en: 'One step each: what, by whom, handed to whom, how good.',
  },
  path: 'sop-steps',
  icon: 'ordered-list',
  scope: { by: 'via', through: 'sop' },
  settingsOnly: true,
  title: 'name',
  sort: 'sop,position',
  fields: {
    sop: ref('sop', { label: { zh: '协作规范', en: 'SOP' }, required: true, onDelete: 'cascade' }),
    position: integer({ label: { zh: '序号', en: 'Position' }, required: true, default: 1, min: 1, additive: false }),
    name: requiredText({ label: { zh: '步骤', en: 'Step' }, search: true }),
    kind: choice(sopStepKinds, { label: { zh: '类型', en: 'Kind' }, fixed: true, required: true, default: 'work' }),
    department: treeRef('department', { label: { zh: '负责部门', en: 'Department' } }),
    responsible: text({ label: { zh: '负责岗位', en: 'Position responsible' }, max: 100 }),
    handsOverTo: treeRef('department', { label: { zh: '交给', en: 'Handed over to' } }),
    workingHours: decimal({
      label: { zh: '时限', en: 'Time limit' },
      scale: 1,
      min: 0,
      unit: { zh: '工作小时', en: 'working hours' },
    }),
    standard: longText({ label: { zh: '标准', en: 'Standard' }, max: 2000 }),
  },
  list: ['position', 'name', 'kind', 'department', 'responsible', 'handsOverTo', 'workingHours'],
  quick: ['name', 'kind', 'position', 'department', 'handsOverTo', 'standard'],
})
