import { defineEntity } from '#kernel/entity/define.ts'
import { choice, date, decimal, integer, json, longText, percent, ref, text } from '#kernel/entity/fields.ts'
import { adoptCheckIns, checkInFaults, deriveCheckIns } from '../derive-check-in.ts'
import { guardBelonging } from '../guards/belonging.ts'
import type { Step } from '../rules/progress.ts'
import { statuses } from './choices.ts'

export const checkIn = defineEntity('check-in', {
  label: { zh: '每周更新', en: 'Check-in' },
  plural: { zh: '每周更新', en: 'Check-ins' },
  about: {
    zh: '每周一次：数值到哪了、有多大信心、卡在哪、下周做什么。',
    en: 'Once a week: where the value stands, how sure we are, what is in the way, what comes next.',
  },
  path: 'check-ins',
  icon: 'message',
  scope: { by: 'via', through: 'keyResult', owner: 'author' },
  comments: true,
  title: 'name',
  sort: '-checkedOn',
  fields: {
    name: text({ label: { zh: '名称', en: 'Name' }, write: 'action-only', max: 260 }),
    keyResult: ref('key-result', {
      label: { zh: '关键结果', en: 'Key result' },
      required: true,
      write: 'create',
      onDelete: 'cascade',
    }),
    author: ref('employee', {
      label: { zh: '更新人', en: 'By' },
      required: true,
      default: '@me',
      write: 'action-only',
      onDelete: 'restrict',
    }),
    checkedOn: date({
      label: { zh: '日期', en: 'Day' },
      required: true,
      default: '@today',
      write: 'action-only',
      index: true,
    }),
    week: date({ label: { zh: '周（周一）', en: 'Week (Monday)' }, write: 'action-only', index: true }),
    value: decimal({
      label: { zh: '当前值', en: 'Value' },
      help: { zh: '系统指标自动读取，不用填', en: 'Read by itself when it is a metric' },
      additive: false,
      write: 'create',
    }),
    steps: json<{ label: { zh: string; en: string }; write: 'create' }, Step[]>({
      label: { zh: '步骤', en: 'Steps' },
      write: 'create',
    }),
    progress: percent({ label: { zh: '进度', en: 'Progress' }, additive: false, write: 'action-only' }),
    status: choice(statuses, {
      label: { zh: '状态', en: 'Status' },
      fixed: true,
      required: true,
      write: 'create',
    }),
    confidence: integer({ label: { zh: '信心', en: 'Confidence' }, min: 0, max: 10, additive: false, write: 'create' }),
    happened: longText({ label: { zh: '这周发生了什么', en: 'What happened' }, max: 2000 }),
    blockers: longText({ label: { zh: '卡在哪里', en: 'What is in the way' }, max: 2000 }),
    nextActions: longText({
      label: { zh: '下周要做的', en: 'Next week' },
      help: { zh: '一行一件，会成为下周行动', en: 'One a line; each becomes an action of next week' },
      max: 2000,
      write: 'create',
    }),
  },
  list: ['name', 'keyResult', 'checkedOn', 'value', 'progress', 'status', 'confidence', 'author'],
  quick: ['keyResult', 'value', 'status', 'confidence', 'happened', 'blockers', 'nextActions'],
  derive: deriveCheckIns,
  guard: async (records, ctx) => {
    const [belonging, faults] = [await guardBelonging(records, ctx), await checkInFaults(records, ctx)]
    return records.map((_, i) => [...(belonging[i] ?? []), ...(faults[i] ?? [])])
  },
  written: adoptCheckIns,
})
