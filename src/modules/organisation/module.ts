import { sql } from 'drizzle-orm'
import { everything, lookUp, ownWork } from '#kernel/access/grants.ts'
import type { Context } from '#kernel/entity/context.ts'
import { defineModule } from '#kernel/entity/define.ts'
import { calendarDay } from './entities/calendar-day.ts'
import { company } from './entities/company.ts'
import { delegation } from './entities/delegation.ts'
import { department } from './entities/department.ts'
import { employee } from './entities/employee.ts'
import { employment } from './entities/employment.ts'
import { exchangeRate } from './entities/exchange-rate.ts'
import { position } from './entities/position.ts'
import { region } from './entities/region.ts'
import { role } from './entities/role.ts'
import { rebaseCurrency, rebaseJob } from './rebase-amounts.ts'
import { daysView } from './reporting-days.ts'
import { organisationRoutes } from './routes.ts'
import { defaultRoles } from './rules/default-roles.ts'

const directory = {
  company: lookUp,
  department: lookUp,
  region: lookUp,
  position: lookUp,
  employee: lookUp,
  employment: lookUp,
  'calendar-day': lookUp,
  'exchange-rate': lookUp,
} as const

export const organisation = defineModule({
  name: 'organisation',
  dependsOn: [],
  entities: [company, position, region, department, employee, employment, role, delegation, calendarDay, exchangeRate],
  permissions: [
    { key: 'reveal', label: { zh: '查看被掩码的信息（留痕）', en: 'Reveal masked values (logged)' } },
    {
      key: 'import.keep-author',
      label: { zh: '导入时保留原作者和时间', en: 'Keep original author and time on import' },
    },
    { key: 'settings', label: { zh: '修改系统设置', en: 'Change settings' } },
    { key: 'custom-fields', label: { zh: '管理自定义字段', en: 'Manage custom fields' } },
  ],
  grants: {
    '*': { ...directory, delegation: ownWork },
    hr: {
      employee: everything,
      employment: everything,
      department: everything,
      position: everything,
      region: everything,
      'calendar-day': everything,
    },
    'general-manager': { employee: { ...lookUp, export: 'all' } },
    finance: { 'exchange-rate': everything },
  },
  rolePermissions: {
    director: ['reveal'],
    'general-manager': ['reveal'],
    'department-manager': ['reveal'],
    'sales-rep': ['reveal'],
  },
  optionProviders: {
    roles: async (db) => {
      const rows = await db.run<{ key: string; name: string; name_en: string | null }>(
        sql`select key, name, name_en from role where deleted_at is null order by position, key`,
      )
      return rows.map((r) => ({ value: r.key, label: { zh: r.name, en: r.name_en || r.name } }))
    },
  },
  jobs: [{ name: rebaseJob, handle: (ctx, { currency }) => rebaseCurrency(ctx, String(currency)) }],
  seed: seedRoles,
  routes: organisationRoutes,
  reportingViews: [daysView],
  messages: {
    'company.time-zone': { zh: '没有这个时区', en: 'There is no such time zone' },
    'company.credit-code': {
      zh: '统一社会信用代码有误（18 位，含校验位）',
      en: 'Not a valid credit code (18 characters with a check digit)',
    },
    'company.working-hours': {
      zh: '工作时间应为依次不重叠的时段',
      en: 'Working hours are spans in order that do not overlap',
    },
    'tree.circle': { zh: '不能放到自己或自己的下级之下', en: 'It cannot lie below itself' },
    'employment.ends-before-start': {
      zh: '结束日期早于开始日期 {startsOn}',
      en: 'Ends before it starts on {startsOn}',
    },
    'employment.overlaps': {
      zh: '与另一段任职（{startsOn} – {endsOn}）重叠',
      en: 'Overlaps with another employment ({startsOn} to {endsOn})',
    },
    'exchange-rate.positive': { zh: '汇率必须大于 0', en: 'A rate is above zero' },
    'exchange-rate.own': {
      zh: '{currency} 是本位币，不需要汇率',
      en: "{currency} is the company's own currency and needs no rate",
    },
    'currency.no-rate': {
      zh: '{currency} 在 {day} 没有汇率，请先在设置里添加',
      en: 'There is no exchange rate for {currency} on {day}; add one in settings first',
    },
    'role.built-in': { zh: '内置角色“{role}”不能删除', en: 'The built-in role "{role}" cannot be deleted' },
    'role.in-use': { zh: '还有 {count} 人拥有角色“{role}”', en: '{count} people still have the role "{role}"' },
    'delegation.self': { zh: '不能委托给自己', en: 'You cannot stand in for yourself' },
    'employee.last-admin': {
      zh: '这是最后一位能登录的管理员：请先把管理员角色给另一位同事',
      en: 'This is the last administrator who can sign in: give a colleague the administrator role first',
    },
    'employee.admin-role': {
      zh: '只有管理员可以授予或取消管理员角色',
      en: 'Only administrators give or take the administrator role',
    },
    'employee.own-roles': {
      zh: '不能修改自己的角色，请联系管理员',
      en: 'You cannot change your own roles; ask an administrator',
    },
    'employee.role-unknown': { zh: '没有角色“{role}”', en: 'There is no role "{role}"' },
    'employee.account-needs-email': {
      zh: '有登录账号的员工必须有邮箱',
      en: 'An employee with an account needs an e-mail address',
    },
    'role.form': { zh: '权限的格式有误', en: 'The rights do not have the right form' },
    'role.entity-unknown': { zh: '没有对象“{name}”', en: 'There is no entity "{name}"' },
    'role.operation-unknown': { zh: '没有操作“{name}”', en: 'There is no operation "{name}"' },
    'role.scope-unknown': { zh: '没有数据范围“{name}”', en: 'There is no scope "{name}"' },
    'role.field-unknown': { zh: '没有字段“{name}”', en: 'There is no field "{name}"' },
    'role.field-rule-unknown': { zh: '字段权限“{name}”无效', en: 'There is no field right "{name}"' },
    'role.permission-unknown': { zh: '没有操作权限“{name}”', en: 'There is no permission "{name}"' },
    'role.admin-is-fixed': {
      zh: '管理员始终拥有全部权限，不能修改',
      en: 'The administrator may always do everything; this cannot be changed',
    },
    'calendar.span-too-long': { zh: '最多查询 {max} 天', en: 'At most {max} days at a time' },
    'period.ends-before-start': { zh: '结束日期早于开始日期', en: 'It ends before it starts' },
  },
})

/** The roles that ship exist as rows, so that people can be given them and administrators can change them. */
async function seedRoles(ctx: Context): Promise<void> {
  const rows = await ctx.sql.run<{ key: string }>(sql`select key from role`)
  const known = new Set(rows.map((r) => r.key))
  for (const [position, { key, label, about }] of defaultRoles.entries()) {
    if (known.has(key)) continue
    await ctx.create(role, { key, name: label.zh, nameEn: label.en, about: about.zh, builtIn: true, position })
  }
}
