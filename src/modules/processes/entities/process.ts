import { defineEntity } from '#kernel/entity/define.ts'
import { choice, longText, ref, requiredText, text } from '#kernel/entity/fields.ts'
import { guardProcessRemoval, processesWritten } from '../held/in-force.ts'

/** What a company does in a set way. How it goes is in its versions. */
export const process = defineEntity('process', {
  label: { zh: '流程', en: 'Process' },
  plural: { zh: '流程', en: 'Processes' },
  about: {
    zh: '公司的审批与办事流程；每个流程有若干版本。',
    en: 'How the company approves and gets things done; each process has its versions.',
  },
  path: 'processes',
  icon: 'partition',
  scope: { by: 'company' },
  settingsOnly: true,
  title: 'name',
  sort: 'category,name',
  fields: {
    key: requiredText({
      label: { zh: '标识', en: 'Key' },
      help: { zh: '小写字母、数字和连字符，建立后不变', en: 'Lower-case letters, digits and hyphens; it stays' },
      max: 60,
      pattern: '^[a-z][a-z0-9-]*$',
      example: 'contract-approval',
      write: 'create',
    }),
    name: requiredText({ label: { zh: '名称', en: 'Name' }, search: true }),
    nameEn: text({ label: { zh: '英文名称', en: 'English name' }, search: true }),
    about: longText({ label: { zh: '说明', en: 'About' }, max: 2000 }),
    category: choice(
      [
        { value: 'sales', label: { zh: '销售', en: 'Sales' } },
        { value: 'finance', label: { zh: '财务', en: 'Finance' } },
        { value: 'people', label: { zh: '人事', en: 'People' } },
        { value: 'purchase', label: { zh: '采购', en: 'Purchase' } },
        { value: 'data', label: { zh: '数据', en: 'Data' } },
        { value: 'other', label: { zh: '其他', en: 'Other' } },
      ],
      { label: { zh: '分类', en: 'Category' }, open: true, default: 'other' },
    ),
    owner: ref('employee', {
      label: { zh: '流程负责人', en: 'Process owner' },
      help: { zh: '可以查看这个流程的全部实例', en: 'Sees every instance of the process' },
      default: '@me',
    }),
    state: choice(
      [
        { value: 'active', label: { zh: '启用', en: 'Active' }, tone: 'good' },
        { value: 'off', label: { zh: '停用', en: 'Off' }, tone: 'muted' },
      ],
      { label: { zh: '状态', en: 'State' }, fixed: true, required: true, default: 'active' },
    ),
  },
  list: ['name', 'category', 'owner', 'state'],
  quick: ['name', 'key', 'category', 'owner', 'about'],
  unique: [
    {
      fields: ['key'],
      error: 'process.duplicate',
      message: { zh: '已有这个标识的流程', en: 'A process of this key exists' },
    },
  ],
  guardRemoval: guardProcessRemoval,
  written: processesWritten,
})
