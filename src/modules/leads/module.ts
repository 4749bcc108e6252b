import { everything, ownWork, teamLead } from '#kernel/access/grants.ts'
import { defineModule } from '#kernel/entity/define.ts'
import { lead } from './entities/lead.ts'

export const leads = defineModule({
  name: 'leads',
  dependsOn: ['organisation', 'customers', 'catalogue'],
  entities: [lead],
  grants: {
    'general-manager': { lead: everything },
    director: { lead: everything },
    'department-manager': { lead: teamLead },
    'sales-rep': { lead: ownWork },
    marketing: { lead: everything },
  },
  metrics: [
    {
      key: 'new-leads',
      label: { zh: '新增线索数', en: 'New leads' },
      about: {
        zh: '新建的线索条数，按创建日期计入（导入时保留原创建时间的，按原时间），归负责人。',
        en: 'Number of leads created, on the day they were (imports may keep the original day), for their owner.',
      },
      source: 'lead',
      measure: { count: true },
      date: 'createdAt',
      unit: 'count',
    },
  ],
  menu: [
    {
      key: 'leads',
      entity: 'lead',
      label: { zh: '线索', en: 'Leads' },
      icon: 'bulb',
      to: '/leads',
      group: 'sales',
      order: 25,
    },
  ],
  messages: {
    'lead.unreachable': {
      zh: '请至少留下电话、邮箱或微信中的一种',
      en: 'Keep a phone number, an e-mail address or a WeChat id',
    },
    'lead.why-invalid': { zh: '请选择无效原因', en: 'Say why the lead is invalid' },
  },
})
