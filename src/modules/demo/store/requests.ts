import { sql } from 'drizzle-orm'
import { runAction } from '#kernel/api/actions.ts'
import type { Sql } from '#kernel/entity/context.ts'
import { addWorkingDays } from '#kernel/pure/working-days.ts'
import { workingCalendar } from '#modules/organisation'
import { canStart, processTask, startInstance } from '#modules/processes'
import { type DemoRequest, type DemoStep, requestsOf } from '../generate/requests.ts'
import type { Stage } from './stage.ts'

/** Leave and purchases at every stage: decided, sent back, waiting, late. Where the company took a process away, none of it. */
export async function storeRequests(stage: Stage): Promise<void> {
  const calendar = await workingCalendar(stage.runtime.db)
  const on = (offset: number) => addWorkingDays(stage.clock.today, offset, calendar)
  for (const request of requestsOf(on)) await storeRequest(stage, request)
}

async function storeRequest(stage: Stage, { process, by, form, steps, ago }: DemoRequest): Promise<void> {
  const { db } = stage.runtime
  const instance = await stage.work(async (ctx) => {
    if (!(await canStart(ctx, process))) return undefined
    const [{ name } = { name: process }] = await ctx.sql.run<{ name: string }>(
      sql`select name from process where key = ${process} and deleted_at is null`,
    )
    return startInstance(ctx, { process, form, title: `${name} · ${ctx.actor.name}` })
  }, by)
  if (instance === undefined) return
  for (const step of steps) {
    await age(db, instance, step.after)
    await decide(stage, instance, step)
  }
  await age(db, instance, ago)
}

/** A company that has drawn the process anew asks somebody else; the request then waits there. */
async function decide(stage: Stage, instance: string, { by, act, comment }: DemoStep): Promise<void> {
  await stage.work(async (ctx) => {
    const [task] = await ctx.sql.run<{ id: string }>(sql`select id from process_task
      where instance_id = ${instance}::uuid and assignee_id = ${stage.id(by)}::uuid and state = 'open' and deleted_at is null`)
    if (task) await runAction(ctx, processTask, task.id, act, { comment: comment ?? null })
  }, by)
}

/** All that has happened so far was so many hours earlier; clocks that are over since have rung. */
async function age(db: Sql, instance: string, hours: number): Promise<void> {
  const by = sql`make_interval(hours => ${hours}::int)`
  const of = sql`instance_id = ${instance}::uuid`
  await db.run(sql`update process_instance set started_at = started_at - ${by}, ended_at = ended_at - ${by},
    created_at = created_at - ${by} where id = ${instance}::uuid`)
  await db.run(sql`update process_task set opened_at = opened_at - ${by}, decided_at = decided_at - ${by},
    due_at = due_at - ${by}, created_at = created_at - ${by} where ${of}`)
  await db.run(sql`update process_event set at = at - ${by}, created_at = created_at - ${by} where ${of}`)
  await db.run(sql`update process_timer set due_at = due_at - ${by},
    fired_at = case when due_at - ${by} <= now() then coalesce(fired_at, due_at - ${by}) else fired_at end where ${of}`)
}
