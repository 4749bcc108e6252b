/** Ending an instance before its time: what it started ends with it. */
import { sql } from 'drizzle-orm'
import { go } from './go.ts'
import { log } from './proceed.ts'
import { lockRun, type Run } from './run.ts'

/** False when it has ended already. */
export async function stop(run: Run, outcome: 'withdrawn' | 'cancelled', comment: string | null): Promise<boolean> {
  if (run.state.outcome !== null) return false
  log(run, null, 'note', run.ctx.actor.id, { what: outcome, note: comment })
  return stopAll(run, outcome, false)
}

/** What it started ends with it, and wakes nobody. */
async function stopAll(run: Run, outcome: 'withdrawn' | 'cancelled', isInline: boolean): Promise<boolean> {
  const children = await run.ctx.sql.run<{ id: string }>(sql`select id from process_instance
    where parent_id = ${run.instance.id}::uuid and state in ('running', 'stuck') and deleted_at is null order by id`)
  if (!(await go(run, { is: 'stopped', outcome }, { isInline }))) return false
  for (const { id } of children) {
    const child = await lockRun(run.ctx, id)
    if (child) await stopAll(child, outcome, true)
  }
  return true
}
