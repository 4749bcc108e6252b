import { everything, ownWork, teamLead } from '#kernel/access/grants.ts'
import { defineModule, type Grant } from '#kernel/entity/define.ts'
import { eventLog } from './entities/event-log.ts'
import { eventLogCase } from './entities/event-log-case.ts'
import { processImprovement } from './entities/process-improvement.ts'
import { insightMessages } from './messages.ts'
import { processInsightPaths, processInsightPathTexts } from './paths.ts'
import { insightRoutes } from './routes.ts'

// Logs come in by import only; their cases never change.
const keeper: Grant = { read: 'own', update: 'own', delete: 'own', import: 'own', export: 'own' }
const all: Grant = { read: 'all', update: 'all', delete: 'all', import: 'all', export: 'all' }
const cases = (scope: 'own' | 'all'): Grant => ({ read: scope, export: scope })

export const processInsight = defineModule({
  name: 'process-insight',
  dependsOn: ['organisation', 'processes'],
  entities: [eventLog, eventLogCase, processImprovement],
  grants: {
    'general-manager': { 'event-log': all, 'event-log-case': cases('all'), 'process-improvement': everything },
    director: { 'event-log': all, 'event-log-case': cases('all'), 'process-improvement': everything },
    'department-manager': { 'event-log': keeper, 'event-log-case': cases('own'), 'process-improvement': teamLead },
    hr: { 'event-log': keeper, 'event-log-case': cases('own'), 'process-improvement': ownWork },
    finance: { 'event-log': keeper, 'event-log-case': cases('own'), 'process-improvement': ownWork },
  },
  menu: [
    {
      key: 'process-insight',
      entity: 'event-log',
      label: { zh: '流程挖掘', en: 'Process mining' },
      icon: 'partition',
      to: '/process-insight',
      group: 'insights',
      order: 94,
    },
    {
      key: 'process-improvements',
      entity: 'process-improvement',
      label: { zh: '流程优化', en: 'Improvements' },
      icon: 'thunderbolt',
      to: '/process-improvements',
      group: 'insights',
      order: 95,
    },
    {
      key: 'lifecycle',
      label: { zh: '销售全景图', en: 'Sales life-cycle' },
      icon: 'apartment',
      to: '/lifecycle',
      group: 'insights',
      order: 96,
    },
  ],
  routes: insightRoutes,
  paths: processInsightPaths,
  pathTexts: processInsightPathTexts,
  messages: insightMessages,
})
