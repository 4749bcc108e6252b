/** Requests that every company has: leave and purchases. */
import type { FormField } from '../rules/flow.types.ts'
import { approvalsInTurn, defineProcess } from './define.ts'

const leaveForm: FormField[] = [
  {
    name: 'kind',
    label: { zh: '请假类型', en: 'Kind of leave' },
    kind: 'choice',
    required: true,
    options: [
      { value: 'annual', label: { zh: '年假', en: 'Annual leave' } },
      { value: 'personal', label: { zh: '事假', en: 'Personal leave' } },
      { value: 'sick', label: { zh: '病假', en: 'Sick leave' } },
      { value: 'marriage', label: { zh: '婚假', en: 'Marriage leave' } },
      { value: 'maternity', label: { zh: '产假/陪产假', en: 'Parental leave' } },
      { value: 'other', label: { zh: '其他', en: 'Other' } },
    ],
  },
  { name: 'from', label: { zh: '开始日期', en: 'From' }, kind: 'date', required: true },
  { name: 'to', label: { zh: '结束日期', en: 'Until' }, kind: 'date', required: true },
  { name: 'days', label: { zh: '天数', en: 'Days' }, kind: 'decimal', required: true },
  { name: 'reason', label: { zh: '事由', en: 'Reason' }, kind: 'longText', required: false },
  { name: 'handover', label: { zh: '工作交接人', en: 'Who stands in' }, kind: 'ref', ref: 'employee', required: false },
  { name: 'proof', label: { zh: '证明材料', en: 'Documents' }, kind: 'attachment', required: false },
]

const purchaseForm: FormField[] = [
  { name: 'what', label: { zh: '采购内容', en: 'What' }, kind: 'text', required: true },
  { name: 'amount', label: { zh: '金额', en: 'Amount' }, kind: 'money', required: true },
  { name: 'neededOn', label: { zh: '需要日期', en: 'Needed by' }, kind: 'date', required: false },
  { name: 'why', label: { zh: '用途', en: 'What for' }, kind: 'longText', required: true },
  { name: 'offers', label: { zh: '报价材料', en: 'Offers' }, kind: 'attachment', required: false },
]

export const leave = defineProcess({
  key: 'leave',
  name: { zh: '请假', en: 'Leave' },
  about: { zh: '年假、事假、病假等，由直属上级审批', en: 'Annual, personal or sick leave; your superior decides' },
  category: 'people',
  published: true,
  triggers: [{ on: 'request' }],
  flow: (word) =>
    approvalsInTurn(word, {
      form: leaveForm,
      steps: [{ id: 'manager', name: word({ zh: '直属上级审批', en: 'Superior' }), assignee: [{ managerLevel: 1 }] }],
    }),
})

export const purchase = defineProcess({
  key: 'purchase',
  name: { zh: '采购申请', en: 'Purchase' },
  about: { zh: '办公用品、设备和服务，按金额逐级审批', en: 'Supplies, equipment and services, approved by amount' },
  category: 'purchase',
  published: true,
  triggers: [{ on: 'request' }],
  flow: (word) =>
    approvalsInTurn(word, {
      form: purchaseForm,
      steps: [
        { id: 'manager', name: word({ zh: '直属上级审批', en: 'Superior' }), assignee: [{ managerLevel: 1 }] },
        { id: 'finance', name: word({ zh: '财务审核', en: 'Finance' }), assignee: [{ role: 'finance' }] },
      ],
    }),
})
