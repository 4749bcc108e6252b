import { defineEntity } from '#kernel/entity/define.ts'
import { choice, instant, integer, json, longText, ref, requiredText, text } from '#kernel/entity/fields.ts'
import { guardRules } from '../guard-rule.ts'
import { planRule } from '../plan-rule.ts'
import { keepRevisions } from '../revisions.ts'
import type { AutomationCondition, AutomationStep, AutomationTrigger } from '../rules/automation.types.ts'

export const ruleStates = [
  { value: 'draft', label: { zh: '草稿', en: 'Draft' }, tone: 'neutral' },
  { value: 'active', label: { zh: '启用', en: 'Active' }, tone: 'good' },
  { value: 'paused', label: { zh: '暂停', en: 'Paused' }, tone: 'warn' },
] as const

const system = { write: 'action-only', section: 'system' } as const

export const automationRule = defineEntity('automation-rule', {
  label: { zh: '自动化规则', en: 'Automation' },
  plural: { zh: '自动化规则', en: 'Automations' },
  about: {
    zh: '当某件事发生，如果条件成立，就自动去做。',
    en: 'When something happens, if the conditions hold, then it is done by itself.',
  },
  path: 'automation-rules',
  icon: 'thunderbolt',
  scope: { by: 'owner', owner: 'owner' },
  settingsOnly: true,
  reporting: false,
  title: 'name',
  sort: 'name',
  fields: {
    name: requiredText({ label: { zh: '名称', en: 'Name' }, max: 100 }),
    state: choice(ruleStates, { label: { zh: '状态', en: 'State' }, fixed: true, required: true, default: 'draft' }),
    entity: text({ label: { zh: '对象', en: 'Kind of record' }, max: 60 }),
    trigger: json<{ label: { zh: string; en: string } }, AutomationTrigger>({ label: { zh: '当', en: 'When' } }),
    condition: json<{ label: { zh: string; en: string } }, AutomationCondition>({ label: { zh: '如果', en: 'If' } }),
    steps: json<{ label: { zh: string; en: string } }, AutomationStep[]>({ label: { zh: '就', en: 'Then' } }),
    owner: ref('employee', { label: { zh: '负责人', en: 'Owner' }, default: '@me', required: true }),
    account: ref('employee', {
      label: { zh: '以谁的权限执行', en: 'Runs with the rights of' },
      help: { zh: '留空则用负责人的权限', en: 'The owner when left empty' },
    }),
    perMinute: integer({
      label: { zh: '每分钟最多执行', en: 'At most a minute' },
      help: { zh: '超过就自动暂停并通知负责人', en: 'Above it the rule is paused and its owner told' },
      min: 1,
      max: 10_000,
      default: 300,
      required: true,
      additive: false,
    }),
    revision: integer({ label: { zh: '版本', en: 'Version of the rule' }, ...system, default: 0, additive: false }),
    pausedBecause: longText({ label: { zh: '暂停原因', en: 'Why it is paused' }, ...system, max: 500 }),
    activeSince: instant({ label: { zh: '启用时间', en: 'Active since' }, ...system }),
    lookedAt: instant({ label: { zh: '上次查看', en: 'Last look' }, ...system }),
    nextAt: instant({ label: { zh: '下次执行', en: 'Next time' }, ...system, index: true }),
    lastRunAt: instant({ label: { zh: '上次执行', en: 'Last run' }, ...system }),
  },
  list: ['name', 'state', 'entity', 'owner', 'lastRunAt', 'nextAt'],
  quick: ['name'],
  guard: guardRules,
  derive: planRule,
  written: keepRevisions,
})
