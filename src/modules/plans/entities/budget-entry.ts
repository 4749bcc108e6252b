import { defineEntity } from '#kernel/entity/define.ts'
import { attachment, choice, date, instant, money, ref, text } from '#kernel/entity/fields.ts'
import { deriveEntries } from '../derive-budget-entry.ts'
import { entriesWritten } from '../entries-written.ts'
import { guardEntries, guardEntryRemoval, guardEntryRestore } from '../guards/budget-entry.ts'
import { checkEntry } from '../rules/budget-entry.ts'
import { entryKinds, entryStates } from './choices.ts'

/** Expenses and campaigns will write their commitments and spending here too. */
export const budgetEntry = defineEntity('budget-entry', {
  label: { zh: '预算流水', en: 'Budget entry' },
  plural: { zh: '预算流水', en: 'Budget entries' },
  about: {
    zh: '一笔支出，或答应了还没付的一笔钱。',
    en: 'Money spent, or promised and not paid yet.',
  },
  path: 'budget-entries',
  icon: 'money-collect',
  scope: { by: 'via', through: 'line' },
  title: 'note',
  sort: '-on,-createdAt',
  fields: {
    line: ref('budget-line', { label: { zh: '预算项', en: 'Budget line' }, required: true, onDelete: 'cascade' }),
    kind: choice(entryKinds, { label: { zh: '类型', en: 'Kind' }, fixed: true, required: true, default: 'spending' }),
    amount: money({
      label: { zh: '金额', en: 'Amount' },
      help: { zh: '退款写负数', en: 'A refund is negative' },
      required: true,
    }),
    on: date({ label: { zh: '日期', en: 'Date' }, required: true, default: '@today', index: true }),
    note: text({ label: { zh: '用途', en: 'What for' }, required: true, max: 300, search: true }),
    settles: ref('budget-entry', {
      label: { zh: '支付哪笔承诺', en: 'Pays the commitment' },
      help: {
        zh: '选了就从已承诺里扣除，不重复占用预算',
        en: 'It is then taken from what was promised, not counted twice',
      },
      onDelete: 'restrict',
    }),
    overrunReason: text({
      label: { zh: '超支理由', en: 'Reason for the overrun' },
      help: { zh: '超出预算时必填，批准后才入账', en: 'Needed beyond the budget; it counts once approved' },
      max: 500,
    }),
    files: attachment({ label: { zh: '凭证', en: 'Vouchers' } }),
    state: choice(entryStates, {
      label: { zh: '状态', en: 'Status' },
      fixed: true,
      required: true,
      write: 'action-only',
      default: 'booked',
    }),
    decidedBy: ref('employee', { label: { zh: '批准人', en: 'Decided by' }, write: 'action-only' }),
    decidedAt: instant({ label: { zh: '批准时间', en: 'Decided at' }, write: 'action-only' }),
  },
  list: ['note', 'line', 'kind', 'amount', 'on', 'state', 'decidedBy'],
  quick: ['line', 'kind', 'amount', 'on', 'note', 'overrunReason', 'files'],
  highlights: ['amount', 'on', 'state'],
  derive: deriveEntries,
  rules: [checkEntry],
  guard: guardEntries,
  guardRemoval: guardEntryRemoval,
  guardRestore: guardEntryRestore,
  written: entriesWritten,
})
