/** Works off the runs that are due, several at a time, each in its own transaction with the rights of its rule's account. */
import { sql } from 'drizzle-orm'
import { systemActor } from '#kernel/access/actor.ts'
import { AppError } from '#kernel/api/errors.ts'
import type { Context } from '#kernel/entity/context.ts'
import type { Runtime } from '#kernel/runtime.ts'
import { left } from './capture.ts'
import { type Executed, execute } from './execute.ts'
import { lookAtTimes } from './look.ts'
import { pauseRule } from './pause.ts'
import { definitionOf } from './revisions.ts'
import type { Cause } from './rules/automation.types.ts'
import { faultText, StepFault } from './step-fault.ts'

interface ClaimedRun extends Record<string, unknown> {
  id: string
  rule: string
  ruleName: string
  owner: string
  account: string
  revision: number
  record: string | null
  cause: Cause
  batch: string
  step: number
  attempts: number
}

const leaseMinutes = 10
/** Waits after the first, second, … failure, in minutes; then the run is left as failed, to be run again by hand. */
const backOff = [1, 5, 30, 120] as const

/** Runs that one claim takes: what a process that is killed leaves to its lease. */
const claimedAtOnce = 48
/** Transactions at the same time: some of the pool's connections stay free for people. */
const lanes = 6

/** Times first, then every run that is due. */
export async function workOff(runtime: Runtime, stopped?: AbortSignal): Promise<void> {
  await asSystem(runtime, 'automation times', lookAtTimes)
  await freeAbandoned(runtime)
  while (!stopped?.aborted) {
    const claimed = await claimNext(runtime)
    if (claimed.length === 0) return
    await carryOnAll(runtime, claimed, stopped)
  }
}

/** Runs of one record go one after the other, in the order they came; what a stop leaves is given back. */
async function carryOnAll(runtime: Runtime, claimed: readonly ClaimedRun[], stopped?: AbortSignal): Promise<void> {
  const rows = [...Map.groupBy(claimed, ({ id, record }) => record ?? id).values()]
  const left = async (): Promise<void> => {
    for (let row = rows.shift(); row; row = rows.shift())
      for (const run of row) await (stopped?.aborted ? giveBack(runtime, run) : carryOn(runtime, run))
  }
  await Promise.all(Array.from({ length: lanes }, left))
}

async function giveBack(runtime: Runtime, { id }: ClaimedRun): Promise<void> {
  await runtime.db.run(sql`update automation_run set state = 'queued', attempts = attempts - 1, lease_until = null
    where id = ${id}::uuid and state = 'running'`)
}

const asSystem = <T>(runtime: Runtime, reason: string, work: (ctx: Context) => Promise<T>): Promise<T> =>
  runtime.transact({ actor: systemActor(reason), source: 'system' }, work)

/** What has waited goes on before what is new. */
async function claimNext(runtime: Runtime): Promise<ClaimedRun[]> {
  const waited = await claim(runtime, 'waiting')
  return waited.length > 0 ? waited : claim(runtime, 'queued')
}

