import { defineEntity } from '#kernel/entity/define.ts'
import { choice, date, longText, ref, requiredText, text } from '#kernel/entity/fields.ts'
import { actionsWritten } from '../actions-written.ts'
import { guardActionRemoval, guardActions } from '../guards/action-item.ts'
import { actionStates } from './choices.ts'

export const actionItem = defineEntity('action-item', {
  label: { zh: '行动项', en: 'Action item' },
  plural: { zh: '行动项', en: 'Action items' },
  about: {
    zh: '会上定下来的事：谁、做什么、什么时候。',
    en: 'What a meeting decided: who does what by when.',
  },
  path: 'action-items',
  icon: 'thunderbolt',
  scope: { by: 'via', through: 'review', owner: 'responsible' },
  comments: true,
  title: 'text',
  sort: 'dueOn,createdAt',
  fields: {
    text: requiredText({ label: { zh: '做什么', en: 'What to do' }, max: 500, search: true }),
    responsible: ref('employee', {
      label: { zh: '责任人', en: 'Responsible' },
      required: true,
      default: '@me',
      onDelete: 'restrict',
    }),
    dueOn: date({ label: { zh: '截止日期', en: 'Due on' }, required: true, index: true }),
    state: choice(actionStates, { label: { zh: '状态', en: 'Status' }, fixed: true, required: true, default: 'open' }),
    remark: longText({ label: { zh: '进展', en: 'Progress note' }, max: 2000 }),
    review: ref('review', { label: { zh: '来自复盘会', en: 'From the review' }, write: 'create', onDelete: 'cascade' }),
    about: text({ label: { zh: '针对', en: 'About' }, write: 'create', max: 300 }),
  },
  list: ['text', 'responsible', 'dueOn', 'state', 'about', 'review'],
  quick: ['text', 'responsible', 'dueOn'],
  views: [
    {
      id: 'mine',
      label: { zh: '我的', en: 'Mine' },
      filter: {
        and: [
          { field: 'responsible', op: 'eq', value: '@me' },
          { field: 'state', op: 'eq', value: 'open' },
        ],
      },
      layout: 'list',
    },
    {
      id: 'open',
      label: { zh: '未完成', en: 'Open' },
      filter: { field: 'state', op: 'eq', value: 'open' },
      layout: 'list',
    },
    { id: 'all', label: { zh: '全部', en: 'All' }, layout: 'list' },
  ],
  guard: guardActions,
  guardRemoval: guardActionRemoval,
  written: actionsWritten,
})
