import { defineEntity } from '#kernel/entity/define.ts'
import { choice, instant, json, ref, text } from '#kernel/entity/fields.ts'

/** The event log: written by the engine in the transaction of what it tells, never changed. */
export const processEvent = defineEntity('process-event', {
  label: { zh: '流程事件', en: 'Process event' },
  plural: { zh: '流程事件', en: 'Process events' },
  about: { zh: '流程里发生的每一件事，用于分析。', en: 'Everything that happened in a process, for analysis.' },
  path: 'process-events',
  icon: 'history',
  scope: { by: 'via', through: 'instance' },
  settingsOnly: true,
  title: 'activity',
  sort: 'at',
  fields: {
    instance: ref('process-instance', {
      label: { zh: '流程实例', en: 'Request' },
      required: true,
      onDelete: 'cascade',
      write: 'never',
    }),
    /** Name of the step as the version says it. */
    activity: text({ label: { zh: '活动', en: 'Activity' }, required: true, max: 200, write: 'never' }),
    /** Id of the step; null for what concerns the whole instance. */
    step: text({ label: { zh: '步骤标识', en: 'Step id' }, max: 100, write: 'never' }),
    lifecycle: choice(
      [
        { value: 'start', label: { zh: '开始', en: 'Start' } },
        { value: 'complete', label: { zh: '完成', en: 'Complete' } },
        { value: 'abort', label: { zh: '中止', en: 'Abort' } },
        /** Within a step: a decision, a reminder, a transfer. `detail.what` says which. */
        { value: 'note', label: { zh: '记录', en: 'Note' } },
      ],
      { label: { zh: '阶段', en: 'Life cycle' }, fixed: true, required: true, write: 'never', index: false },
    ),
    at: instant({ label: { zh: '时间', en: 'At' }, required: true, index: true, write: 'never' }),
    person: ref('employee', { label: { zh: '人员', en: 'Person' }, index: false, write: 'never' }),
    detail: json({
      label: { zh: '详情', en: 'Detail' },
      write: 'never',
    }),
  },
  list: ['at', 'activity', 'lifecycle', 'person'],
  indexes: ['instance_id, id'],
})
