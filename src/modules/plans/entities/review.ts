import { defineEntity } from '#kernel/entity/define.ts'
import { choice, instant, json, longText, ref, refs, requiredText, text, treeRef } from '#kernel/entity/fields.ts'
import { deriveReviews } from '../derive-review.ts'
import { checkReview } from '../rules/review.ts'
import { reviewStates } from './choices.ts'

export const review = defineEntity('review', {
  label: { zh: '复盘会', en: 'Review' },
  plural: { zh: '复盘会', en: 'Reviews' },
  about: {
    zh: '每个部门每周一次：哪里慢了、为什么、怎么补。',
    en: 'Once a week in each department: what is late, why, and how to catch up.',
  },
  path: 'reviews',
  icon: 'team',
  scope: { by: 'owner', owner: 'owner', department: 'department' },
  comments: true,
  title: 'name',
  sort: '-week',
  fields: {
    name: text({ label: { zh: '名称', en: 'Name' }, write: 'action-only', max: 200, search: true }),
    week: requiredText({
      label: { zh: '周', en: 'Week' },
      help: { zh: '如 2026-W12，周一到周日', en: 'As 2026-W12, Monday to Sunday' },
      pattern: '^[0-9]{4}-W(0[1-9]|[1-4][0-9]|5[0-3])$',
      example: '2026-W12',
      max: 8,
      write: 'create',
      index: true,
    }),
    department: treeRef('department', {
      label: { zh: '部门', en: 'Department' },
      required: true,
      default: '@my-department',
      write: 'create',
      onDelete: 'restrict',
    }),
    owner: ref('employee', {
      label: { zh: '主持人', en: 'Host' },
      required: true,
      default: '@me',
      onDelete: 'restrict',
    }),
    participants: refs('employee', { label: { zh: '参会人', en: 'Participants' } }),
    notes: longText({ label: { zh: '讨论记录', en: 'Notes' } }),
    decisions: longText({ label: { zh: '结论', en: 'Decisions' } }),
    state: choice(reviewStates, {
      label: { zh: '状态', en: 'Status' },
      fixed: true,
      required: true,
      write: 'action-only',
      default: 'open',
    }),
    closedAt: instant({ label: { zh: '归档时间', en: 'Closed at' }, write: 'action-only' }),
    figures: json({ label: { zh: '归档时的数据', en: 'Figures at closing' }, write: 'action-only', section: 'system' }),
  },
  list: ['name', 'week', 'department', 'owner', 'state', 'closedAt'],
  quick: ['week', 'department', 'owner', 'participants'],
  unique: [
    {
      fields: ['week', 'department'],
      error: 'review.duplicate',
      message: { zh: '这个部门这一周已有复盘会', en: 'The department has a review of this week already' },
    },
  ],
  derive: deriveReviews,
  rules: [checkReview],
})
