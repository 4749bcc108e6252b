import { defineEntity } from '#kernel/entity/define.ts'
import { choice, instant, integer, json, ref, requiredText, text } from '#kernel/entity/fields.ts'
import type { Violation } from '#kernel/entity/meta.types.ts'
import type { FieldChanges, WriteRequest } from '#kernel/gate/gate.types.ts'

const only = { write: 'action-only' } as const

/** A request as it was sent, kept until its process has decided. Nothing of it shows in the record before that. */
export const heldChange = defineEntity('held-change', {
  label: { zh: '待生效的变更', en: 'Held change' },
  plural: { zh: '待生效的变更', en: 'Held changes' },
  about: { zh: '等待审批、尚未生效的操作。', en: 'Requests that wait for approval and have not taken effect.' },
  path: 'held-changes',
  icon: 'lock',
  scope: { by: 'via', through: 'instance' },
  settingsOnly: true,
  technical: true,
  reporting: false,
  title: 'entity',
  fields: {
    /** Null for the moment in which the instance is made: it may come to its end at once. */
    instance: ref('process-instance', {
      label: { zh: '流程实例', en: 'Request' },
      onDelete: 'cascade',
      ...only,
    }),
    process: ref('process', { label: { zh: '流程', en: 'Process' }, required: true, onDelete: 'cascade', ...only }),
    /** What of the process's triggers stopped it: one open request per record and trigger. */
    trigger: requiredText({ label: { zh: '触发条件', en: 'Trigger' }, max: 500, ...only }),
    entity: requiredText({ label: { zh: '对象', en: 'Entity' }, max: 100, ...only }),
    record: text({ label: { zh: '记录', en: 'Record' }, max: 36, ...only }),
    operation: choice(
      [
        { value: 'create', label: { zh: '新建', en: 'Create' } },
        { value: 'update', label: { zh: '修改', en: 'Change' } },
        { value: 'delete', label: { zh: '删除', en: 'Delete' } },
        { value: 'action', label: { zh: '操作', en: 'Action' } },
        { value: 'export', label: { zh: '导出', en: 'Export' } },
      ],
      { label: { zh: '操作类型', en: 'Kind of request' }, fixed: true, required: true, index: false, ...only },
    ),
    action: text({ label: { zh: '操作', en: 'Action' }, max: 100, ...only }),
    values: json<{ label: { zh: string; en: string }; required: true }, WriteRequest['values']>({
      label: { zh: '提交的内容', en: 'What was sent' },
      required: true,
      ...only,
    }),
    /** The record when it was sent, as stored. */
    before: json<{ label: { zh: string; en: string } }, Record<string, unknown>>({
      label: { zh: '提交时的记录', en: 'Record then' },
      ...only,
    }),
    changes: json<{ label: { zh: string; en: string } }, FieldChanges>({
      label: { zh: '将发生的变化', en: 'Difference' },
      ...only,
    }),
    seenVersion: integer({ label: { zh: '版本', en: 'Version' }, additive: false, ...only }),
    source: choice(
      [
        { value: 'ui', label: { zh: '界面', en: 'Screen' } },
        { value: 'api', label: { zh: '接口', en: 'API' } },
      ],
      { label: { zh: '来源', en: 'Source' }, fixed: true, required: true, index: false, ...only },
    ),
    state: choice(
      [
        { value: 'open', label: { zh: '待审批', en: 'Waiting' } },
        { value: 'done', label: { zh: '已生效', en: 'In force' } },
        { value: 'refused', label: { zh: '无法生效', en: 'Refused' } },
        { value: 'dropped', label: { zh: '已放弃', en: 'Dropped' } },
      ],
      { label: { zh: '状态', en: 'State' }, fixed: true, required: true, default: 'open', ...only },
    ),
    /** Why it could not take effect. */
    faults: json<{ label: { zh: string; en: string } }, Violation[]>({ label: { zh: '原因', en: 'Reasons' }, ...only }),
    /** The record made or the export started. */
    result: text({ label: { zh: '结果', en: 'Result' }, max: 36, ...only }),
    endedAt: instant({ label: { zh: '结束时间', en: 'Ended at' }, ...only }),
  },
  list: ['entity', 'operation', 'state'],
  unique: [
    {
      fields: ['process', 'trigger', 'record'],
      where: "state = 'open'",
      error: 'held-change.open',
      message: {
        zh: '这条记录已有同样的申请在审批中，请等待结果或先撤回',
        en: 'The same request about this record waits for approval already: wait for it, or withdraw it first',
      },
    },
  ],
  indexes: ['entity, record, state'],
})
