/** `/automation-rules/test` tries a rule on a record; `/automation-runs/run-again` gives failed runs another go. */
import { sql } from 'drizzle-orm'
import { hasPermission } from '#kernel/access/actor.ts'
import { accessPredicate } from '#kernel/access/predicate.ts'
import { forbidden, invalidInput } from '#kernel/api/errors.ts'
import { bodyOf, type RouteContext } from '#kernel/api/request.ts'
import type { RouteApp } from '#kernel/api/route.types.ts'
import { wake } from '#kernel/jobs/background.ts'
import { isId, newId } from '#kernel/pure/ids.ts'
import { violation } from '#kernel/pure/violations.ts'
import { automationRule } from './entities/automation-rule.ts'
import { managePermission } from './guard-rule.ts'
import type { Definition } from './rules/automation.types.ts'
import { running } from './runs.ts'
import { tryRule } from './try.ts'
import { runAgain } from './work.ts'

const mostAtOnce = 1_000

export function automationRoutes(app: RouteApp): void {
  app.post('/automation-rules/test', async (c) => c.json(await test(c)))
  app.post('/automation-runs/run-again', async (c) => c.json(await again(c)))
}

async function test(c: RouteContext): Promise<unknown> {
  const runtime = c.get('runtime')
  const actor = c.get('actor')
  if (!hasPermission(actor, managePermission)) throw forbidden()
  const body = await bodyOf(c)
  const account = typeof body.account === 'string' ? body.account : actor.id
  if (account !== actor.id && !hasPermission(actor, 'admin'))
    throw invalidInput([violation('automation.own-only', 'account')])
  const as = isId(account) ? await runtime.actorOfEmployee(account) : undefined
  if (!as) throw invalidInput([violation('automation.account', 'account')])
  const definition = {
    entity: String(body.entity ?? ''),
    trigger: body.trigger,
    condition: body.condition ?? {},
    steps: body.steps ?? [],
  } as Definition
  const isAbout = !(definition.trigger?.on === 'schedule' && !definition.trigger.each)
  if (isAbout && !isId(body.record)) throw invalidInput([violation('automation.test-record', 'record')])
  const rule = { id: isId(body.id) ? body.id : newId(), name: String(body.name ?? ''), definition }
  return tryRule(runtime, as, rule, isAbout ? String(body.record) : null)
}

/** Runs of rules that the person may change. */
async function again(c: RouteContext): Promise<{ count: number }> {
  const { ids } = await bodyOf(c)
  if (!Array.isArray(ids) || ids.length > mostAtOnce || !ids.every((id) => isId(id)))
    throw invalidInput([violation('field.invalid', 'ids')])
  const actor = c.get('actor')
  if (!hasPermission(actor, managePermission)) throw forbidden()
  return c.get('runtime').transact({ actor, source: c.get('source'), requestId: c.get('requestId') }, async (ctx) => {
    const own = await ctx.sql.run<{
      id: string
    }>(sql`select a.id from automation_run a join automation_rule t on t.id = a.rule_id
      where a.id = any(${sql.param(ids)}::uuid[]) and t.deleted_at is null
        and ${accessPredicate(ctx.registry, actor, automationRule, 'update', 't')}`)
    const count = await runAgain(
      ctx,
      own.map(({ id }) => id),
    )
    await wake(ctx.sql, running)
    return { count }
  })
}
