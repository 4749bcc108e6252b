/** What instances ask for was decided elsewhere, on a screen of the record itself: they follow. */
import { sql } from 'drizzle-orm'
import type { Context } from '#kernel/entity/context.ts'
import { turnsOf } from '../rules/advance.ts'
import { nodeOf } from '../rules/graph.ts'
import { go } from './go.ts'
import { log } from './proceed.ts'
import { lockRun, type Run } from './run.ts'
import { stop } from './stop.ts'

interface About {
  /** Key of the process. */
  process: string
  entity: string
  id: string
}

/** More turns than any sensible flow asks for. */
const mostTurns = 100

/**
 * Answers whether such an instance waits. Whoever writes the record and the instance locks the instance first, as a decision
 * in the inbox does.
 */
export async function lockInstancesAbout(ctx: Context, about: About): Promise<boolean> {
  return (await openAbout(ctx, about)).length > 0
}

/** Whoever's turn it is counts as having decided so, by the hand of whoever acts; what then still waits stops. */
export async function settleAbout(
  ctx: Context,
  about: About,
  decision: 'approved' | 'rejected' | 'withdrawn',
  comment: string | null,
): Promise<void> {
  for (const id of await openAbout(ctx, about)) await settle(ctx, id, decision, comment)
}

async function openAbout(ctx: Context, { process, entity, id }: About): Promise<string[]> {
  const rows = await ctx.sql.run<{ id: string }>(sql`select i.id from process_instance i
    where i.about_entity = ${entity} and i.about_id = ${id}::uuid and i.state in ('running', 'stuck') and i.deleted_at is null
      and i.process_id = (select p.id from process p where p.key = ${process} and p.deleted_at is null)
    order by i.id for no key update of i`)
  return rows.map((row) => row.id)
}

async function settle(
  ctx: Context,
  id: string,
  decision: 'approved' | 'rejected' | 'withdrawn',
  comment: string | null,
): Promise<void> {
  // The decider need not see the instance: his right to decide was checked where he did.
  const system = ctx.asSystem(`decided by ${ctx.actor.name} elsewhere`)
  for (let count = 0; count < mostTurns; count += 1) {
    const run = await lockRun(system, id)
    if (!run || run.state.outcome !== null) return
    if (decision === 'withdrawn' || !(await decideNext(run, ctx.actor.id, decision, comment))) {
      await stop(run, decision === 'withdrawn' ? 'withdrawn' : 'cancelled', comment)
      return
    }
  }
}

async function decideNext(
  run: Run,
  by: string | null,
  decision: 'approved' | 'rejected',
  comment: string | null,
): Promise<boolean> {
  const token = run.state.tokens.find((each) => each.state === 'asking' && turnsOf(run.flow, each).length > 0)
  if (!token) return false
  const seat = turnsOf(run.flow, token)[0]!.id
  run.act = { seat, by, comment }
  log(run, token.at, 'note', by, { what: decision })
  const isTask = nodeOf(run.flow, token.at)?.kind === 'task'
  return go(run, { is: 'decided', seat, decision: isTask ? 'completed' : decision })
}
