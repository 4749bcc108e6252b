import { defineEntity } from '#kernel/entity/define.ts'
import { choice, instant, integer, json, longText, ref, requiredText, text } from '#kernel/entity/fields.ts'

export const runStates = [
  { value: 'queued', label: { zh: '等待执行', en: 'Waiting to run' }, tone: 'neutral' },
  { value: 'running', label: { zh: '正在执行', en: 'Running' }, tone: 'brand' },
  { value: 'waiting', label: { zh: '等待中', en: 'Waits' }, tone: 'brand' },
  { value: 'done', label: { zh: '完成', en: 'Done' }, tone: 'good' },
  { value: 'failed', label: { zh: '失败', en: 'Failed' }, tone: 'bad' },
  { value: 'stopped', label: { zh: '已拦截', en: 'Stopped' }, tone: 'warn' },
  { value: 'skipped', label: { zh: '不再适用', en: 'No longer applies' }, tone: 'muted' },
] as const

const fixed = { write: 'action-only' } as const

/** One rule on one record at one time: why, what it did, and what came of it. */
export const automationRun = defineEntity('automation-run', {
  label: { zh: '执行记录', en: 'Run' },
  plural: { zh: '执行记录', en: 'Runs' },
  about: { zh: '规则每次执行的原因、步骤和结果。', en: 'Why a rule ran, what it did, and what came of it.' },
  path: 'automation-runs',
  icon: 'history',
  scope: { by: 'via', through: 'rule' },
  technical: true,
  settingsOnly: true,
  reporting: false,
  comments: false,
  title: 'subject',
  sort: '-at',
  fields: {
    rule: ref('automation-rule', { label: { zh: '规则', en: 'Rule' }, required: true, onDelete: 'cascade', ...fixed }),
    revision: integer({ label: { zh: '规则版本', en: 'Version of the rule' }, additive: false, ...fixed }),
    /** Names what must happen once only. */
    key: requiredText({ label: { zh: '唯一标识', en: 'Key' }, ...fixed }),
    at: instant({ label: { zh: '时间', en: 'At' }, required: true, index: true, ...fixed }),
    state: choice(runStates, { label: { zh: '结果', en: 'State' }, fixed: true, required: true, ...fixed }),
    entity: text({ label: { zh: '对象', en: 'Kind of record' }, ...fixed }),
    record: text({ label: { zh: '记录标识', en: 'Id of the record' }, index: true, ...fixed }),
    subject: text({ label: { zh: '记录', en: 'Record' }, max: 500, ...fixed }),
    cause: json({ label: { zh: '原因', en: 'Cause' }, ...fixed }),
    chain: json({ label: { zh: '由何引起', en: 'Led to it' }, ...fixed }),
    batch: text({ label: { zh: '批次', en: 'Batch' }, index: true, ...fixed }),
    step: integer({ label: { zh: '下一步', en: 'Next step' }, additive: false, ...fixed }),
    effects: json({ label: { zh: '做了什么', en: 'Effects' }, ...fixed }),
    attempts: integer({ label: { zh: '尝试次数', en: 'Tries' }, additive: false, ...fixed }),
    nextAt: instant({ label: { zh: '下次执行', en: 'Next time' }, ...fixed }),
    leaseUntil: instant({ label: { zh: '占用至', en: 'Held until' }, section: 'system', ...fixed }),
    fault: longText({ label: { zh: '失败原因', en: 'Fault' }, max: 2000, ...fixed }),
    endedAt: instant({ label: { zh: '结束时间', en: 'Ended' }, ...fixed }),
  },
  list: ['at', 'rule', 'subject', 'state', 'attempts', 'endedAt'],
  indexes: ['state, next_at, id', 'rule_id, at desc'],
  unique: [{ fields: ['key'], error: 'automation-run.known', message: { zh: '已经执行过', en: 'It has run already' } }],
})
