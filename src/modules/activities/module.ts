import { defineModule } from '#kernel/entity/define.ts'
import { followUp } from './entities/follow-up.ts'

const work = { read: 'own', create: 'own', update: 'own', delete: 'own' } as const
const team = {
  read: 'department-below',
  create: 'department-below',
  update: 'own',
  delete: 'own',
  export: 'department-below',
  import: 'department-below',
} as const
const everywhere = {
  read: 'all',
  create: 'all',
  update: 'all',
  delete: 'all',
  export: 'all',
  import: 'all',
  transfer: 'all',
} as const

export const activities = defineModule({
  name: 'activities',
  dependsOn: ['organisation', 'customers', 'opportunities'],
  entities: [followUp],
  grants: {
    'general-manager': { 'follow-up': everywhere },
    director: { 'follow-up': everywhere },
    'department-manager': { 'follow-up': team },
    'sales-rep': { 'follow-up': work },
    'solution-consultant': { 'follow-up': work },
    'customer-success': { 'follow-up': work },
    'service-agent': { 'follow-up': work },
  },
  menu: [
    {
      key: 'follow-ups',
      entity: 'follow-up',
      label: { zh: '拜访与跟进', en: 'Follow-ups' },
      icon: 'message',
      to: '/follow-ups',
      order: 50,
    },
  ],
})
