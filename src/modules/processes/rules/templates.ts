/** Flows to begin with, in one language: names of steps are the company's own words from then on. */
import type { Label } from '#kernel/entity/meta.types.ts'
import { contractParallel, contractSerial } from './contract-templates.ts'
import type { Flow, Trigger } from './flow.types.ts'
import { approval, ends, field, flowOf, type Language, task, words } from './template-steps.ts'

export interface Template {
  key: string
  label: Label
  about: Label
  category: string
  make: (language: Language) => { flow: Flow; triggers: Trigger[] }
}

const request: Trigger[] = [{ on: 'request' }]

/** A start, an end and nothing between. */
export function emptyFlow(language: Language): Flow {
  const say = words(language)
  return flowOf(
    [
      { id: 'start', kind: 'start', name: say('发起', 'Start') },
      { id: 'end', kind: 'end', name: say('结束', 'End'), outcome: 'done' },
    ],
    ['start > end'],
    [],
  )
}

function leave(language: Language): Flow {
  const say = words(language)
  return flowOf(
    [
      ...ends(say),
      approval('manager', say('直接上级审批', 'Direct manager approves'), [{ managerLevel: 1 }], 8),
      { id: 'long', kind: 'condition', name: say('超过 3 天？', 'Over 3 days?') },
      approval('second', say('上级的上级审批', 'Next manager approves'), [{ managerLevel: 2 }], 8),
      {
        id: 'hr',
        kind: 'notify',
        name: say('通知人事', 'Tell HR'),
        to: [{ role: 'hr' }],
        title: say('{{ starter.name }} 请假 {{ form.days }} 天', '{{ starter.name }} is away for {{ form.days }} days'),
      },
    ],
    ['start > manager > long > second > hr > end', 'long > hr'],
    [
      field('kind', '请假类型', 'Kind of leave', 'choice', true, {
        options: [
          { value: 'annual', label: { zh: '年假', en: 'Annual leave' } },
          { value: 'personal', label: { zh: '事假', en: 'Personal' } },
          { value: 'sick', label: { zh: '病假', en: 'Sick leave' } },
        ],
      }),
      field('from', '开始日期', 'From', 'date'),
      field('days', '天数', 'Days', 'decimal'),
      field('reason', '事由', 'Reason', 'longText', false),
    ],
    {
      'long-second': { label: say('超过 3 天', 'over 3 days'), when: { expression: 'form.days > 3' } },
      'long-hr': { label: say('其他', 'otherwise'), otherwise: true },
    },
  )
}

function purchase(language: Language): Flow {
  const say = words(language)
  return flowOf(
    [
      ...ends(say),
      approval('head', say('部门负责人审批', 'Head of department approves'), [{ departmentHead: 'starter' }], 8),
      { id: 'amount', kind: 'condition', name: say('超过 1 万元？', 'Over 10,000?') },
      approval('finance', say('财务审批', 'Finance approves'), [{ role: 'finance' }], 8),
      task('buy', say('采购下单', 'Place the order'), [{ role: 'warehouse' }], 16),
      {
        id: 'tell',
        kind: 'notify',
        name: say('通知申请人', 'Tell the requester'),
        to: [{ starter: true }],
        title: say('您申请的“{{ form.item }}”已下单', 'Your “{{ form.item }}” has been ordered'),
      },
    ],
    ['start > head > amount > finance > buy > tell > end', 'amount > buy'],
    [
      field('item', '采购内容', 'What', 'text'),
      field('amount', '金额', 'Amount', 'money'),
      field('needed', '需要日期', 'Needed on', 'date', false),
      field('quote', '报价单', 'Quote', 'attachment', false),
    ],
    {
      'amount-finance': { label: say('超过 1 万元', 'over 10,000'), when: { expression: 'form.amount > 10000' } },
      'amount-buy': { label: say('其他', 'otherwise'), otherwise: true },
    },
  )
}

const template = (
  key: string,
  category: string,
  label: Label,
  about: Label,
  flow: (language: Language) => Flow,
): Template => ({
  key,
  category,
  label,
  about,
  make: (language) => ({ flow: flow(language), triggers: request }),
})

export const templates: readonly Template[] = [
  template(
    'leave',
    'people',
    { zh: '请假申请', en: 'Leave' },
    {
      zh: '直接上级审批；超过 3 天再由上一级审批，通知人事',
      en: 'The manager approves; over 3 days the next manager too; HR is told',
    },
    leave,
  ),
  template(
    'purchase',
    'purchase',
    { zh: '采购申请', en: 'Purchase' },
    {
      zh: '部门负责人审批；超过 1 万元加财务，再下单',
      en: 'The head of department approves; over 10,000 finance too; then the order',
    },
    purchase,
  ),
  template(
    'contract-serial',
    'sales',
    { zh: '合同审批（依次）', en: 'Contract approval, one after another' },
    {
      zh: '经理、法务、财务、总经理依次审批，约 3 天',
      en: 'Manager, legal, finance and general manager one after another: about 3 days',
    },
    contractSerial,
  ),
  template(
    'contract-parallel',
    'sales',
    { zh: '合同审批（并行）', en: 'Contract approval, in parallel' },
    {
      zh: '法务与财务同时审核，电子签署，约 1 天',
      en: 'Legal and finance at the same time, signed electronically: about 1 day',
    },
    contractParallel,
  ),
]
