import { defineEntity } from '#kernel/entity/define.ts'
import { choice, instant, integer, ref, requiredText } from '#kernel/entity/fields.ts'

/** An instant at which an instance goes on by itself. Nothing of this lives in memory. */
export const processTimer = defineEntity('process-timer', {
  label: { zh: '流程定时', en: 'Process timer' },
  plural: { zh: '流程定时', en: 'Process timers' },
  about: { zh: '到时间后流程自动继续。', en: 'When it is due, the instance goes on.' },
  path: 'process-timers',
  icon: 'clock-circle',
  scope: { by: 'via', through: 'instance' },
  settingsOnly: true,
  technical: true,
  reporting: false,
  title: 'key',
  fields: {
    instance: ref('process-instance', {
      label: { zh: '流程实例', en: 'Request' },
      required: true,
      onDelete: 'cascade',
      write: 'never',
    }),
    key: requiredText({ label: { zh: '标识', en: 'Key' }, write: 'never' }),
    kind: choice(
      [
        { value: 'wait', label: { zh: '等待', en: 'Wait' } },
        { value: 'remind', label: { zh: '提醒', en: 'Reminder' } },
        { value: 'over', label: { zh: '超时', en: 'Over' } },
        { value: 'child', label: { zh: '子流程结束', en: 'Sub-process ended' } },
      ],
      { label: { zh: '类型', en: 'Kind' }, fixed: true, required: true, write: 'never', index: false },
    ),
    step: requiredText({ label: { zh: '步骤标识', en: 'Step id' }, max: 100, write: 'never' }),
    round: integer({ label: { zh: '轮次', en: 'Round' }, required: true, additive: false, write: 'never' }),
    /** The work item that the clock runs for. */
    task: ref('process-task', { label: { zh: '待办', en: 'Work item' }, onDelete: 'cascade', write: 'never' }),
    percent: integer({ label: { zh: '百分比', en: 'Percent' }, additive: false, write: 'never' }),
    dueAt: instant({ label: { zh: '到期', en: 'Due at' }, required: true, write: 'never' }),
    firedAt: instant({ label: { zh: '触发时间', en: 'Fired at' }, write: 'never' }),
  },
  list: ['key', 'kind', 'dueAt', 'firedAt'],
  unique: [
    {
      fields: ['instance', 'key'],
      error: 'process-timer.duplicate',
      message: { zh: '这个定时已经存在', en: 'The timer exists already' },
    },
  ],
  indexes: ['fired_at, due_at'],
})
