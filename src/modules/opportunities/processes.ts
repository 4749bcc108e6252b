import { approvalsInTurn, defineProcess } from '#modules/processes'

/** Above what the owner's position may decide alone, or with more than a tenth off, the line upwards is asked. */
const aboveAuthority = 'record.baseAmount > record.owner.position.approvalLimit or record.discount > 10'

export const opportunityAuthority = defineProcess({
  key: 'opportunity-authority',
  name: { zh: '商机超权限审批', en: 'Deal above authority' },
  about: {
    zh: '金额超过负责人岗位的审批额度，或折扣超过 10% 时，由有相应额度的上级审批',
    en: 'When the amount exceeds the owner’s approval limit or the discount exceeds 10 %, a superior with enough authority decides',
  },
  category: 'sales',
  published: false,
  triggers: [
    { on: 'change', entity: 'opportunity', fields: ['amount', 'discount'], when: { expression: aboveAuthority } },
    { on: 'create', entity: 'opportunity', when: { expression: aboveAuthority } },
  ],
  flow: (word) =>
    approvalsInTurn(word, {
      steps: [
        {
          id: 'authority',
          name: word({ zh: '有权限的上级审批', en: 'Superior with authority' }),
          assignee: [{ managerFor: 'baseAmount' }],
          editable: ['amount', 'discount'],
        },
      ],
    }),
})
