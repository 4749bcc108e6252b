import { defineEntity } from '#kernel/entity/define.ts'
import { choice, integer, ref, requiredText, treeRef } from '#kernel/entity/fields.ts'
import { noCircle } from '../guards/no-circle.ts'

export const departmentKinds = [
  { value: 'sales', label: { zh: '销售', en: 'Sales' } },
  { value: 'solution', label: { zh: '解决方案', en: 'Solution' } },
  { value: 'customer-success', label: { zh: '客户成功', en: 'Customer success' } },
  { value: 'marketing', label: { zh: '市场', en: 'Marketing' } },
  { value: 'service', label: { zh: '客服', en: 'Service' } },
  { value: 'hr', label: { zh: '人力资源', en: 'HR' } },
  { value: 'finance', label: { zh: '财务', en: 'Finance' } },
  { value: 'legal', label: { zh: '法务', en: 'Legal' } },
  { value: 'warehouse', label: { zh: '仓储物流', en: 'Warehouse' } },
  { value: 'management', label: { zh: '管理', en: 'Management' } },
  { value: 'innovation', label: { zh: '创新', en: 'Innovation' } },
] as const

export const department = defineEntity('department', {
  label: { zh: '部门', en: 'Department' },
  plural: { zh: '部门', en: 'Departments' },
  about: {
    zh: '部门组成公司的树，决定谁能看到哪些数据。',
    en: 'Departments form the tree of the company and decide who sees which records.',
  },
  path: 'departments',
  icon: 'apartment',
  scope: { by: 'company' },
  affectsAccess: true,
  settingsOnly: true,
  title: 'name',
  parent: 'parent',
  sort: 'position,name',
  fields: {
    name: requiredText({ label: { zh: '部门名称', en: 'Name' }, search: true }),
    parent: treeRef('department', { label: { zh: '上级部门', en: 'Parent department' }, onDelete: 'restrict' }),
    kind: choice(departmentKinds, { label: { zh: '部门类型', en: 'Kind' }, default: 'sales' }),
    manager: ref('employee', { label: { zh: '部门负责人', en: 'Manager' } }),
    position: integer({ additive: false, label: { zh: '排序', en: 'Order' }, default: 0 }),
  },
  list: ['name', 'parent', 'kind', 'manager'],
  quick: ['name', 'parent', 'kind', 'manager'],
  unique: [
    {
      fields: ['parent', 'name'],
      error: 'department.duplicate',
      message: { zh: '同一上级部门下已有同名部门', en: 'The parent department already has a department of this name' },
    },
  ],
  guard: noCircle('department'),
})
