import { everything, lookUp, ownWork, teamLead } from '#kernel/access/grants.ts'
import { defineModule } from '#kernel/entity/define.ts'
import { contact } from './entities/contact.ts'
import { customer } from './entities/customer.ts'
import { customerMetrics } from './metrics.ts'
import { customerExport, customerTierA } from './processes.ts'
import { customerRoutes } from './routes.ts'

export const customers = defineModule({
  name: 'customers',
  dependsOn: ['organisation', 'processes'],
  processes: [customerExport, customerTierA],
  entities: [customer, contact],
  metrics: customerMetrics,
  routes: customerRoutes,
  grants: {
    'general-manager': { customer: everything, contact: everything },
    director: { customer: everything, contact: everything },
    'department-manager': { customer: teamLead, contact: teamLead },
    'sales-rep': { customer: ownWork, contact: ownWork },
    'solution-consultant': { customer: { read: 'department' }, contact: { read: 'department' } },
    'customer-success': { customer: { ...ownWork, read: 'department' }, contact: { ...ownWork, read: 'department' } },
    'service-agent': { customer: lookUp, contact: lookUp },
    marketing: { customer: { ...lookUp, export: 'all', import: 'all', create: 'all' }, contact: lookUp },
    legal: { customer: lookUp },
    finance: { customer: lookUp, contact: lookUp },
  },
  menu: [
    {
      key: 'customers',
      entity: 'customer',
      label: { zh: '客户', en: 'Customers' },
      icon: 'team',
      to: '/customers',
      group: 'sales',
      order: 30,
    },
    {
      key: 'contacts',
      entity: 'contact',
      label: { zh: '联系人', en: 'Contacts' },
      icon: 'contacts',
      to: '/contacts',
      group: 'sales',
      order: 35,
    },
  ],
})
