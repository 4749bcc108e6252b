/** A worker of its own for the test that kills some: `node process-worker.ts DATABASE_URL PROCESS STARTER COUNT SHARE OF`. */
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { pino } from 'pino'
import { systemActor } from '#kernel/access/actor.ts'
import { runAction } from '#kernel/api/actions.ts'
import type { Context } from '#kernel/entity/context.ts'
import { compose } from '../../app/compose.ts'
import { startInstance } from '../../modules/processes/engine/start.ts'
import { tick } from '../../modules/processes/engine/tick.ts'
import { processTask } from '../../modules/processes/entities/process-task.ts'

const [databaseUrl, process_, starter, count, share, of] = process.argv.slice(2) as string[]
const log = pino({ level: 'silent' })
const options = {
  dataDir: '/nonexistent',
  secret: 'test-secret-'.repeat(4),
  publicUrl: null,
  logLevel: 'silent' as const,
  log,
}
const { runtime } = await compose({ ...options, worker: false }, databaseUrl!)
const actor = (await runtime.organisation.actorOfEmployee(runtime.db, starter!))!
const system = systemActor('worker')

/** Several in one transaction: what is killed in the middle leaves none of them. */
const atOnce = 10

const inOne = <T>(who: typeof actor, work: (ctx: Context) => Promise<T>): Promise<T> =>
  runtime.transact({ actor: who, source: 'system' }, work)

/** Starts what this worker has not started yet. */
async function startSome(): Promise<boolean> {
  return inOne(actor, async (ctx) => {
    const missing = await ctx.sql.run<{ id: string; name: string }>(sql`
      select p.id, p.name from position p where p.duties = 'case' and p.rank = 0 and mod(p.grade::int, ${Number(of)}::int) = ${Number(share)}::int
        and not exists (select 1 from process_instance i where i.about_id = p.id) limit ${sql.raw(String(atOnce))}`)
    for (const { id } of missing) await startInstance(ctx, { process: process_!, about: { entity: 'position', id } })
    return missing.length > 0
  })
}

async function approveSome(): Promise<boolean> {
  return inOne(actor, async (ctx) => {
    const items = await ctx.sql.run<{ id: string }>(sql`
      select t.id from process_task t join process_instance i on i.id = t.instance_id
      where t.state = 'open' order by t.id limit ${sql.raw(String(atOnce))} for no key update of i skip locked`)
    for (const { id } of items) await runAction(ctx, processTask, id, 'approve', {})
    return items.length > 0
  })
}

async function ended(): Promise<boolean> {
  const [row] = await runtime.db.run<{ n: number }>(
    sql`select count(*) as n from process_instance where parent_id is null and ended_at is not null`,
  )
  return row!.n === Number(count)
}

process.stdout.write('ready\n')
while (!(await ended())) {
  const started = await startSome()
  const approved = await approveSome()
  const gone = await inOne(system, tick)
  if (!started && !approved && gone === 0) await sleep(50)
}
process.exit(0)
