import { sql } from 'drizzle-orm'
import { ownWork } from '#kernel/access/grants.ts'
import { defineModule } from '#kernel/entity/define.ts'
import { captureChanges, watchedEntities } from './capture.ts'
import { automationRevision } from './entities/automation-revision.ts'
import { automationRule } from './entities/automation-rule.ts'
import { automationRun } from './entities/automation-run.ts'
import { managePermission } from './guard-rule.ts'
import { messages } from './messages.ts'
import { automationPaths, automationPathTexts } from './paths.ts'
import { automationRoutes } from './routes.ts'
import { running } from './runs.ts'
import { workOff } from './work.ts'

const keptDays = 90

export const automation = defineModule({
  name: 'automation',
  dependsOn: ['organisation', 'webhooks'],
  entities: [automationRule, automationRevision, automationRun],
  permissions: [{ key: managePermission, label: { zh: '设置自动化规则', en: 'Set up automations' } }],
  // Whoever has the permission works on rules of their own; without it the guard lets nobody write one.
  grants: {
    '*': { 'automation-rule': ownWork, 'automation-run': { read: 'own' }, 'automation-revision': { read: 'own' } },
  },
  changeFeeds: [{ name: 'automation', entities: watchedEntities, handle: captureChanges }],
  background: [{ name: running, everySeconds: 20, run: workOff }],
  jobs: [
    {
      name: 'automation-clean-up',
      schedule: '35 3 * * *',
      async handle(ctx) {
        await ctx.sql.run(sql`delete from automation_run where state in ('done', 'failed', 'stopped', 'skipped')
          and at < ${ctx.now.toISOString()}::timestamptz - make_interval(days => ${keptDays}::int)`)
      },
    },
  ],
  noticeKinds: [{ key: 'automation', label: { zh: '自动化', en: 'Automations' } }],
  routes: automationRoutes,
  paths: automationPaths,
  pathTexts: automationPathTexts,
  messages,
})
