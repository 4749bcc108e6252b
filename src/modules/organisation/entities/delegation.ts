import { defineEntity } from '#kernel/entity/define.ts'
import { computed, date, ref, text } from '#kernel/entity/fields.ts'
import { checkDelegation } from '../rules/delegation.ts'

/** While one person is away, another decides and sees the to-dos; both names stay on the record. */
export const delegation = defineEntity('delegation', {
  label: { zh: '委托', en: 'Delegation' },
  plural: { zh: '委托', en: 'Delegations' },
  about: {
    zh: '外出期间由同事代为审批和处理待办。',
    en: 'While you are away a colleague decides your approvals and sees your to-dos.',
  },
  path: 'delegations',
  icon: 'swap',
  scope: { by: 'owner', owner: 'from' },
  settingsOnly: true,
  reporting: false,
  affectsAccess: true,
  title: 'title',
  sort: '-startsOn',
  fields: {
    from: ref('employee', { label: { zh: '委托人', en: 'Away' }, required: true, default: '@me' }),
    to: ref('employee', { label: { zh: '受托人', en: 'Stands in' }, required: true }),
    startsOn: date({ label: { zh: '开始日期', en: 'From' }, required: true, default: '@today' }),
    endsOn: date({ label: { zh: '结束日期', en: 'Until' }, required: true }),
    reason: text({ label: { zh: '原因', en: 'Reason' } }),
    title: computed('text', {
      label: { zh: '标题', en: 'Title' },
      sql: (t) =>
        `select a.name || ' → ' || b.name from employee a, employee b where a.id = ${t}.from_id and b.id = ${t}.to_id`,
    }),
  },
  list: ['from', 'to', 'startsOn', 'endsOn', 'reason'],
  rules: [checkDelegation],
})
