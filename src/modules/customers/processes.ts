import { approvalsInTurn, defineProcess } from '#modules/processes'

/** Taking customers out of the house needs a reason and somebody who agrees. */
export const customerExport = defineProcess({
  key: 'customer-export',
  name: { zh: '客户导出审批', en: 'Export of customers' },
  about: {
    zh: '导出客户资料须写明用途并经上级同意',
    en: 'Exporting customers needs a reason and a superior’s consent',
  },
  category: 'data',
  published: false,
  triggers: [{ on: 'export', entity: 'customer' }],
  flow: (word) =>
    approvalsInTurn(word, {
      form: [
        { name: 'reason', label: { zh: '导出用途', en: 'What for' }, kind: 'longText', required: true },
        { name: 'recipient', label: { zh: '提供给谁', en: 'For whom' }, kind: 'text', required: false },
      ],
      steps: [{ id: 'manager', name: word({ zh: '直属上级审批', en: 'Superior' }), assignee: [{ managerLevel: 1 }] }],
    }),
})

/** The best tier gets the best terms: it is given by more than one. */
export const customerTierA = defineProcess({
  key: 'customer-tier-a',
  name: { zh: 'A 级客户认定', en: 'Tier A customer' },
  about: {
    zh: '把客户定为 A 级前，由直属上级和部门负责人同意',
    en: 'Before a customer becomes tier A, superior and head of department agree',
  },
  category: 'sales',
  published: false,
  triggers: [
    { on: 'change', entity: 'customer', fields: ['tier'], when: { filter: { field: 'tier', op: 'eq', value: 'A' } } },
    { on: 'create', entity: 'customer', when: { filter: { field: 'tier', op: 'eq', value: 'A' } } },
  ],
  flow: (word) =>
    approvalsInTurn(word, {
      steps: [
        {
          id: 'manager',
          name: word({ zh: '直属上级审批', en: 'Superior' }),
          assignee: [{ managerLevel: 1 }],
          editable: ['tier'],
        },
        {
          id: 'head',
          name: word({ zh: '部门负责人审批', en: 'Head of department' }),
          assignee: [{ departmentHead: 'starter' }],
        },
      ],
    }),
})
