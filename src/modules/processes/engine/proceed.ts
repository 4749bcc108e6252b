/** Moves an instance as far as it goes without waiting for people or time. */
import { sql } from 'drizzle-orm'
import { advance } from '../rules/advance.ts'
import { findPeople } from '../rules/assignees.ts'
import type { ApprovalNode, TaskNode } from '../rules/flow.types.ts'
import { nodeOf } from '../rules/graph.ts'
import { seatChanges } from '../rules/seat-changes.ts'
import { type Advance, type Effect, type Happening, starterStep } from '../rules/state.types.ts'
import { askFacts } from './ask-facts.ts'
import { runStep } from './automatic.ts'
import { fault, isPassing, wordsOf } from './faults.ts'
import { type Run, stepName } from './run.ts'
import { forgetScope, holds } from './scope.ts'

/** More than any sensible flow does without waiting; a loop that waits for nobody never ends. */
const mostSteps = 500

/** False when the happening did not fit the state. */
export async function proceed(run: Run, first: Happening): Promise<boolean> {
  const queue: Happening[] = [first]
  let fitted = false
  for (let count = 0; queue.length > 0; count += 1) {
    const before = run.state
    const after = advance(run.flow, before, queue.shift()!)
    if (after.state === before) continue
    fitted = true
    adopt(run, after)
    for (const effect of after.effects) {
      if (!('token' in effect)) continue
      const answer = count < mostSteps ? await answerTo(run, effect) : endless(run, effect.token)
      if (answer) queue.push(answer)
    }
  }
  return fitted
}

/** Takes a new state over: what it means for work items and log is noted for the end of the transaction. */
export function adopt(run: Run, after: Advance): void {
  const changes = seatChanges(run.flow, run.state, after)
  const change = (seat: number) => {
    const known = run.seats.get(seat) ?? {}
    run.seats.set(seat, known)
    return known
  }
  for (const sat of changes.made) change(sat.seat.id).made = sat
  for (const { seat, status } of changes.turned) change(seat).status = status
  for (const { seat, as } of changes.closed) change(seat).closed = as
  for (const seat of changes.cancelled) change(seat).cancelled = true
  for (const effect of after.effects) note(run, effect)
  run.state = after.state
  forgetScope(run)
}

function note(run: Run, effect: Effect): void {
  if (effect.do === 'enter' || effect.do === 'leave') {
    const lifecycle = effect.do === 'enter' ? 'start' : effect.how
    const { step, round } = effect
    const isDecided = effect.do === 'leave' && effect.how === 'complete' && step === stepOfAct(run)
    log(run, step, lifecycle, isDecided ? run.act!.by : null, { round })
  } else if (effect.do === 'join') log(run, effect.step, 'note', null, { what: 'joined', ways: effect.tokens })
  else if (effect.do === 'decide-by-rule') {
    const { seat, step, round, person } = effect
    const made = { seat: { id: seat, person, decision: 'approved' as const, auto: true }, step, round, position: 0 }
    run.seats.set(seat, { made: { ...made, status: 'done' }, closed: 'approved' })
  }
}

/** The step that somebody's act is about; whatever follows from it is nobody's. */
function stepOfAct({ act, instance }: Run): string | undefined {
  const token = act && instance.progress?.tokens.find(({ seats }) => seats.some(({ id }) => id === act.seat))
  return token?.state === 'correcting' ? starterStep : token?.at
}

export function log(
  run: Run,
  step: string | null,
  lifecycle: Run['log'][number]['lifecycle'],
  person: string | null,
  detail: Record<string, unknown> | null,
): void {
  const activity = step === null ? run.process.name : step === starterStep ? '修改后重新提交' : stepName(run, step)
  run.log.push({ activity, step, lifecycle, person, detail })
}

type Asking = Extract<Effect, { token: number }>

function endless(run: Run, token: number): Happening {
  run.faults.push(wordsOf(run.ctx.registry, fault('process.endless')))
  return { is: 'failed', token }
}

/** What fails for good leaves the token where it is and says why; the rest of the instance goes on. */
async function answerTo(run: Run, effect: Asking): Promise<Happening | undefined> {
  const { sql: db, registry } = run.ctx
  const isRisky = asksTheRecord(run, effect)
  if (isRisky) await db.run(sql`savepoint process_step`)
  try {
    const answer = await answerOf(run, effect)
    if (isRisky) await db.run(sql`release savepoint process_step`)
    return answer
  } catch (error) {
    if (isPassing(error)) throw error
    if (isRisky) await db.run(sql`rollback to savepoint process_step`)
    const words = wordsOf(registry, error)
    run.faults.push({
      zh: `${stepName(run, effect.step)}：${words.zh}`,
      en: `${stepName(run, effect.step)}: ${words.en}`,
    })
    log(run, effect.step, 'note', null, { what: 'failed', why: words, error: String((error as Error)?.message) })
    return { is: 'failed', token: effect.token }
  }
}

/** Only what reads or writes records can fail in the database; people are found by ids that are checked. */
function asksTheRecord(run: Run, { do: what, step }: Asking): boolean {
  const node = nodeOf(run.flow, step)
  if (what !== 'find-people' || (node?.kind !== 'task' && node?.kind !== 'approval')) return node?.kind !== 'wait'
  return node.assignee.some((each) => 'field' in each || 'managerFor' in each || 'departmentHead' in each)
}

function answerOf(run: Run, effect: Asking): Promise<Happening | undefined> {
  switch (effect.do) {
    case 'choose':
      return chooseWays(run, effect)
    case 'find-people':
      return find(run, effect)
    case 'run':
      return runStep(run, effect)
  }
}

/** Which ways of a split hold. */
export async function chooseWays(run: Run, { token, step }: Extract<Effect, { do: 'choose' }>): Promise<Happening> {
  const isOne = nodeOf(run.flow, step)?.kind === 'condition'
  const ways = run.flow.edges.filter((edge) => edge.from === step)
  const taken: string[] = []
  for (const way of ways) {
    if (way.otherwise || (isOne && taken.length > 0)) continue
    if (!way.when || (await holds(run, way.when))) taken.push(way.id)
  }
  const edges = taken.length > 0 ? taken : ways.filter((way) => way.otherwise).map(({ id }) => id)
  if (edges.length === 0) throw fault('process.no-way')
  return { is: 'chosen', token, edges }
}

/** Whom a step asks. */
export async function find(run: Run, { token, step }: Extract<Effect, { do: 'find-people' }>): Promise<Happening> {
  const node = nodeOf(run.flow, step) as TaskNode | ApprovalNode
  const found = findPeople(node, await askFacts(run, node))
  return 'chains' in found ? { is: 'found', token, ...found } : { is: 'nobody', token, policy: found.nobody }
}
