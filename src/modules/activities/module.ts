import { everything, ownWork, teamLead } from '#kernel/access/grants.ts'
import { defineModule } from '#kernel/entity/define.ts'
import { followUp } from './entities/follow-up.ts'
import { activityMetrics } from './metrics.ts'

// A manager reads what the team logged; what was said stays as its author wrote it.
const team = { ...teamLead, update: 'own', delete: 'own' } as const

export const activities = defineModule({
  name: 'activities',
  dependsOn: ['organisation', 'customers', 'leads', 'opportunities'],
  entities: [followUp],
  metrics: activityMetrics,
  grants: {
    'general-manager': { 'follow-up': everything },
    director: { 'follow-up': everything },
    'department-manager': { 'follow-up': team },
    'sales-rep': { 'follow-up': ownWork },
    'solution-consultant': { 'follow-up': ownWork },
    'customer-success': { 'follow-up': ownWork },
    'service-agent': { 'follow-up': ownWork },
  },
  menu: [
    {
      key: 'follow-ups',
      entity: 'follow-up',
      label: { zh: '拜访与跟进', en: 'Follow-ups' },
      icon: 'message',
      to: '/follow-ups',
      group: 'sales',
      order: 50,
    },
  ],
})
