import { everything, lookUp, ownWork, teamLead } from '#kernel/access/grants.ts'
import { defineModule, type Grant } from '#kernel/entity/define.ts'
import { actions } from './actions.ts'
import { actionItem } from './entities/action-item.ts'
import { budgetEntry } from './entities/budget-entry.ts'
import { budgetLine } from './entities/budget-line.ts'
import { plan } from './entities/plan.ts'
import { planTask } from './entities/plan-task.ts'
import { review } from './entities/review.ts'
import { reviewFinding } from './entities/review-finding.ts'
import { prioritise } from './jobs/prioritise.ts'
import { remind } from './jobs/remind.ts'
import { messages } from './messages.ts'
import { noticeKinds } from './notice-kinds.ts'
import { plansPaths, plansPathTexts } from './paths.ts'
import { reviewItems } from './queries/review-items.ts'
import { planRoutes } from './routes.ts'

const all = (grant: Grant) => ({
  plan: grant,
  'plan-task': grant,
  'budget-line': grant,
  'budget-entry': grant,
  review: grant,
  'review-finding': grant,
  'action-item': grant,
})

/** Sees the plans of the department and works on the own ones. */
const member = { ...ownWork, read: 'department', export: 'own' } as const satisfies Grant
/** Anybody may be responsible for a task or an action item. */
const responsible = { read: 'own', update: 'own' } as const satisfies Grant

export const plans = defineModule({
  name: 'plans',
  dependsOn: ['organisation', 'goals'],
  noticeKinds,
  entities: [plan, planTask, budgetLine, budgetEntry, review, reviewFinding, actionItem],
  actions,
  permissions: [{ key: 'budget.overrun', label: { zh: '批准预算超支', en: 'Approve budget overruns' } }],
  rolePermissions: {
    'general-manager': ['budget.overrun'],
    director: ['budget.overrun'],
    finance: ['budget.overrun'],
  },
  grants: {
    '*': { 'plan-task': responsible, 'action-item': responsible },
    'general-manager': all(everything),
    director: all(everything),
    'department-manager': all(teamLead),
    'sales-rep': {
      plan: member,
      'plan-task': member,
      review: { read: 'department' },
      'review-finding': { read: 'department' },
      'action-item': member,
    },
    'solution-consultant': { plan: member, 'plan-task': member, review: { read: 'department' }, 'action-item': member },
    'customer-success': { plan: member, 'plan-task': member, review: { read: 'department' }, 'action-item': member },
    marketing: {
      plan: member,
      'plan-task': member,
      'budget-line': member,
      'budget-entry': member,
      'action-item': member,
    },
    finance: { plan: lookUp, 'plan-task': lookUp, 'budget-line': everything, 'budget-entry': everything },
  },
  menu: [
    { key: 'plans', entity: 'plan', label: plan.plural, icon: 'schedule', to: '/plans', group: 'goals', order: 72 },
  ],
  jobs: [
    { name: 'plans.remind', schedule: '0 8 * * *', handle: remind },
    { name: 'plans.prioritise', schedule: '30 5 * * *', handle: prioritise },
  ],
  routes: planRoutes,
  paths: plansPaths,
  pathTexts: plansPathTexts,
  reviewItems,
  messages,
})
