import { defineAction } from '#kernel/entity/define.ts'
import { longText } from '#kernel/entity/fields.ts'
import { violation } from '#kernel/pure/violations.ts'
import { keyResult } from '../entities/key-result.ts'

export const drop = defineAction({
  entity: keyResult,
  name: 'drop',
  label: { zh: '放弃', en: 'Drop' },
  help: {
    zh: '不再计入目标，权重由其余关键结果分担。',
    en: 'It no longer counts; the others share its weight.',
  },
  on: 'record',
  danger: true,
  permission: { operation: 'update' },
  input: { reason: longText({ label: { zh: '原因', en: 'Reason' }, required: true, max: 1000 }) },
  guard: ({ state }) => (state === 'dropped' ? [violation('key-result.already', 'state')] : []),
  run: (ctx, record, { reason }) => ctx.update(keyResult, record.id, { state: 'dropped', dropReason: reason }),
})

export const takeUp = defineAction({
  entity: keyResult,
  name: 'take-up',
  label: { zh: '恢复使用', en: 'Take up again' },
  on: 'record',
  permission: { operation: 'update' },
  input: {},
  guard: ({ state }) => (state === 'active' ? [violation('key-result.already', 'state')] : []),
  run: (ctx, record) => ctx.update(keyResult, record.id, { state: 'active', dropReason: null }),
})
