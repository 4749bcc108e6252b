import { everything, teamLead } from '#kernel/access/grants.ts'
import { defineModule } from '#kernel/entity/define.ts'
import { announcementActions } from './actions/announcement.ts'
import { conflictActions } from './actions/conflict.ts'
import { requestActions } from './actions/request.ts'
import { announcement } from './entities/announcement.ts'
import { announcementReceipt } from './entities/announcement-receipt.ts'
import { conflict } from './entities/conflict.ts'
import { cooperationRequest } from './entities/cooperation-request.ts'
import { liaison } from './entities/liaison.ts'
import { sop } from './entities/sop.ts'
import { sopStep } from './entities/sop-step.ts'
import { morning, tick } from './jobs/tick.ts'
import { messages } from './messages.ts'
import { collaborationMetrics } from './metrics.ts'
import { collaborationPaths, collaborationPathTexts } from './paths.ts'
import { collaborationRoutes } from './routes.ts'

/** Anybody asks for help, raises a conflict, reads what is announced. */
const takesPart = { read: 'own', create: 'own', update: 'own' } as const
const writes = { read: 'own', create: 'own', update: 'own', delete: 'own' } as const
const arranges = { read: 'all', create: 'all', update: 'all', delete: 'all', import: 'all', export: 'all' } as const

export const collaboration = defineModule({
  name: 'collaboration',
  dependsOn: ['organisation'],
  entities: [liaison, sop, sopStep, cooperationRequest, conflict, announcement, announcementReceipt],
  actions: [...requestActions, ...conflictActions, ...announcementActions],
  grants: {
    '*': {
      liaison: { read: 'all' },
      sop: { read: 'all' },
      'sop-step': { read: 'all' },
      'cooperation-request': takesPart,
      conflict: takesPart,
      announcement: { read: 'own' },
      'announcement-receipt': { read: 'own' },
    },
    'general-manager': {
      liaison: arranges,
      sop: arranges,
      'sop-step': arranges,
      'cooperation-request': everything,
      announcement: writes,
    },
    director: {
      liaison: arranges,
      sop: arranges,
      'sop-step': arranges,
      'cooperation-request': everything,
      announcement: writes,
    },
    'department-manager': {
      liaison: arranges,
      sop: arranges,
      'sop-step': arranges,
      'cooperation-request': teamLead,
      announcement: writes,
    },
    hr: { liaison: arranges, sop: arranges, 'sop-step': arranges, announcement: writes },
    'sales-rep': { announcement: writes },
    'solution-consultant': { announcement: writes },
    'customer-success': { announcement: writes },
  },
  metrics: collaborationMetrics,
  menu: [
    {
      key: 'announcements',
      entity: 'announcement',
      label: announcement.plural,
      icon: 'notification',
      to: '/announcements',
      group: 'teamwork',
      order: 84,
    },
    {
      key: 'cooperation-requests',
      entity: 'cooperation-request',
      label: { zh: '协作请求', en: 'Co-operation' },
      icon: 'message',
      to: '/cooperation-requests',
      group: 'teamwork',
      order: 85,
    },
    {
      key: 'conflicts',
      entity: 'conflict',
      label: conflict.plural,
      icon: 'audit',
      to: '/conflicts',
      group: 'teamwork',
      order: 86,
    },
    { key: 'sops', entity: 'sop', label: sop.plural, icon: 'book', to: '/sops', group: 'teamwork', order: 87 },
    {
      key: 'liaisons',
      entity: 'liaison',
      label: liaison.plural,
      icon: 'contacts',
      to: '/liaisons',
      group: 'teamwork',
      order: 88,
    },
  ],
  jobs: [
    { name: 'collaboration-tick', schedule: '*/5 * * * *', handle: tick },
    { name: 'collaboration-morning', schedule: '0 9 * * *', handle: morning },
  ],
  noticeKinds: [
    { key: 'cooperation', label: { zh: '协作请求', en: 'Co-operation requests' } },
    { key: 'conflict', label: { zh: '冲突升级', en: 'Conflicts' } },
    { key: 'announcement', label: { zh: '公告', en: 'Announcements' } },
  ],
  routes: collaborationRoutes,
  paths: collaborationPaths,
  pathTexts: collaborationPathTexts,
  messages,
})
