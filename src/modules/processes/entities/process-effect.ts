import { defineEntity } from '#kernel/entity/define.ts'
import { choice, instant, json, ref, requiredText } from '#kernel/entity/fields.ts'

/** What an instance has done to the world, once each: its key is unique, so a step that runs again finds it done. */
export const processEffect = defineEntity('process-effect', {
  label: { zh: '流程动作', en: 'Process effect' },
  plural: { zh: '流程动作', en: 'Process effects' },
  about: { zh: '流程已经执行的动作，每个只执行一次。', en: 'What an instance has done, once each.' },
  path: 'process-effects',
  icon: 'thunderbolt',
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
        { value: 'notify', label: { zh: '通知', en: 'Notice' } },
        { value: 'update', label: { zh: '更新记录', en: 'Update' } },
        { value: 'webhook', label: { zh: 'Webhook', en: 'Web hook' } },
        { value: 'sub-process', label: { zh: '子流程', en: 'Sub-process' } },
      ],
      { label: { zh: '类型', en: 'Kind' }, fixed: true, required: true, write: 'never', index: false },
    ),
    at: instant({ label: { zh: '时间', en: 'At' }, required: true, write: 'never' }),
    /** What undoing needs: the record and its values before and after. */
    detail: json({
      label: { zh: '详情', en: 'Detail' },
      write: 'never',
    }),
  },
  list: ['key', 'kind', 'at'],
  unique: [
    {
      fields: ['instance', 'key'],
      error: 'process-effect.duplicate',
      message: { zh: '这个动作已经执行过', en: 'This has been done already' },
    },
  ],
})
