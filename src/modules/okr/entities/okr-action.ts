import { defineEntity } from '#kernel/entity/define.ts'
import { boolean, date, longText, ref, requiredText } from '#kernel/entity/fields.ts'
import { endOfWeek, startOfWeek } from '#kernel/pure/dates.ts'
import { guardBelonging } from '../guards/belonging.ts'

export const okrAction = defineEntity('okr-action', {
  label: { zh: '本周行动', en: 'Action of the week' },
  plural: { zh: '本周行动', en: 'Actions of the week' },
  about: {
    zh: '为推进关键结果，这一周要做完的事：一件事只有一位负责人。',
    en: 'What shall be done this week to move a key result; one person is responsible.',
  },
  path: 'okr-actions',
  icon: 'check-square',
  scope: { by: 'via', through: 'keyResult', owner: 'responsible' },
  title: 'title',
  sort: 'dueOn',
  fields: {
    title: requiredText({ label: { zh: '行动', en: 'Action' }, search: true }),
    keyResult: ref('key-result', {
      label: { zh: '关键结果', en: 'Key result' },
      required: true,
      write: 'create',
      onDelete: 'cascade',
    }),
    responsible: ref('employee', {
      label: { zh: '负责人', en: 'Responsible' },
      required: true,
      default: '@me',
      onDelete: 'restrict',
    }),
    dueOn: date({ label: { zh: '截止', en: 'Due' }, required: true, index: true }),
    done: boolean({ label: { zh: '已完成', en: 'Done' }, default: false }),
    doneOn: date({ label: { zh: '完成日期', en: 'Done on' }, write: 'action-only' }),
    week: date({ label: { zh: '周（周一）', en: 'Week (Monday)' }, write: 'action-only', index: true }),
    note: longText({ label: { zh: '备注', en: 'Note' }, max: 1000 }),
  },
  list: ['title', 'keyResult', 'responsible', 'dueOn', 'done', 'doneOn'],
  quick: ['title', 'keyResult', 'responsible', 'dueOn'],
  views: [
    {
      id: 'mine',
      label: { zh: '我的未完成', en: 'Mine, open' },
      filter: {
        and: [
          { field: 'responsible', op: 'eq', value: '@me' },
          { field: 'done', op: 'ne', value: true },
        ],
      },
      layout: 'list',
    },
    { id: 'all', label: { zh: '全部', en: 'All' }, layout: 'list' },
  ],
  calendar: { field: 'dueOn' },
  derive(records, ctx) {
    for (const { after } of records) {
      after.dueOn ??= endOfWeek(ctx.today)
      after.week = startOfWeek(after.dueOn)
      after.done ??= false
      after.doneOn = after.done ? (after.doneOn ?? ctx.today) : null
    }
  },
  guard: guardBelonging,
})
