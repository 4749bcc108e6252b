import { defineEntity } from '#kernel/entity/define.ts'
import { choice, computed, date, integer, money, ref, requiredText } from '#kernel/entity/fields.ts'
import { deriveLines } from '../derive-budget-line.ts'
import { guardLineRemoval, guardLines } from '../guards/budget-line.ts'
import { checkLine } from '../rules/budget-line.ts'
import { budgetCategories, limits } from './choices.ts'

const booked = (alias: string) => `${alias}.state = 'booked' and ${alias}.deleted_at is null`
const spent = (t: string) =>
  `coalesce((select sum(s.amount) from budget_entry s where s.line_id = ${t}.id and s.kind = 'spending' and ${booked('s')}), 0.00)`
/** A commitment that was paid with more than promised has nothing left, not less than nothing. */
const committed = (t: string) =>
  `coalesce((select sum(greatest(c.amount - coalesce((select sum(p.amount) from budget_entry p
      where p.settles_id = c.id and p.kind = 'spending' and ${booked('p')}), 0), 0.00))
    from budget_entry c where c.line_id = ${t}.id and c.kind = 'commitment' and ${booked('c')}), 0.00)`

export const budgetLine = defineEntity('budget-line', {
  label: { zh: '预算项', en: 'Budget line' },
  plural: { zh: '预算', en: 'Budget' },
  about: {
    zh: '计划可以花的一笔钱：多少、何时、花到几成提醒。',
    en: 'Money that a plan may spend: how much, when, and when to warn.',
  },
  path: 'budget-lines',
  icon: 'pay-circle',
  scope: { by: 'via', through: 'plan' },
  title: 'name',
  sort: 'name',
  fields: {
    plan: ref('plan', { label: { zh: '所属计划', en: 'Plan' }, required: true, write: 'create', onDelete: 'cascade' }),
    name: requiredText({ label: { zh: '预算项', en: 'Name' }, search: true }),
    category: choice(budgetCategories, { label: { zh: '类别', en: 'Category' }, open: true, default: 'other' }),
    amount: money({ label: { zh: '预算金额', en: 'Amount' }, required: true, min: 0 }),
    spent: computed('money', { label: { zh: '已支出', en: 'Spent' }, scale: 2, sql: (t) => spent(t) }),
    committed: computed('money', {
      label: { zh: '已承诺', en: 'Committed' },
      help: { zh: '答应了还没付的', en: 'Promised and not paid yet' },
      scale: 2,
      sql: (t) => committed(t),
    }),
    left: computed('money', {
      label: { zh: '剩余', en: 'Left' },
      scale: 2,
      sql: (t) => `${t}.amount - ${spent(t)} - ${committed(t)}`,
    }),
    startsOn: date({ label: { zh: '开始日期', en: 'Starts on' }, index: true }),
    endsOn: date({ label: { zh: '结束日期', en: 'Ends on' }, index: true }),
    firstWarning: integer({
      label: { zh: '首次提醒', en: 'First warning at' },
      unit: { zh: '%', en: '%' },
      additive: false,
      min: 1,
      max: 99,
      default: 50,
    }),
    secondWarning: integer({
      label: { zh: '再次提醒', en: 'Second warning at' },
      unit: { zh: '%', en: '%' },
      additive: false,
      min: 1,
      max: 99,
      default: 80,
    }),
    limit: choice(limits, {
      label: { zh: '用满之后', en: 'At 100 %' },
      fixed: true,
      default: 'approval',
      index: false,
    }),
  },
  list: ['name', 'plan', 'category', 'amount', 'spent', 'committed', 'left', 'startsOn', 'endsOn'],
  quick: ['plan', 'name', 'category', 'amount', 'limit'],
  highlights: ['amount', 'spent', 'committed', 'left'],
  derive: deriveLines,
  rules: [checkLine],
  guard: guardLines,
  guardRemoval: guardLineRemoval,
})
