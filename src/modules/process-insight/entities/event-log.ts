import { defineEntity } from '#kernel/entity/define.ts'
import {
  choice,
  type FieldOptions,
  instant,
  integer,
  json,
  longText,
  ref,
  requiredText,
  text,
  treeRef,
} from '#kernel/entity/fields.ts'
import { keepDepartment } from '../keep-department.ts'

const found = { write: 'action-only', additive: false } as const

export const sharings = [
  { value: 'me', label: { zh: '仅自己', en: 'Only me' }, tone: 'muted' },
  { value: 'department', label: { zh: '本部门', en: 'My department' }, tone: 'neutral' },
  { value: 'everyone', label: { zh: '所有人', en: 'Everyone' }, tone: 'brand' },
] as const

/** Words of a log that its cases name by number. */
export interface LogWords {
  activities: { key: string; label: string }[]
  resources: string[]
}

/** An event log that came from a file. Its cases are kept apart; they never change. */
export const eventLog = defineEntity('event-log', {
  label: { zh: '事件日志', en: 'Event log' },
  plural: { zh: '事件日志', en: 'Event logs' },
  about: {
    zh: '从文件导入的流程日志：哪个案例在什么时间做了哪一步。用于流程分析。',
    en: 'Logs of processes that came from files: which case went through which step, and when. For process mining.',
  },
  path: 'event-logs',
  icon: 'history',
  scope: { by: 'owner', owner: 'owner', audience: { field: 'sharing', department: 'department' } },
  settingsOnly: true,
  reporting: false,
  title: 'name',
  fields: {
    name: requiredText({ label: { zh: '日志名称', en: 'Name' }, search: true, max: 100 }),
    about: longText({ label: { zh: '说明', en: 'Description' }, max: 1000 }),
    sharing: choice(sharings, {
      label: { zh: '谁能看', en: 'Who sees it' },
      fixed: true,
      required: true,
      default: 'me',
    }),
    owner: ref('employee', { label: { zh: '所有者', en: 'Owner' }, default: '@me' }),
    department: treeRef('department', {
      label: { zh: '部门', en: 'Department' },
      help: { zh: '所有者的部门', en: "The owner's department" },
      write: 'action-only',
    }),
    fileName: text({ label: { zh: '来源文件', en: 'File' }, write: 'action-only', max: 255 }),
    cases: integer({ label: { zh: '案例数', en: 'Cases' }, ...found }),
    events: integer({ label: { zh: '事件数', en: 'Events' }, ...found }),
    firstAt: instant({ label: { zh: '最早', en: 'From' }, ...found }),
    lastAt: instant({ label: { zh: '最晚', en: 'To' }, ...found }),
    words: json<FieldOptions, LogWords>({
      label: { zh: '词表', en: 'Words' },
      write: 'action-only',
      section: 'system',
    }),
  },
  list: ['name', 'cases', 'events', 'firstAt', 'lastAt', 'sharing', 'owner'],
  sort: '-createdAt',
  derive: keepDepartment,
})
