/** Who may act on a work item, and the instance that it belongs to. */
import { sql } from 'drizzle-orm'
import { hasPermission } from '#kernel/access/actor.ts'
import { conflict, forbidden, invalidInput, notFound, ruleBroken } from '#kernel/api/errors.ts'
import type { Context } from '#kernel/entity/context.ts'
import type { RowOf } from '#kernel/entity/define.ts'
import type { Violation } from '#kernel/entity/meta.types.ts'
import { violation } from '#kernel/pure/violations.ts'
import { statusesThatMayEnter } from '#modules/organisation'
import { go } from '../engine/go.ts'
import { shareWith, standInsOf } from '../engine/notices.ts'
import { log } from '../engine/proceed.ts'
import { lockRun, type Run } from '../engine/run.ts'
import type { processTask } from '../entities/process-task.ts'
import { findTurn } from '../rules/advance.ts'
import type { Happening } from '../rules/state.types.ts'

export type Task = RowOf<typeof processTask>

/** The instance before its work items: two who decide at once come one after another. */
export async function lockInstanceOf(ctx: Context, task: string): Promise<void> {
  await ctx.sql.run(sql`select 1 from process_instance
    where id = (select instance_id from process_task where id = ${task}::uuid) for no key update`)
}

/** Somebody was first, or the step is over. */
export const openOnly = (task: { state: string; decision: string | null }): Violation[] =>
  task.state === 'open' ? [] : [violation('process-task.decided', 'state', { state: task.state })]

/** The instance of a work item whose turn it is, for its assignee and whoever stands in for him today. */
export async function runOfTask(ctx: Context, task: Task): Promise<Run> {
  const run = await lockRun(ctx, task.instance)
  if (!run) throw notFound()
  await refuseOthers(ctx, run, task)
  if (!findTurn(run.flow, run.state, task.seat)) throw conflict('process-task.decided')
  return run
}

async function refuseOthers(ctx: Context, run: Run, { assignee }: Task): Promise<void> {
  const { id } = ctx.actor
  if (id !== null && assignee === id) return
  const standIns = assignee === null ? [] : await standInsOf(run, [assignee])
  if (!standIns.some(({ to }) => to === id)) throw forbidden('process-task.not-yours')
  // Whoever has decided here reads it for good.
  await shareWith(run, [id!], null)
}

export const managesProcesses = (ctx: Context): boolean => hasPermission(ctx.actor, 'processes.manage')

/** Goes on, or says that somebody was first. */
export async function happenOr409(run: Run, happening: Happening): Promise<void> {
  if (!(await go(run, happening))) throw conflict('process-task.decided')
}

/** A line of the log within a step, beside what the engine writes. */
export function logAct(run: Run, task: Task, what: string, detail: Record<string, unknown> = {}): void {
  log(run, task.step, 'note', run.ctx.actor.id, { what, ...detail })
}

/** People who can be asked: they are here and may sign in. */
export async function refuseAbsent(ctx: Context, path: string, people: readonly string[]): Promise<void> {
  const rows = await ctx.sql.run<{
    id: string
  }>(sql`select id from employee where id = any(${sql.param([...people])}::uuid[])
    and deleted_at is null and status = any(${sql.param([...statusesThatMayEnter])}::text[])`)
  if (rows.length < new Set(people).size) throw ruleBroken([violation('process-task.person-gone', path)])
}

export function refuse(violations: Violation[]): void {
  if (violations.length > 0) throw invalidInput(violations)
}
