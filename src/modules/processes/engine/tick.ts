/** Every minute, and after each start of a worker: what is due goes on. Nothing of this lives in memory. */
import { sql } from 'drizzle-orm'
import type { Context } from '#kernel/entity/context.ts'
import { isPassing } from './faults.ts'
import { tickJob } from './finish.ts'
import { type DueTimer, fire } from './fire.ts'
import { replaceGone } from './gone.ts'
import { lockRun } from './run.ts'

/** Instances in one transaction: short enough not to keep people waiting. */
const batch = 25

/** Answers how many instances went on. */
export async function tick(ctx: Context): Promise<number> {
  const now = ctx.now.toISOString()
  // Whom somebody works on at this moment comes with the next tick; two workers never take the same one.
  const due = await ctx.sql.run<{ id: string }>(sql`
    select i.id from process_instance i where i.deleted_at is null and i.id in (
      select t.instance_id from process_timer t
      where t.fired_at is null and t.deleted_at is null and t.due_at <= ${now}::timestamptz order by t.due_at limit ${sql.raw(String(batch * 4))})
    order by i.id limit ${sql.raw(String(batch))} for no key update skip locked`)
  const timers = await claim(
    ctx,
    due.map(({ id }) => id),
  )
  for (const timer of timers) await goOn(ctx, timer)
  if (due.length === batch) await ctx.enqueue(tickJob, {})
  await replaceGone(ctx)
  return due.length
}

/** In the order in which they were due. */
async function claim(ctx: Context, instances: string[]): Promise<(DueTimer & { instance: string })[]> {
  if (instances.length === 0) return []
  const now = ctx.now.toISOString()
  const timers = await ctx.sql.run<DueTimer & { instance: string }>(sql`
    update process_timer set fired_at = ${now}::timestamptz where instance_id = any(${sql.param(instances)}::uuid[])
      and fired_at is null and deleted_at is null and due_at <= ${now}::timestamptz
    returning id, instance_id as instance, kind, step, round, task_id as task, percent, due_at as "dueAt"`)
  return timers.sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1))
}

async function goOn(ctx: Context, timer: DueTimer & { instance: string }): Promise<void> {
  await ctx.sql.run(sql`savepoint process_timer`)
  try {
    const run = await lockRun(ctx, timer.instance)
    if (run) await fire(run, timer)
    await ctx.sql.run(sql`release savepoint process_timer`)
  } catch (error) {
    if (isPassing(error)) throw error
    await ctx.sql.run(sql`rollback to savepoint process_timer`)
    // One instance that cannot go on does not keep the others; it is tried again later.
    await ctx.sql.run(sql`update process_timer set fired_at = null,
      due_at = ${ctx.now.toISOString()}::timestamptz + interval '10 minutes' where id = ${timer.id}::uuid`)
  }
}
