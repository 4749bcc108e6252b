import { everything, ownWork } from '#kernel/access/grants.ts'
import { defineModule } from '#kernel/entity/define.ts'
import { alertActions } from './actions.ts'
import { nameGoalRule, seedGoalRule } from './default-rule.ts'
import { alert } from './entities/alert.ts'
import { alertRule } from './entities/alert-rule.ts'
import { evaluateRule } from './evaluate.ts'
import { rulesWatching } from './metric-uses.ts'
import { alertsPaths, alertsPathTexts } from './paths.ts'
import { alertRoutes } from './routes.ts'
import { evaluateJob, tick } from './tick.ts'

// Whose alerts they are follows from who may read the figure: the evaluation shares them. No role sees more.
const receive = { read: 'own', update: 'own' } as const

export const alerts = defineModule({
  name: 'alerts',
  dependsOn: ['organisation'],
  entities: [alertRule, alert],
  actions: alertActions,
  metricUses: rulesWatching,
  grants: {
    '*': { alert: receive },
    'general-manager': { 'alert-rule': everything },
    director: { 'alert-rule': everything },
    'department-manager': { 'alert-rule': ownWork },
  },
  menu: [
    {
      key: 'alerts',
      entity: 'alert',
      label: { zh: '预警', en: 'Alerts' },
      icon: 'alert',
      to: '/alerts',
      group: 'insights',
      order: 92,
    },
  ],
  jobs: [
    { name: 'alerts-tick', schedule: '* * * * *', handle: (ctx) => tick(ctx) },
    {
      name: evaluateJob,
      handle: async (ctx, { rule }) => {
        await evaluateRule(ctx, String(rule))
      },
    },
  ],
  noticeKinds: [{ key: 'alert', label: { zh: '预警', en: 'Alerts' } }],
  routes: alertRoutes,
  paths: alertsPaths,
  pathTexts: alertsPathTexts,
  seed: seedGoalRule,
  subscribers: [
    { name: 'alerts.name-rule', event: 'company.set-up', handle: (ctx, { language }) => nameGoalRule(ctx, language) },
  ],
  messages: {
    'alert.state': { zh: '这条预警已经处理过了', en: 'This alert has been dealt with already' },
    'alert-rule.percent': { zh: '百分比不能是负数', en: 'A percentage cannot be negative' },
    'alert-rule.sensitivity': {
      zh: '至少为 2，否则每个月都会误报',
      en: 'At least 2, or it would be a false alarm every month',
    },
    'alert-rule.nobody': { zh: '请选择提醒谁', en: 'Choose who is told' },
    'alert-rule.metric': { zh: '没有这个指标，或您无权查看', en: 'There is no such figure, or you may not see it' },
    'alert-rule.split': { zh: '这个指标不能这样拆分', en: 'This figure cannot be split like that' },
    'alert-rule.narrowing': { zh: '条件不适用于这个指标', en: 'The conditions do not fit the figure' },
  },
})
