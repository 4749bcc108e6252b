import { everything, lookUp, teamLead } from '#kernel/access/grants.ts'
import { defineModule } from '#kernel/entity/define.ts'
import { onInstanceEnded } from '#modules/processes'
import { requestAdjustmentAction } from './actions/adjust.ts'
import { approve, reject, withdraw } from './actions/decide.ts'
import { publish } from './actions/publish.ts'
import { goal } from './entities/goal.ts'
import { goalAdjustment } from './entities/goal-adjustment.ts'
import { refreshGoals, refreshQueue } from './jobs/refresh-goals.ts'
import { messages } from './messages.ts'
import { goalsPaths, goalsPathTexts } from './paths.ts'
import { adjustmentProcess, approvalEnded } from './process.ts'
import { goalsUsingMetric } from './queries/figures.ts'
import { goalProgress } from './queries/goal-progress.ts'
import { goalReviewItems } from './queries/review-items.ts'
import { goalRoutes } from './routes/index.ts'
import { managePermission } from './setter.ts'

onInstanceEnded('adjustment', approvalEnded)

/** Whoever reads a goal may be concerned by its adjustment; who may ask and decide is settled by the rules of authority. */
const adjustments = { read: 'own', create: 'own' } as const

export const goals = defineModule({
  name: 'goals',
  dependsOn: ['organisation', 'processes'],
  entities: [goal, goalAdjustment],
  noticeKinds: [
    { key: 'goal', label: { zh: '目标下达', en: 'A goal is set for me' } },
    { key: 'goal-adjustment', label: { zh: '目标调整', en: 'Adjustments of goals' } },
  ],
  actions: [publish, requestAdjustmentAction, approve, reject, withdraw],
  permissions: [{ key: managePermission, label: { zh: '设定和审批任何目标', en: 'Set and approve any goal' } }],
  rolePermissions: { 'general-manager': [managePermission] },
  grants: {
    // Own goals, and those of the company and its parts, which everybody may see.
    '*': { goal: { read: 'own' }, 'goal-adjustment': adjustments },
    'general-manager': { goal: everything, 'goal-adjustment': adjustments },
    director: { goal: everything, 'goal-adjustment': adjustments },
    'department-manager': { goal: teamLead, 'goal-adjustment': adjustments },
    finance: { goal: lookUp, 'goal-adjustment': adjustments },
    hr: { goal: lookUp, 'goal-adjustment': adjustments },
  },
  menu: [
    {
      key: 'goals',
      entity: 'goal',
      label: { zh: '目标', en: 'Goals' },
      icon: 'flag',
      to: '/goals',
      group: 'goals',
      order: 70,
    },
  ],
  processes: [adjustmentProcess],
  jobs: [{ name: refreshQueue, schedule: '7 * * * *', handle: refreshGoals }],
  routes: goalRoutes,
  paths: goalsPaths,
  pathTexts: goalsPathTexts,
  goalProgress,
  reviewItems: goalReviewItems,
  async metricUses(ctx, key) {
    const { count } = await goalsUsingMetric(ctx, key)
    return count > 0 ? [{ label: { zh: '目标', en: 'goals' }, count }] : []
  },
  messages,
})
