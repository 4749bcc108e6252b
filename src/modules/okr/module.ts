import { everything, lookUp, ownWork, teamLead } from '#kernel/access/grants.ts'
import { defineModule } from '#kernel/entity/define.ts'
import { drop, takeUp } from './actions/key-result.ts'
import { applyTemplate, check, confirmEvidence } from './actions/milestone.ts'
import { activate, confirmScore, refresh, reopen, score } from './actions/objective.ts'
import { checkMilestones } from './check-milestones.ts'
import { checkIn } from './entities/check-in.ts'
import { keyResult } from './entities/key-result.ts'
import { milestone } from './entities/milestone.ts'
import { milestoneCriterion } from './entities/milestone-criterion.ts'
import { objective } from './entities/objective.ts'
import { okrAction } from './entities/okr-action.ts'
import { remindOfCheckIns } from './jobs/remind.ts'
import { measureKeyResults } from './measure-key-results.ts'
import { messages } from './messages.ts'
import { okrsMeasuring } from './metric-uses.ts'
import { okrPaths, okrPathTexts } from './paths.ts'
import { quarterOptions } from './quarter-options.ts'
import { okrRoutes } from './routes.ts'

// What was said in a check-in is corrected, never taken out.
const kept = { read: 'own', create: 'own', update: 'own' } as const

export const okr = defineModule({
  name: 'okr',
  dependsOn: ['organisation'],
  noticeKinds: [
    { key: 'okr.check-in', label: { zh: '更新关键结果的提醒', en: 'Reminders of check-ins' } },
    { key: 'okr.score', label: { zh: 'OKR 评分', en: 'Scores of objectives' } },
    { key: 'okr.milestone', label: { zh: '里程碑达成', en: 'Milestones reached' } },
  ],
  entities: [objective, keyResult, checkIn, okrAction, milestone, milestoneCriterion],
  metricUses: okrsMeasuring,
  actions: [activate, score, confirmScore, reopen, refresh, drop, takeUp, applyTemplate, check, confirmEvidence],
  grants: {
    // Open objectives are read by all; what belongs to one is reached through it.
    '*': {
      objective: ownWork,
      'key-result': ownWork,
      'check-in': kept,
      'okr-action': ownWork,
      milestone: lookUp,
      'milestone-criterion': ownWork,
    },
    'department-manager': { objective: teamLead, milestone: { ...teamLead, read: 'all' } },
    director: { objective: everything, milestone: everything },
    'general-manager': { objective: everything, milestone: everything },
  },
  jobs: [
    {
      name: 'okr-measure',
      schedule: '10 * * * *',
      async handle(ctx) {
        await measureKeyResults(ctx)
        await checkMilestones(ctx)
      },
    },
    { name: 'okr-remind', schedule: '0 9 * * *', handle: remindOfCheckIns },
  ],
  menu: [
    {
      key: 'okr',
      entity: 'objective',
      label: { zh: 'OKR 与里程碑', en: 'OKRs' },
      icon: 'partition',
      to: '/okr',
      group: 'goals',
      order: 71,
    },
  ],
  optionProviders: { 'okr-quarters': quarterOptions },
  routes: okrRoutes,
  paths: okrPaths,
  pathTexts: okrPathTexts,
  messages,
})