/** One state at a time: then the index has the rows in their order. */
async function claim(runtime: Runtime, state: 'waiting' | 'queued'): Promise<ClaimedRun[]> {
  const now = runtime.clock().toISOString()
  const runs = await runtime.db.run<ClaimedRun & { nextAt: string }>(sql`
    with due as materialized (
      select w.id, w.next_at from automation_run w join automation_rule p on p.id = w.rule_id and p.deleted_at is null and p.state = 'active'
      where w.state = ${state} and w.next_at <= ${now}::timestamptz
      order by w.next_at, w.id limit ${claimedAtOnce}::int for update of w skip locked)
    update automation_run a set state = 'running', attempts = a.attempts + 1,
      lease_until = ${now}::timestamptz + make_interval(mins => ${leaseMinutes}::int)
    from automation_rule r, due where r.id = a.rule_id and a.id = due.id
    returning a.id, a.rule_id as rule, r.name as "ruleName", r.owner_id as owner, coalesce(r.account_id, r.owner_id) as account,
      a.revision, a.record, a.cause, a.batch, a.step, a.attempts, due.next_at as "nextAt"`)
  return runs.sort((a, b) => order(a.nextAt, b.nextAt) || order(a.id, b.id))
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

async function carryOn(runtime: Runtime, run: ClaimedRun): Promise<void> {
  const actor = await runtime.actorOfEmployee(run.account)
  if (!actor) {
    await asSystem(runtime, 'automation', async (ctx) => {
      await pauseRule(ctx, { id: run.rule, name: run.ruleName, owner: run.owner }, left)
      await end(ctx, run, 'failed', JSON.stringify(left))
    })
    return
  }
  try {
    await runtime.transact({ actor, source: 'system', batch: run.batch }, async (ctx) => {
      const definition = await definitionOf(ctx, run.rule, run.revision)
      if (!definition) return end(ctx, run, 'skipped', null)
      const rule = { id: run.rule, name: run.ruleName }
      const done = await execute(ctx, { rule, definition, record: run.record, cause: run.cause, from: run.step })
      await keep(ctx, run, done)
    })
  } catch (error) {
    await asSystem(runtime, 'automation', (ctx) => noteFailure(runtime, ctx, run, error))
  }
}

async function keep(ctx: Context, run: ClaimedRun, done: Executed): Promise<void> {
  const now = ctx.now.toISOString()
  const isWaiting = done.state === 'waiting'
  await ctx.sql.run(sql`update automation_run set state = ${done.state}, lease_until = null, fault = null,
      effects = coalesce(effects, '[]') || ${JSON.stringify(done.effects)}::jsonb,
      step = ${'next' in done ? done.next : run.step}, attempts = ${isWaiting ? 0 : run.attempts},
      next_at = ${'until' in done ? done.until : null}::timestamptz, ended_at = ${isWaiting ? null : now}::timestamptz
    where id = ${run.id}::uuid`)
  // Of many runs at the same time one writes it: none waits for another's commit.
  await ctx.sql.run(sql`update automation_rule set last_run_at = ${now}::timestamptz where id = (
    select id from automation_rule where id = ${run.rule}::uuid and (last_run_at is null or last_run_at < ${now}::timestamptz - interval '1 second')
    for no key update skip locked)`)
}

async function end(ctx: Context, run: ClaimedRun, state: 'failed' | 'skipped', fault: string | null): Promise<void> {
  await ctx.sql.run(sql`update automation_run set state = ${state}, lease_until = null, next_at = null, fault = ${fault},
    ended_at = ${ctx.now.toISOString()}::timestamptz where id = ${run.id}::uuid`)
}

/** What a rule of the business refuses is refused again an hour later; only what may pass by itself is tried again. */
async function noteFailure(runtime: Runtime, ctx: Context, run: ClaimedRun, error: unknown): Promise<void> {
  const refusal = error instanceof StepFault ? error.refusal : error
  const isFinal = refusal instanceof AppError && refusal.status !== 409
  const wait = isFinal ? undefined : backOff[run.attempts - 1]
  const fault = faultText(runtime.registry, error)
  if (!(refusal instanceof AppError)) runtime.log.error({ error, run: run.id }, 'automation failed')
  if (wait === undefined) return end(ctx, run, 'failed', fault)
  await ctx.sql.run(sql`update automation_run set state = 'queued', lease_until = null, fault = ${fault},
    next_at = ${ctx.now.toISOString()}::timestamptz + make_interval(mins => ${wait}::int) where id = ${run.id}::uuid`)
}

/** Runs of a process that was killed: nothing of them was kept, so they go again. */
async function freeAbandoned(runtime: Runtime): Promise<void> {
  const now = runtime.clock().toISOString()
  await runtime.db.run(sql`update automation_run set state = 'queued', lease_until = null, next_at = ${now}::timestamptz
    where state = 'running' and lease_until < ${now}::timestamptz`)
}

/** A failed run once more, from the step that failed, with a batch of its own. */
export async function runAgain(ctx: Context, ids: readonly string[]): Promise<number> {
  const rows = await ctx.sql.run(sql`update automation_run set state = 'queued', attempts = 0, ended_at = null,
      batch = gen_random_uuid()::text, next_at = ${ctx.now.toISOString()}::timestamptz
    where id = any(${sql.param([...ids])}::uuid[]) and state in ('failed', 'stopped') returning id`)
  return rows.length
}
