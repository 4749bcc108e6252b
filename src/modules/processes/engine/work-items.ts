/** Writes what happened to the seats as work items, with their clocks. */
import { sql } from 'drizzle-orm'
import type { Context } from '#kernel/entity/context.ts'
import { newId } from '#kernel/pure/ids.ts'
import { createRecords } from '#kernel/write/create.ts'
import { writeOrThrow } from '#kernel/write/outcome.ts'
import { updateRecords } from '#kernel/write/update.ts'
import { processTask } from '../entities/process-task.ts'
import { clockInstants } from '../rules/clock.ts'
import { nodeOf } from '../rules/graph.ts'
import type { Sat } from '../rules/seat-changes.ts'
import { starterStep } from '../rules/state.types.ts'
import { noteOpened } from './notices.ts'
import { calendarOf, type Run, type SeatChange, stepName } from './run.ts'
import { setTimers, stopClocks, type Timer } from './timers.ts'

interface Kept {
  id: string
  seat: number
  step: string
  round: number
  assignee: string | null
}

type Values = Record<string, unknown>
type Item = { id: string; values: Values }

/** Opens, turns and closes the work items of this transaction's seats. */
export async function writeWorkItems(run: Run): Promise<void> {
  if (run.seats.size === 0) return
  const made: Item[] = []
  const changed: Item[] = []
  const timers: Timer[] = []
  const kept = await keptItems(run)
  let decided: Item | undefined
  for (const [seat, change] of run.seats) {
    if (change.made) {
      // What opened and was over within the transaction was never asked.
      if (change.cancelled || (change.closed && change.made.status !== 'done')) continue
      made.push(await newItem(run, change.made, change, timers))
      continue
    }
    const item = kept.get(seat)
    if (!item) continue
    const values = await changesOf(run, item, seat, change, timers)
    if (run.act?.seat === seat && run.act.by !== null) decided = { id: item.id, values }
    else changed.push({ id: item.id, values })
  }
  await stopClocks(run, closedIds(run, kept))
  // First the closed ones: who is asked again in the same step has one open item at most.
  if (decided) await write(run.ctx, [decided])
  await write(run.system, changed)
  if (made.length > 0)
    for (const outcome of await createRecords(run.system, processTask, made, { mode: 'action' })) writeOrThrow(outcome)
  await setTimers(run, timers)
}

async function keptItems(run: Run): Promise<Map<number, Kept>> {
  const seats = [...run.seats].flatMap(([seat, { made }]) => (made ? [] : [seat]))
  if (seats.length === 0) return new Map()
  const rows = await run.ctx.sql.run<Kept & Values>(sql`
    select id, seat, step, round, assignee_id as assignee from process_task
    where instance_id = ${run.instance.id}::uuid and seat = any(${sql.param(seats)}::int[]) and deleted_at is null
      and state in ('waiting', 'open')`)
  return new Map(rows.map((row) => [row.seat, row]))
}

const closedIds = (run: Run, kept: ReadonlyMap<number, Kept>): string[] =>
  [...run.seats].flatMap(([seat, { closed, cancelled, status }]) =>
    (closed || cancelled || status === 'waiting') && kept.has(seat) ? [kept.get(seat)!.id] : [],
  )

async function write(ctx: Context, items: Item[]): Promise<void> {
  if (items.length === 0) return
  for (const outcome of await updateRecords(ctx, processTask, items, { mode: 'action', operation: 'read' }))
    writeOrThrow(outcome)
}

async function newItem(run: Run, sat: Sat, change: SeatChange, timers: Timer[]): Promise<Item> {
  const { seat, step, round, position } = sat
  const id = newId()
  // Opened and closed in one transaction only when a rule decided; a later turn of the same transaction counts.
  const state = sat.status === 'done' ? 'done' : (change.status ?? sat.status)
  const assignee = seat.person === starterStep ? run.instance.starter : seat.person
  if (assignee) run.readers.add(assignee)
  const values: Values = {
    instance: run.instance.id,
    step,
    stepName: step === starterStep ? '修改后重新提交' : stepName(run, step),
    kind: kindOf(run, step),
    assignee,
    state,
    seat: seat.id,
    round,
    position,
    addedBy: seat.addedBy ?? null,
  }
  const at = run.ctx.now.toISOString()
  if (state === 'done') Object.assign(values, { decision: 'approved', openedAt: at, decidedAt: at })
  if (state === 'open') Object.assign(values, await opening(run, { id, step, round, assignee }, timers))
  return { id, values }
}

function kindOf(run: Run, step: string): 'task' | 'approval' | 'resubmit' {
  if (step === starterStep) return 'resubmit'
  return nodeOf(run.flow, step)?.kind === 'approval' ? 'approval' : 'task'
}

/** It is somebody's turn: the clock starts, and the person is told. */
async function opening(run: Run, item: Omit<Kept, 'seat'>, timers: Timer[]): Promise<Values> {
  const { id, step, round } = item
  noteOpened(run, item)
  const node = nodeOf(run.flow, step)
  const clock = node && (node.kind === 'task' || node.kind === 'approval') ? node.clock : undefined
  const values: Values = { openedAt: run.ctx.now.toISOString() }
  if (!clock) return values
  const { dueAt, reminders } = clockInstants(clock, run.ctx.now, await calendarOf(run))
  for (const { percent, at } of reminders)
    timers.push({ key: `${id}:remind:${percent}`, kind: 'remind', step, round, task: id, percent, dueAt: at })
  timers.push({ key: `${id}:over`, kind: 'over', step, round, task: id, dueAt })
  return { ...values, dueAt: dueAt.toISOString() }
}

async function changesOf(run: Run, item: Kept, seat: number, change: SeatChange, timers: Timer[]): Promise<Values> {
  const at = run.ctx.now.toISOString()
  if (change.closed) {
    const act = run.act?.seat === seat ? run.act : undefined
    return {
      state: 'done',
      decision: change.closed,
      decidedAt: at,
      actedBy: act?.by ?? null,
      comment: act?.comment ?? null,
      form: act?.form ?? null,
      changes: act?.changes ?? null,
    }
  }
  if (change.cancelled) return { state: 'cancelled', decidedAt: at }
  // The clock starts anew when the turn comes back.
  if (change.status === 'waiting') return { state: 'waiting', dueAt: null }
  return { state: 'open', ...(await opening(run, item, timers)) }
}
