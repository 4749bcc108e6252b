import { defineEntity } from '#kernel/entity/define.ts'
import { computed, date, ref, treeRef } from '#kernel/entity/fields.ts'
import { guardEmployments } from '../guards/employment.ts'
import { checkEmployment } from '../rules/employment.ts'

/**
 * Who belonged where, and reported to whom, from when to when. Kept by itself when an employee changes, so that figures stay
 * where they were earned; a correction of the dates moves them.
 */
export const employment = defineEntity('employment', {
  label: { zh: '任职记录', en: 'Employment' },
  plural: { zh: '任职记录', en: 'Employments' },
  about: {
    zh: '谁在什么时间属于哪个部门、向谁汇报。调动时自动生成，业绩留在当时的部门。',
    en: 'Who belonged to which department and reported to whom, and when. Made by itself on a move; figures stay where they were earned.',
  },
  path: 'employments',
  icon: 'history',
  scope: { by: 'company' },
  settingsOnly: true,
  title: 'name',
  sort: '-startsOn',
  fields: {
    employee: ref('employee', { label: { zh: '员工', en: 'Employee' }, required: true, onDelete: 'cascade' }),
    department: treeRef('department', { label: { zh: '部门', en: 'Department' }, onDelete: 'restrict' }),
    position: ref('position', { label: { zh: '岗位', en: 'Position' } }),
    manager: ref('employee', { label: { zh: '直属上级', en: 'Superior' } }),
    startsOn: date({
      label: { zh: '开始日期', en: 'Starts on' },
      help: { zh: '留空表示一直如此', en: 'Empty means that it has always been so' },
    }),
    endsOn: date({ label: { zh: '结束日期（含）', en: 'Ends on (inclusive)' } }),
    name: computed('text', {
      label: { zh: '姓名', en: 'Name' },
      sql: (t) => `select e.name from employee e where e.id = ${t}.employee_id`,
    }),
  },
  list: ['employee', 'department', 'position', 'manager', 'startsOn', 'endsOn'],
  rules: [checkEmployment],
  guard: guardEmployments,
})
