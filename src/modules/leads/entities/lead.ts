import { defineEntity } from '#kernel/entity/define.ts'
import {
  choice,
  email,
  longText,
  number,
  phone,
  ref,
  requiredText,
  tags,
  text,
  treeRef,
} from '#kernel/entity/fields.ts'
import { customerSources, industries } from '#modules/customers'
import { checkLead } from '../rules/lead.ts'

export const leadStatuses = [
  { value: 'new', label: { zh: '待联系', en: 'New' }, tone: 'warn' },
  { value: 'contacted', label: { zh: '跟进中', en: 'In contact' }, tone: 'brand' },
  { value: 'qualified', label: { zh: '有意向', en: 'Qualified' }, tone: 'good' },
  { value: 'invalid', label: { zh: '无效', en: 'Invalid' }, tone: 'muted' },
] as const

export const invalidReasons = [
  { value: 'wrong-contact', label: { zh: '联系方式错误', en: 'Wrong contact details' } },
  { value: 'no-need', label: { zh: '没有需求', en: 'No need' } },
  { value: 'no-budget', label: { zh: '没有预算', en: 'No budget' } },
  { value: 'duplicate', label: { zh: '重复', en: 'Duplicate' } },
  { value: 'competitor', label: { zh: '同行', en: 'A competitor' } },
  { value: 'other', label: { zh: '其他', en: 'Other' } },
] as const

export const lead = defineEntity('lead', {
  label: { zh: '线索', en: 'Lead' },
  plural: { zh: '线索', en: 'Leads' },
  about: {
    zh: '可能有需求的人或公司，还没有确认。先联系，再判断。',
    en: 'Somebody who may have a need; nobody has confirmed it yet. Call first, then judge.',
  },
  path: 'leads',
  icon: 'bulb',
  scope: { by: 'owner', owner: 'owner', department: 'department', region: 'region' },
  shareable: true,
  comments: true,
  title: 'name',
  number: 'L-{yyyy}-{seq:5}',
  sections: [
    { key: 'main', label: { zh: '基本信息', en: 'Basics' } },
    { key: 'contact', label: { zh: '联系方式', en: 'Contact' } },
    { key: 'ownership', label: { zh: '归属', en: 'Ownership' } },
  ],
  fields: {
    number: number({ label: { zh: '线索编号', en: 'Number' }, search: true }),
    name: requiredText({ label: { zh: '姓名', en: 'Name' }, search: true, index: true }),
    company: text({ label: { zh: '公司', en: 'Company' }, search: true }),
    title: text({ label: { zh: '职务', en: 'Title' }, max: 60 }),
    status: choice(leadStatuses, { label: { zh: '状态', en: 'Status' }, fixed: true, required: true, default: 'new' }),
    invalidReason: choice(invalidReasons, { label: { zh: '无效原因', en: 'Why invalid' } }),
    channel: choice(customerSources, { label: { zh: '渠道', en: 'Channel' }, open: true }),
    industry: choice(industries, { label: { zh: '行业', en: 'Industry' }, open: true }),
    product: ref('product', { label: { zh: '意向产品', en: 'Product of interest' } }),
    need: longText({ label: { zh: '需求', en: 'Need' } }),
    tags: tags({ label: { zh: '标签', en: 'Tags' } }),
    phone: phone({ label: { zh: '电话', en: 'Phone' }, search: true, pii: true, mask: true, section: 'contact' }),
    email: email({ label: { zh: '邮箱', en: 'E-mail' }, pii: true, mask: true, section: 'contact' }),
    wechat: text({ label: { zh: '微信', en: 'WeChat' }, pii: true, mask: true, section: 'contact', max: 60 }),
    remark: longText({ label: { zh: '备注', en: 'Remark' } }),
    owner: ref('employee', { label: { zh: '负责人', en: 'Owner' }, default: '@me', section: 'ownership' }),
    department: treeRef('department', { label: { zh: '所属部门', en: 'Department' }, section: 'ownership' }),
    region: treeRef('region', { label: { zh: '区域', en: 'Region' }, section: 'ownership' }),
  },
  list: ['name', 'company', 'phone', 'channel', 'status', 'product', 'region', 'owner'],
  quick: ['name', 'company', 'phone', 'channel', 'product', 'need'],
  highlights: ['status', 'channel', 'product', 'phone'],
  dimensions: {
    person: 'owner',
    region: 'region',
    product: 'product',
    'product-line': 'product.line',
    segment: 'industry',
    channel: 'channel',
  },
  kanban: { field: 'status', sums: [], card: ['company', 'channel', 'owner'] },
  unique: [
    {
      fields: ['number'],
      error: 'lead.number-taken',
      message: { zh: '线索编号已存在', en: 'The lead number exists' },
    },
  ],
  views: [
    {
      id: 'mine',
      label: { zh: '我的线索', en: 'My leads' },
      filter: { field: 'owner', op: 'eq', value: '@me' },
      layout: 'list',
    },
    {
      id: 'new',
      label: { zh: '待联系', en: 'To be called' },
      filter: { field: 'status', op: 'eq', value: 'new' },
      layout: 'list',
    },
    { id: 'all', label: { zh: '全部', en: 'All' }, layout: 'list' },
  ],
  rules: [checkLead],
})
