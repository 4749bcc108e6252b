import { defineEntity } from '#kernel/entity/define.ts'
import { choice, instant, integer, json, ref, requiredText, text } from '#kernel/entity/fields.ts'

export const deliveryStates = [
  { value: 'queued', label: { zh: '等待发送', en: 'Waiting' }, tone: 'neutral' },
  { value: 'sending', label: { zh: '正在发送', en: 'Being sent' }, tone: 'brand' },
  { value: 'delivered', label: { zh: '已送达', en: 'Delivered' }, tone: 'good' },
  { value: 'failed', label: { zh: '未送达', en: 'Not delivered' }, tone: 'bad' },
] as const
export type DeliveryState = (typeof deliveryStates)[number]['value']

/** One try, as far as the log keeps it. */
export interface Attempt {
  at: string
  milliseconds: number
  status: number | null
  /** Code of the fault when no answer came. */
  fault: string | null
  /** The beginning of the answer. */
  answer: string
}

/** One message to one endpoint: what was sent, how often it was tried, and what came back. */
export const webhookDelivery = defineEntity('webhook-delivery', {
  label: { zh: 'Webhook 发送记录', en: 'Webhook delivery' },
  plural: { zh: 'Webhook 发送记录', en: 'Webhook deliveries' },
  about: { zh: '发送了什么、试了几次、对方如何回应。', en: 'What was sent, how often, and what came back.' },
  path: 'webhook-deliveries',
  icon: 'history',
  scope: { by: 'via', through: 'endpoint' },
  technical: true,
  settingsOnly: true,
  reporting: false,
  comments: false,
  title: 'type',
  sort: '-at',
  fields: {
    endpoint: ref('webhook-endpoint', {
      label: { zh: '地址', en: 'Endpoint' },
      required: true,
      onDelete: 'cascade',
      write: 'action-only',
    }),
    type: requiredText({ label: { zh: '类型', en: 'Type' }, write: 'action-only' }),
    /** `webhook-id`: the same however often it is sent. */
    message: requiredText({ label: { zh: '消息编号', en: 'Message id' }, write: 'action-only', index: true }),
    at: instant({ label: { zh: '发生时间', en: 'At' }, required: true, write: 'action-only', index: true }),
    state: choice(deliveryStates, {
      label: { zh: '状态', en: 'State' },
      fixed: true,
      required: true,
      write: 'action-only',
    }),
    attempts: integer({ label: { zh: '尝试次数', en: 'Tries' }, write: 'action-only', additive: false }),
    nextAt: instant({ label: { zh: '下次尝试', en: 'Next try' }, write: 'action-only' }),
    deliveredAt: instant({ label: { zh: '送达时间', en: 'Delivered' }, write: 'action-only' }),
    status: integer({ label: { zh: '回应代码', en: 'Status' }, write: 'action-only', additive: false }),
    fault: text({ label: { zh: '失败原因', en: 'Fault' }, write: 'action-only' }),
    body: json({ label: { zh: '内容', en: 'Content' }, write: 'action-only' }),
    log: json({ label: { zh: '尝试记录', en: 'Log' }, write: 'action-only' }),
    leaseUntil: instant({ label: { zh: '占用至', en: 'Held until' }, write: 'action-only', section: 'system' }),
  },
  list: ['at', 'type', 'state', 'attempts', 'status', 'nextAt'],
  indexes: ['endpoint_id, state, next_at, id', 'state, lease_until', 'endpoint_id, at desc'],
})
