import { defineEntity } from '#kernel/entity/define.ts'
import { choice, json, longText, ref, requiredText, text, treeRef } from '#kernel/entity/fields.ts'
import { deriveReports, guardReports } from '../report-writes.ts'
import { parseDefinition } from '../rules/definition.ts'
import type { ReportDefinition } from '../rules/report.types.ts'

export const sharings = [
  { value: 'me', label: { zh: '仅自己', en: 'Only me' }, tone: 'muted' },
  { value: 'department', label: { zh: '本部门及下级部门', en: 'My department and those below' }, tone: 'neutral' },
  { value: 'everyone', label: { zh: '所有人', en: 'Everyone' }, tone: 'brand' },
] as const

/** A report as somebody arranged it. It holds no figures: whoever opens it sees those of their own reach. */
export const report = defineEntity('report', {
  label: { zh: '报表', en: 'Report' },
  plural: { zh: '报表', en: 'Reports' },
  about: {
    zh: '按自己的需要汇总数据；共享后，每个人看到的是自己权限内的数字。',
    en: 'Figures arranged as one needs them; when shared, everybody sees those of their own reach.',
  },
  path: 'reports',
  icon: 'bar-chart',
  scope: { by: 'owner', owner: 'owner', audience: { field: 'sharing', department: 'department' } },
  reporting: false,
  title: 'name',
  fields: {
    name: requiredText({ label: { zh: '报表名称', en: 'Name' }, search: true, max: 100 }),
    about: longText({ label: { zh: '说明', en: 'Description' }, max: 1000 }),
    source: text({
      label: { zh: '数据来源', en: 'Source' },
      help: { zh: '记录类型的名称，例如 opportunity', en: 'Name of a kind of record, such as opportunity' },
      required: true,
      max: 60,
    }),
    definition: json<{ label: { zh: string; en: string }; required: true }, ReportDefinition>({
      label: { zh: '报表内容', en: 'Contents' },
      required: true,
    }),
    sharing: choice(sharings, {
      label: { zh: '谁能看', en: 'Who sees it' },
      fixed: true,
      required: true,
      default: 'me',
    }),
    owner: ref('employee', { label: { zh: '所有者', en: 'Owner' }, default: '@me' }),
    department: treeRef('department', {
      label: { zh: '部门', en: 'Department' },
      help: { zh: '所有者的部门', en: "The owner's department" },
      write: 'action-only',
    }),
  },
  list: ['name', 'source', 'sharing', 'owner'],
  sort: '-updatedAt',
  derive: deriveReports,
  rules: [({ after, changed }) => (changed.has('definition') ? parseDefinition(after.definition).violations : [])],
  guard: guardReports,
})
