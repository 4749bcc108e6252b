import { defineEntity } from '#kernel/entity/define.ts'
import { boolean, choice, instant, integer, longText, ref, requiredText, tags, url } from '#kernel/entity/fields.ts'
import { guardEndpoints } from '../guard-endpoint.ts'
import { checkEndpoint } from '../rules/endpoint.ts'

export const endpointStates = [
  { value: 'active', label: { zh: '启用', en: 'Active' }, tone: 'good' },
  { value: 'paused', label: { zh: '暂停', en: 'Paused' }, tone: 'muted' },
] as const

/** An address outside that is told what happens here, with the rights of its owner. */
export const webhookEndpoint = defineEntity('webhook-endpoint', {
  label: { zh: 'Webhook 地址', en: 'Webhook endpoint' },
  plural: { zh: 'Webhook 地址', en: 'Webhook endpoints' },
  about: {
    zh: '数据变化时，把变化发送到这个网址。内容以负责人能看到的为限。',
    en: 'Where changes are sent to, as far as the owner may see them.',
  },
  path: 'webhook-endpoints',
  icon: 'api',
  scope: { by: 'owner', owner: 'owner' },
  settingsOnly: true,
  reporting: false,
  title: 'name',
  sort: 'name',
  fields: {
    name: requiredText({ label: { zh: '名称', en: 'Name' }, max: 100 }),
    url: url({ label: { zh: '网址', en: 'Address' }, required: true }),
    events: tags({
      label: { zh: '发送哪些变化', en: 'What is sent' },
      help: {
        zh: '如 customer.created、opportunity.*；留空则只用于流程和自动化',
        en: 'Such as customer.created or opportunity.*; none: for processes and automations only',
      },
    }),
    state: choice(endpointStates, {
      label: { zh: '状态', en: 'State' },
      fixed: true,
      required: true,
      default: 'active',
    }),
    parallel: integer({
      label: { zh: '同时发送', en: 'At the same time' },
      help: { zh: '1 条时按先后顺序发送', en: 'With 1 they go in order' },
      min: 1,
      max: 10,
      default: 1,
      required: true,
      additive: false,
    }),
    allowPrivate: boolean({
      label: { zh: '允许内网地址', en: 'Allow addresses inside our network' },
      help: { zh: '只有系统管理员可以勾选', en: 'Only administrators can tick this' },
      default: false,
    }),
    owner: ref('employee', {
      label: { zh: '负责人', en: 'Owner' },
      help: { zh: '只发送负责人能看到的内容', en: 'Only what the owner may see is sent' },
      default: '@me',
      required: true,
    }),
    secretNumber: integer({
      label: { zh: '第几个密钥', en: 'Number of the secret' },
      write: 'action-only',
      section: 'system',
      default: 1,
      additive: false,
    }),
    secretShownAt: instant({
      label: { zh: '密钥已显示', en: 'Secret shown' },
      write: 'action-only',
      section: 'system',
    }),
    formerUntil: instant({
      label: { zh: '旧密钥有效至', en: 'Former secret valid until' },
      write: 'action-only',
      section: 'system',
    }),
    pausedBecause: longText({
      label: { zh: '暂停原因', en: 'Why it is paused' },
      write: 'action-only',
      section: 'system',
      max: 500,
    }),
    activeSince: instant({ label: { zh: '启用时间', en: 'Active since' }, write: 'action-only', section: 'system' }),
    lastOkAt: instant({ label: { zh: '上次成功', en: 'Last success' }, write: 'action-only', section: 'system' }),
    failingSince: instant({
      label: { zh: '失败开始于', en: 'Failing since' },
      write: 'action-only',
      section: 'system',
    }),
  },
  list: ['name', 'url', 'state', 'owner', 'lastOkAt', 'failingSince'],
  quick: ['name', 'url', 'events'],
  rules: [({ after, changed }) => (changed.has('url') || changed.has('events') ? checkEndpoint(after) : [])],
  guard: guardEndpoints,
  derive(records, ctx) {
    for (const { before, after } of records) {
      if (after.state !== 'active') continue
      after.pausedBecause = null
      if (before?.state !== 'active') {
        after.activeSince = ctx.now.toISOString()
        after.failingSince = null
      }
    }
  },
})
