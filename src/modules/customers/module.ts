import { defineModule } from '#kernel/entity/define.ts'
import { contact } from './entities/contact.ts'
import { customer } from './entities/customer.ts'
import { customerRoutes } from './routes.ts'

const work = { read: 'own', create: 'own', update: 'own', delete: 'own' } as const
const team = {
  read: 'department-below',
  create: 'department-below',
  update: 'department-below',
  delete: 'department-below',
  export: 'department-below',
  import: 'department-below',
  transfer: 'department-below',
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
const look = { read: 'all' } as const

export const customers = defineModule({
  name: 'customers',
  dependsOn: ['organisation'],
  entities: [customer, contact],
  routes: customerRoutes,
  grants: {
    'general-manager': { customer: everywhere, contact: everywhere },
    director: { customer: everywhere, contact: everywhere },
    'department-manager': { customer: team, contact: team },
    'sales-rep': { customer: work, contact: work },
    'solution-consultant': { customer: { read: 'department' }, contact: { read: 'department' } },
    'customer-success': { customer: { ...work, read: 'department' }, contact: { ...work, read: 'department' } },
    'service-agent': { customer: look, contact: look },
    marketing: { customer: { ...look, export: 'all', import: 'all', create: 'all' }, contact: look },
    legal: { customer: look },
    finance: { customer: look, contact: look },
  },
  menu: [
    {
      key: 'customers',
      entity: 'customer',
      label: { zh: '客户', en: 'Customers' },
      icon: 'team',
      to: '/customers',
      order: 30,
    },
    {
      key: 'contacts',
      entity: 'contact',
      label: { zh: '联系人', en: 'Contacts' },
      icon: 'contacts',
      to: '/contacts',
      order: 35,
    },
  ],
})
