/** Writes everything that a transaction did to an instance. */
import { sql } from 'drizzle-orm'
import type { Context } from '#kernel/entity/context.ts'
import type { Label } from '#kernel/entity/meta.types.ts'
import { newId } from '#kernel/pure/ids.ts'
import { processInstance } from '../entities/process-instance.ts'
import { resolveAssignees } from '../rules/assignees.ts'
import { reopened } from '../rules/back.ts'
import type { EndNode, StartNode } from '../rules/flow.types.ts'
import type { Outcome } from '../rules/state.types.ts'
import { askFacts } from './ask-facts.ts'
import { instanceEnded, type LastWord } from './ended-port.ts'
import { isPassing, wordsOf } from './faults.ts'
import { noteEnded, noteStuck, sendNotices } from './notices.ts'
import { adopt, log } from './proceed.ts'
import type { Run } from './run.ts'
import { setTimers, stopAllTimers } from './timers.ts'
import { undoUpdates } from './update-step.ts'
import { writeWorkItems } from './work-items.ts'

export const tickJob = 'processes-tick'

/** `isInline`: the parent is in the same transaction and goes on by itself. */
export async function finish(run: Run, options: { isInline?: boolean } = {}): Promise<void> {
  if (run.state.outcome !== null) await carryOut(run, run.state.outcome)
  await copyTo(run)
  await writeWorkItems(run)
  const { outcome } = run.state
  if (outcome !== null) await end(run, outcome, options.isInline === true)
  await writeLog(run)
  await writeInstance(run)
  await sendNotices(run)
}

/** What was held is carried out before the instance counts as ended; refused, it goes back to the starter. */
async function carryOut(run: Run, outcome: Outcome): Promise<void> {
  if (run.instance.held === null) return
  const refused = await carried(run, outcome)
  if (!refused || outcome !== 'approved') return
  run.act = undefined
  adopt(run, reopened(run.flow, run.state))
  log(run, null, 'note', null, { what: 'refused', why: refused })
  if (run.instance.starter)
    run.notices.push({
      to: run.instance.starter,
      kind: 'process-result',
      title: {
        zh: `已通过，但无法生效：${run.instance.title}`,
        en: `Approved, but it could not take effect: ${run.instance.title}`,
      },
      body: refused,
    })
}

async function carried(run: Run, outcome: Outcome): Promise<Label | undefined> {
  const { sql: db, registry } = run.ctx
  await db.run(sql`savepoint process_end`)
  try {
    const answer = await instanceEnded(run.system, run.instance, outcome, lastWordOf(run))
    await db.run(sql`release savepoint process_end`)
    return answer?.refused
  } catch (error) {
    if (isPassing(error)) throw error
    await db.run(sql`rollback to savepoint process_end`)
    return wordsOf(registry, error)
  }
}

const lastWordOf = ({ act, ctx }: Run): LastWord | undefined =>
  act && act.by !== null && act.by === ctx.actor.id ? { ctx, comment: act.comment ?? null } : undefined

/** Those whom start and end send a copy. */
async function copyTo(run: Run): Promise<void> {
  for (const node of run.flow.nodes) {
    if ((node.kind !== 'start' && node.kind !== 'end') || !node.copies?.length) continue
    const isReached = run.log.some(({ step, lifecycle }) => step === node.id && lifecycle === 'complete')
    if (isReached || (node.kind === 'start' && isNew(run))) await copy(run, node)
  }
}

const isNew = (run: Run): boolean => run.log.some(({ step, lifecycle }) => step === null && lifecycle === 'start')

async function copy(run: Run, { id, copies }: StartNode | EndNode): Promise<void> {
  const facts = await askFacts(run, { id, assignee: copies! })
  const { title } = run.instance
  for (const to of new Set(resolveAssignees(copies!, facts).flat())) {
    run.readers.add(to)
    run.notices.push({ to, kind: 'process-copy', title: { zh: `抄送您：${title}`, en: `Copy for you: ${title}` } })
  }
}

async function end(run: Run, outcome: Outcome, isInline: boolean): Promise<void> {
  const { parent, parentStep, id } = run.instance
  log(run, null, outcome === 'withdrawn' || outcome === 'cancelled' ? 'abort' : 'complete', null, { outcome })
  await stopAllTimers(run)
  if (outcome === 'withdrawn' || outcome === 'cancelled') await undoUpdates(run)
  noteEnded(run, outcome)
  if (!parent || isInline) return
  // A row, not a call: whatever happens to this process, the parent goes on.
  const timer = { key: `child:${id}`, kind: 'child' as const, step: parentStep!, round: 1, dueAt: run.ctx.now }
  await setTimers({ ctx: run.ctx, instance: { ...run.instance, id: parent } }, [timer])
  await run.ctx.enqueue(tickJob, {})
}

async function writeLog(run: Run): Promise<void> {
  if (run.log.length === 0) return
  const rows = run.log.map((row) => ({ ...row, id: newId() }))
  await run.ctx.sql.run(sql`
    insert into process_event (id, instance_id, activity, step, lifecycle, at, person_id, detail)
    select x.id, ${run.instance.id}::uuid, left(x.activity, 200), x.step, x.lifecycle, ${run.ctx.now.toISOString()}::timestamptz,
      x.person, x.detail
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as x(id uuid, activity text, step text, lifecycle text, person uuid, detail jsonb)`)
  run.log = []
}

/** Tokens are no history: they are kept beside the fields that people see. */
async function writeInstance(run: Run): Promise<void> {
  const { ctx, instance, state } = run
  await ctx.sql.run(
    sql`update process_instance set progress = ${JSON.stringify(state)}::jsonb where id = ${instance.id}::uuid`,
  )
  const isStuck = state.tokens.some((token) => token.state === 'failed')
  const now = state.outcome ?? (isStuck ? 'stuck' : 'running')
  const why = isStuck ? (run.faults.at(-1) ?? instance.stuckBecause) : null
  if (now === instance.state && (!isStuck || run.faults.length === 0)) return
  if (isStuck && run.faults.length > 0) await noteStuck(run)
  await writerOf(run).update(processInstance, instance.id, {
    state: now,
    stuckBecause: why,
    endedAt: state.outcome === null ? null : ctx.now.toISOString(),
  })
  Object.assign(instance, { state: now, stuckBecause: why, progress: state })
}

/** Ends and failures are the engine's doing. */
const writerOf = (run: Run): Context => run.system
