import { defineEntity } from '#kernel/entity/define.ts'
import {
  choice,
  date,
  email,
  json,
  multiChoice,
  phone,
  ref,
  refs,
  requiredText,
  tags,
  text,
  treeRef,
} from '#kernel/entity/fields.ts'
import { guardEmployeeRemoval, guardEmployees } from '../guards/employee.ts'
import { keepEmployments } from '../keep-employments.ts'
import { checkAccount } from '../rules/account.ts'

export const employeeStatuses = [
  { value: 'candidate', label: { zh: '候选人', en: 'Candidate' }, tone: 'muted' },
  { value: 'onboarding', label: { zh: '入职中', en: 'Onboarding' }, tone: 'brand' },
  { value: 'active', label: { zh: '在职', en: 'Active' }, tone: 'good' },
  { value: 'leaving', label: { zh: '离职中', en: 'Leaving' }, tone: 'warn' },
  { value: 'left', label: { zh: '已离职', en: 'Left' }, tone: 'muted' },
] as const

export const employee = defineEntity('employee', {
  label: { zh: '员工', en: 'Employee' },
  plural: { zh: '员工', en: 'Employees' },
  about: {
    zh: '公司里的人：部门、岗位、直属上级与登录账号。',
    en: 'The people of the company: department, position, superior and account.',
  },
  path: 'employees',
  icon: 'user',
  scope: { by: 'company' },
  affectsAccess: true,
  settingsOnly: true,
  title: 'name',
  sort: 'name',
  sections: [
    { key: 'main', label: { zh: '基本信息', en: 'Basics' } },
    { key: 'work', label: { zh: '任职', en: 'Employment' } },
  ],
  fields: {
    name: requiredText({ label: { zh: '姓名', en: 'Name' }, search: true }),
    email: email({ label: { zh: '邮箱', en: 'E-mail' }, search: true }),
    phone: phone({ label: { zh: '手机', en: 'Phone' }, search: true, pii: true }),
    department: treeRef('department', { label: { zh: '部门', en: 'Department' }, onDelete: 'restrict' }),
    regions: refs('region', { label: { zh: '负责区域', en: 'Regions' } }),
    productLines: tags({
      label: { zh: '负责产品线', en: 'Product lines' },
      help: {
        zh: '矩阵的另一条线：区域之外还负责哪些产品线',
        en: 'The other side of the matrix: the product lines besides the regions',
      },
    }),
    position: ref('position', { label: { zh: '岗位', en: 'Position' }, onDelete: 'restrict' }),
    manager: ref('employee', { label: { zh: '直属上级', en: 'Superior' } }),
    mentor: ref('employee', { label: { zh: '导师', en: 'Mentor' }, section: 'work' }),
    status: choice(employeeStatuses, {
      fixed: true,
      label: { zh: '状态', en: 'Status' },
      default: 'active',
      required: true,
    }),
    roles: multiChoice([], { label: { zh: '角色', en: 'Roles' }, optionsFrom: 'roles' }),
    hiredOn: date({ label: { zh: '入职日期', en: 'Hired on' }, section: 'work' }),
    probationEndsOn: date({ label: { zh: '试用期结束', en: 'Probation ends on' }, section: 'work' }),
    userId: text({ label: { zh: '账号标识', en: 'Account id' }, write: 'action-only', index: true, section: 'system' }),
    preferences: json({ label: { zh: '个人设置', en: 'Preferences' }, write: 'action-only', section: 'system' }),
  },
  list: ['name', 'department', 'position', 'manager', 'regions', 'roles', 'status', 'email'],
  quick: ['name', 'email', 'department', 'manager', 'regions', 'roles'],
  unique: [
    {
      fields: ['email'],
      error: 'employee.email-taken',
      message: { zh: '该邮箱已被其他员工使用', en: 'Another employee uses this e-mail address' },
    },
    {
      fields: ['userId'],
      error: 'employee.account-taken',
      message: { zh: '该账号已属于其他员工', en: 'The account belongs to another employee' },
    },
  ],
  rules: [checkAccount],
  guard: guardEmployees,
  guardRemoval: guardEmployeeRemoval,
  written: keepEmployments,
})
