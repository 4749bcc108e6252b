import { defineModule } from '#kernel/entity/define.ts'
import { demoRoutes, requestDemo } from './routes.ts'

/** A made-up company to try the product with. */
export const demo = defineModule({
  name: 'demo',
  dependsOn: [
    'collaboration',
    'organisation',
    'customers',
    'catalogue',
    'leads',
    'opportunities',
    'activities',
    'metrics',
    'goals',
    'okr',
    'plans',
    'reports',
    'boards',
    'alerts',
    'deliveries',
    'processes',
  ],
  routes: demoRoutes,
  subscribers: [
    {
      name: 'demo.wanted',
      event: 'company.set-up',
      handle: async (ctx, payload) => {
        if (payload.demo === true) await requestDemo(ctx.sql, ctx.enqueue)
      },
    },
  ],
  messages: {
    'demo.busy': {
      zh: '演示公司正在创建或删除，请稍候',
      en: 'The demo company is being made or removed; wait a moment',
    },
    'demo.none': { zh: '没有演示公司', en: 'There is no demo company' },
  },
})
