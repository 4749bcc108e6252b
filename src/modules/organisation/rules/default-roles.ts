import type { Label } from '#kernel/entity/meta.types.ts'

export interface DefaultRole {
  key: string
  label: Label
  about: Label
}

/** The roles that ship, one for every kind of user. Their rights are declared by the modules. */
export const defaultRoles: readonly DefaultRole[] = [
  { key: 'admin', label: { zh: '管理员', en: 'Administrator' }, about: { zh: '全部权限', en: 'May do everything' } },
  {
    key: 'general-manager',
    label: { zh: '总经理', en: 'General manager' },
    about: { zh: '看全公司', en: 'Sees the whole company' },
  },
  {
    key: 'director',
    label: { zh: '业务条线负责人/总监', en: 'Director' },
    about: { zh: '看全部业务数据', en: 'Sees all business records' },
  },
  {
    key: 'department-manager',
    label: { zh: '部门经理', en: 'Department manager' },
    about: { zh: '看本部门及下级', en: 'Sees the department and below' },
  },
  {
    key: 'sales-rep',
    label: { zh: '业务员', en: 'Sales rep' },
    about: { zh: '看自己的客户和商机', en: 'Sees own customers and deals' },
  },
  {
    key: 'solution-consultant',
    label: { zh: '解决方案', en: 'Solution consultant' },
    about: { zh: '支持本部门的商机', en: 'Supports the deals of the department' },
  },
  {
    key: 'customer-success',
    label: { zh: '客户成功', en: 'Customer success' },
    about: { zh: '服务本部门的客户', en: 'Serves the customers of the department' },
  },
  {
    key: 'service-agent',
    label: { zh: '客服', en: 'Service agent' },
    about: { zh: '查询客户，记录跟进', en: 'Looks customers up and logs contacts' },
  },
  {
    key: 'marketing',
    label: { zh: '市场', en: 'Marketing' },
    about: { zh: '查看与导入客户', en: 'Sees and imports customers' },
  },
  { key: 'legal', label: { zh: '法务', en: 'Legal' }, about: { zh: '查看客户与商机', en: 'Sees customers and deals' } },
  {
    key: 'finance',
    label: { zh: '财务', en: 'Finance' },
    about: { zh: '查看客户与商机', en: 'Sees customers and deals' },
  },
  { key: 'warehouse', label: { zh: '仓储物流', en: 'Warehouse' }, about: { zh: '管理产品', en: 'Manages products' } },
  {
    key: 'hr',
    label: { zh: '人力资源', en: 'HR' },
    about: { zh: '管理员工与部门', en: 'Manages employees and departments' },
  },
  { key: 'trainer', label: { zh: '培训', en: 'Trainer' }, about: { zh: '查看员工', en: 'Sees employees' } },
  { key: 'employee', label: { zh: '员工', en: 'Employee' }, about: { zh: '查看通讯录', en: 'Sees the directory' } },
]
