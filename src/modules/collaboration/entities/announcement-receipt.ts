import { defineEntity } from '#kernel/entity/define.ts'
import { computed, instant, ref, text } from '#kernel/entity/fields.ts'

const fixed = { write: 'action-only' } as const

/** One person's copy of an announcement: received is not read, and read is not confirmed. */
export const announcementReceipt = defineEntity('announcement-receipt', {
  label: { zh: '公告回执', en: 'Receipt' },
  plural: { zh: '公告回执', en: 'Receipts' },
  about: { zh: '谁收到、看了、确认了公告。', en: 'Who received, read and confirmed an announcement.' },
  path: 'announcement-receipts',
  icon: 'check-square',
  scope: { by: 'via', through: 'announcement', owner: 'person' },
  settingsOnly: true,
  title: 'name',
  sort: 'confirmedAt,readAt',
  fields: {
    announcement: ref('announcement', {
      label: { zh: '公告', en: 'Announcement' },
      required: true,
      onDelete: 'cascade',
      ...fixed,
    }),
    person: ref('employee', { label: { zh: '人员', en: 'Person' }, required: true, onDelete: 'cascade', ...fixed }),
    name: text({ label: { zh: '姓名', en: 'Name' }, ...fixed, max: 200 }),
    state: computed('choice', {
      label: { zh: '状态', en: 'State' },
      options: [
        { value: 'received', label: { zh: '已送达', en: 'Received' }, tone: 'muted' },
        { value: 'read', label: { zh: '已读', en: 'Read' }, tone: 'warn' },
        { value: 'confirmed', label: { zh: '已确认', en: 'Confirmed' }, tone: 'good' },
      ],
      sql: (t) =>
        `case when ${t}.confirmed_at is not null then 'confirmed' when ${t}.read_at is not null then 'read' else 'received' end`,
    }),
    readAt: instant({ label: { zh: '阅读时间', en: 'Read at' }, ...fixed }),
    confirmedAt: instant({ label: { zh: '确认时间', en: 'Confirmed at' }, ...fixed }),
    remindedAt: instant({ label: { zh: '提醒时间', en: 'Reminded at' }, ...fixed }),
  },
  list: ['state', 'readAt', 'confirmedAt', 'remindedAt'],
  unique: [
    {
      fields: ['announcement', 'person'],
      error: 'announcement-receipt.twice',
      message: { zh: '已经发给这个人了', en: 'This person has it already' },
    },
  ],
})
