/** Runs are put down in the transaction that finds their cause; whatever is put down twice stays one by its key. */
import { sql } from 'drizzle-orm'
import type { Context } from '#kernel/entity/context.ts'
import { wake } from '#kernel/jobs/background.ts'
import { newId } from '#kernel/pure/ids.ts'
import type { Cause, RunState } from './rules/automation.types.ts'
import type { Chain } from './rules/loops.ts'
import type { StoredRule } from './stored-rule.ts'

export const running = 'automation'

export interface NewRun {
  key: string
  entity: string
  record: string | null
  subject: string
  cause: Cause
  chain: Chain
  state: RunState & ('queued' | 'stopped')
  fault?: string
}

export async function addRuns(ctx: Context, rule: StoredRule, runs: readonly NewRun[]): Promise<void> {
  if (runs.length === 0) return
  const rows = runs.map((run) => ({ ...run, id: newId(), batch: newId(), fault: run.fault ?? null }))
  const now = ctx.now.toISOString()
  await ctx.sql.run(sql`
    insert into automation_run (id, rule_id, revision, key, at, state, entity, record, subject, cause, chain, batch, step, effects, attempts, next_at, fault, ended_at)
    select x.id, ${rule.id}::uuid, ${rule.revision}, x.key, ${now}::timestamptz, x.state, x.entity, x.record, x.subject, x.cause, x.chain, x.batch,
      0, '[]'::jsonb, 0, case when x.state = 'queued' then ${now}::timestamptz end, x.fault, case when x.state <> 'queued' then ${now}::timestamptz end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(id uuid, key text, state text, entity text, record text,
      subject text, cause jsonb, chain jsonb, batch text, fault text)
    on conflict do nothing`)
  await wake(ctx.sql, running)
}

/** How many runs of changes the rule has had within the last minute. */
export async function runsOfLastMinute(ctx: Context, rule: string): Promise<number> {
  const [row] = await ctx.sql.run<{ n: number }>(sql`select count(*) as n from automation_run
    where rule_id = ${rule}::uuid and at > ${ctx.now.toISOString()}::timestamptz - interval '1 minute' and cause->>'kind' = 'change'`)
  return row!.n
}

/** The chains of the runs that made these batches. */
export async function chainsOf(ctx: Context, batches: readonly string[]): Promise<Map<string, Chain>> {
  const rows = await ctx.sql.run<{ batch: string; chain: string[] }>(
    sql`select batch, chain from automation_run where batch = any(${sql.param([...new Set(batches)])}::text[])`,
  )
  return new Map(rows.map(({ batch, chain }) => [batch, chain]))
}
