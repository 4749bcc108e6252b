import { defineEntity } from '#kernel/entity/define.ts'
import { choice, computed, instant, ref } from '#kernel/entity/fields.ts'

const outcomes = [
  { value: 'queued', label: { zh: '已交给邮件', en: 'Handed to mail' }, tone: 'good' },
  { value: 'left', label: { zh: '跳过：已离职', en: 'Left out: no longer here' }, tone: 'muted' },
  { value: 'no-right', label: { zh: '跳过：无权查看这些内容', en: 'Left out: may not read it' }, tone: 'warn' },
  { value: 'no-address', label: { zh: '跳过：没有有效邮箱', en: 'Left out: no mail address' }, tone: 'warn' },
  { value: 'off', label: { zh: '未发送：没有设置邮件服务器', en: 'Not sent: no mail server is set' }, tone: 'bad' },
] as const

/** What became of one schedule for one person at one time. */
export const scheduleDelivery = defineEntity('schedule-delivery', {
  label: { zh: '发送记录', en: 'Delivery' },
  plural: { zh: '发送记录', en: 'Deliveries' },
  about: { zh: '定时发送给谁、什么时候、结果如何。', en: 'To whom a schedule sent, when, and what came of it.' },
  path: 'schedule-deliveries',
  icon: 'history',
  scope: { by: 'via', through: 'schedule' },
  settingsOnly: true,
  title: 'title',
  sort: '-dueAt',
  fields: {
    schedule: ref('schedule', {
      label: { zh: '定时发送', en: 'Schedule' },
      required: true,
      onDelete: 'cascade',
      write: 'action-only',
    }),
    recipient: ref('employee', { label: { zh: '收件人', en: 'To' }, write: 'action-only' }),
    dueAt: instant({ label: { zh: '时间', en: 'Time' }, required: true, write: 'action-only', index: true }),
    outcome: choice(outcomes, {
      label: { zh: '结果', en: 'Result' },
      fixed: true,
      required: true,
      write: 'action-only',
    }),
    title: computed('text', {
      label: { zh: '名称', en: 'Name' },
      sql: (t) => `select s.name from schedule s where s.id = ${t}.schedule_id`,
    }),
  },
  list: ['dueAt', 'recipient', 'outcome', 'schedule'],
  unique: [
    {
      fields: ['schedule', 'recipient', 'dueAt'],
      error: 'schedule-delivery.done',
      message: { zh: '已经发送过', en: 'Sent already' },
    },
  ],
})
