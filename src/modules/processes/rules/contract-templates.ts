/** How contracts are approved: as most companies do it, and the same in a third of the time. */
import type { Flow } from './flow.types.ts'
import { approval, ends, field, flowOf, type Language, type Say, task, words } from './template-steps.ts'

const contractForm = [
  field('title', '合同名称', 'Contract', 'text'),
  field('customer', '客户', 'Customer', 'ref', true, { ref: 'customer' }),
  field('amount', '合同金额', 'Amount', 'money'),
  field('file', '合同文本', 'Document', 'attachment', false),
]

const contractSteps = (say: Say) => ({
  manager: approval('manager', say('销售经理审批', 'Sales manager approves'), [{ managerLevel: 1 }], 8),
  legal: approval('legal', say('法务审核', 'Legal review'), [{ role: 'legal' }], 8, {
    sop: say(
      '核对条款与标准模板的差异，超出授权的写明意见。',
      'Compare the terms with the standard contract; write down what goes beyond it.',
    ),
  }),
  finance: approval('finance', say('财务审核', 'Finance review'), [{ role: 'finance' }], 8, {
    sop: say('核对金额、账期与客户信用。', 'Check amount, terms of payment and credit of the customer.'),
  }),
})

/** As most companies have it: one after another, with a signature of the general manager on everything. */
export function contractSerial(language: Language): Flow {
  const say = words(language)
  const { manager, legal, finance } = contractSteps(say)
  return flowOf(
    [
      ...ends(say),
      manager,
      legal,
      finance,
      approval('general', say('总经理签字', 'General manager signs'), [{ role: 'general-manager' }], 8),
      task('sign', say('打印盖章', 'Print and seal'), [{ role: 'legal' }], 8),
    ],
    ['start > manager > legal > finance > general > sign > end'],
    contractForm,
  )
}

/** The same in a third of the time: legal and finance at once, the empty signature dropped, signed electronically. */
export function contractParallel(language: Language): Flow {
  const say = words(language)
  const { manager, legal, finance } = contractSteps(say)
  return flowOf(
    [
      ...ends(say),
      manager,
      { id: 'both', kind: 'parallel', name: say('同时审核', 'At the same time') },
      { ...legal, clock: { workingHours: 4, remindAt: [80], whenOver: 'escalate' } },
      { ...finance, clock: { workingHours: 4, remindAt: [80], whenOver: 'escalate' } },
      { id: 'met', kind: 'parallel', name: say('都通过', 'Both approved') },
      task('sign', say('电子签署', 'Sign electronically'), [{ starter: true }], 2),
    ],
    ['start > manager > both > legal > met > sign > end', 'both > finance > met'],
    contractForm,
  )
}
