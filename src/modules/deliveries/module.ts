import { sql } from 'drizzle-orm'
import { everything, ownWork } from '#kernel/access/grants.ts'
import type { Context } from '#kernel/entity/context.ts'
import { defineModule } from '#kernel/entity/define.ts'
import { figureList } from './entities/figure-list.ts'
import { schedule } from './entities/schedule.ts'
import { scheduleDelivery } from './entities/schedule-delivery.ts'
import { figureContent } from './figure-content.ts'
import { sendDue, sendJob, sendOne } from './send.ts'

const own = { schedule: ownWork, 'figure-list': ownWork, 'schedule-delivery': { read: 'own' } } as const
// What ships is everybody's to send; people's own lists stay theirs.
const all = { schedule: everything, 'figure-list': everything, 'schedule-delivery': { read: 'all' } } as const

export const deliveries = defineModule({
  name: 'deliveries',
  dependsOn: ['organisation'],
  entities: [figureList, schedule, scheduleDelivery],
  grants: {
    'general-manager': all,
    director: all,
    'department-manager': own,
    'sales-rep': own,
    'customer-success': own,
    marketing: own,
    finance: own,
  },
  menu: [
    {
      key: 'schedules',
      entity: 'schedule',
      label: schedule.plural,
      icon: 'mail',
      to: '/schedules',
      group: 'insights',
      order: 94,
    },
  ],
  deliverables: { 'figure-list': figureContent },
  jobs: [
    { name: 'deliveries-due', schedule: '*/5 * * * *', handle: (ctx) => sendDue(ctx) },
    {
      name: sendJob,
      async handle(ctx, { schedule: id, recipient, dueAt }) {
        await sendOne(ctx, String(id), String(recipient), String(dueAt))
      },
    },
  ],
  seed: seedWeeklyFigures,
})

/** The figures of every Monday morning, ready to be sent. */
async function seedWeeklyFigures(ctx: Context): Promise<void> {
  const [known] = await ctx.sql.run(sql`select 1 from figure_list limit 1`)
  if (known) return
  const keys = new Set(ctx.registry.modules.flatMap((module) => (module.metrics ?? []).map(({ key }) => key)))
  const wanted = [
    'won-amount',
    'won-count',
    'win-rate',
    'new-opportunities',
    'open-amount',
    'new-customers',
    'follow-ups',
  ]
  const metrics = wanted.filter((key) => keys.has(key))
  if (metrics.length === 0) return
  // The options of the field are read later in the start; the row is written as it is.
  await ctx.sql.run(sql`insert into figure_list (id, name, metrics, span, compare, split)
    values (${weeklyFigures}::uuid, '每周数字', ${sql.param(metrics)}::text[], 'last-week', true, 'person') on conflict do nothing`)
}

/** The same in every installation, so that guides can name it. */
const weeklyFigures = '0197a000-0000-7000-8000-00000000f1f1'
