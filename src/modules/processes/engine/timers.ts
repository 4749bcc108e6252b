/** Due instants of an instance, as rows. */
import { sql } from 'drizzle-orm'
import { newId } from '#kernel/pure/ids.ts'
import type { Run } from './run.ts'

export interface Timer {
  key: string
  kind: 'wait' | 'remind' | 'over' | 'child'
  step: string
  round: number
  dueAt: Date
  task?: string
  percent?: number
}

export const setTimer = (run: Run, timer: Timer): Promise<void> => setTimers(run, [timer])

export async function setTimers(run: Pick<Run, 'ctx' | 'instance'>, timers: readonly Timer[]): Promise<void> {
  if (timers.length === 0) return
  const rows = timers.map(({ dueAt, ...timer }) => ({ ...timer, id: newId(), due_at: dueAt.toISOString() }))
  await run.ctx.sql.run(sql`
    insert into process_timer (id, instance_id, key, kind, step, round, task_id, percent, due_at)
    select x.id, ${run.instance.id}::uuid, x.key, x.kind, x.step, x.round, x.task, x.percent, x.due_at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as x(id uuid, key text, kind text, step text, round integer, task uuid, percent integer, due_at timestamptz)
    on conflict (instance_id, key) where deleted_at is null do nothing`)
}

/** Clocks of work items that nobody has to do any more. */
export async function stopClocks(run: Run, tasks: readonly string[]): Promise<void> {
  if (tasks.length === 0 || !keepsTime(run)) return
  await run.ctx.sql.run(
    sql`delete from process_timer where task_id = any(${sql.param([...tasks])}::uuid[]) and fired_at is null`,
  )
}

const keepsTime = (run: Run): boolean =>
  run.flow.nodes.some((node) => node.kind === 'wait' || node.kind === 'sub-process' || ('clock' in node && node.clock))

/** Every clock of an instance that has ended. */
export async function stopAllTimers(run: Run): Promise<void> {
  if (!keepsTime(run)) return
  await run.ctx.sql.run(
    sql`delete from process_timer where instance_id = ${run.instance.id}::uuid and fired_at is null`,
  )
}
