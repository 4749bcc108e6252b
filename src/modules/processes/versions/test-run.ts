/** Plays a version through without doing anything: which way it goes and who would be asked. */
import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { notFound } from '#kernel/api/errors.ts'
import type { Context } from '#kernel/entity/context.ts'
import type { Label } from '#kernel/entity/meta.types.ts'
import { wordsOf } from '../engine/faults.ts'
import { chooseWays, find } from '../engine/proceed.ts'
import { type Instance, type Run, runOf } from '../engine/run.ts'
import { advance, turnsOf } from '../rules/advance.ts'
import { nodeOf } from '../rules/graph.ts'
import { type Effect, type Happening, newState } from '../rules/state.types.ts'

export interface TestRequest {
  starter: string
  about: { entity: string; id: string } | null
  form: Record<string, unknown>
  /** Steps that are rejected; all others are approved. */
  rejected: string[]
  /** Whom the starter picks, by step. */
  chosen?: Record<string, string[]>
}

export interface TestStep {
  step: string
  /** Who is asked, one after another within each. */
  people: string[][]
  /** Nobody was found, and what follows. */
  nobody?: 'skip' | 'refuse'
  /** Ways that were taken out of a split. */
  ways?: string[]
  decision?: 'approved' | 'rejected'
  fault?: Label
}

export interface TestAnswer {
  steps: TestStep[]
  /** `returned`: it waits for the starter. `stopped`: it cannot go on. `endless`: it goes round. */
  outcome: 'approved' | 'rejected' | 'done' | 'returned' | 'stopped' | 'endless'
}

/** Steps that a test goes through before it counts as endless. */
const mostSteps = 300
const mostVisits = 3

export async function testRun(
  ctx: Context,
  version: { id: string; process: string },
  request: TestRequest,
): Promise<TestAnswer> {
  const entity = request.about && ctx.registry.entities.get(request.about.entity)
  if (request.about && !(entity && (await ctx.find(entity, request.about.id)))) throw notFound()
  const instance = {
    id: randomUUID(),
    number: 'test',
    process: version.process,
    processVersion: version.id,
    about: request.about,
    starter: request.starter,
    form: request.form,
    held: null,
    chosen: request.chosen ?? null,
    progress: newState(),
  } as unknown as Instance
  const test = new Test(await runOf(ctx, instance), request.rejected)
  return test.play()
}

class Test {
  private readonly run: Run
  private readonly rejected: ReadonlySet<string>
  private readonly steps: TestStep[] = []
  private readonly queue: Happening[] = [{ is: 'started' }]
  private isStopped = false

  constructor(run: Run, rejected: readonly string[]) {
    this.run = run
    this.rejected = new Set(rejected)
  }

  async play(): Promise<TestAnswer> {
    for (let count = 0; count < mostSteps; count++) {
      const next = this.queue.shift() ?? this.decide()
      if (!next) break
      const after = advance(this.run.flow, this.run.state, next)
      this.run.state = after.state
      for (const effect of after.effects) await this.follow(effect)
      const visits = Map.groupBy(this.steps, ({ step }) => step)
      if ([...visits.values()].some(({ length }) => length > mostVisits)) return this.answer('endless')
    }
    const { outcome, tokens } = this.run.state
    if (outcome === 'approved' || outcome === 'rejected' || outcome === 'done') return this.answer(outcome)
    if (this.isStopped) return this.answer('stopped')
    return this.answer(tokens.some(({ state }) => state === 'correcting') ? 'returned' : 'endless')
  }

  /** Whoever's turn it is decides as the request says. */
  private decide(): Happening | undefined {
    for (const token of this.run.state.tokens) {
      if (token.state !== 'asking') continue
      const [seat] = turnsOf(this.run.flow, token)
      if (!seat) continue
      const isRejected = this.rejected.has(token.at)
      const shown = this.steps.findLast(({ step }) => step === token.at)
      if (shown) shown.decision = isRejected ? 'rejected' : 'approved'
      const isTask = nodeOf(this.run.flow, token.at)?.kind === 'task'
      return { is: 'decided', seat: seat.id, decision: isRejected ? 'rejected' : isTask ? 'completed' : 'approved' }
    }
    return undefined
  }

  private async follow(effect: Effect): Promise<void> {
    if (effect.do === 'enter') this.note(effect.step)
    if (effect.do !== 'choose' && effect.do !== 'find-people' && effect.do !== 'run') return
    try {
      if (effect.do === 'choose') {
        const chosen = await chooseWays(this.run, effect)
        this.note(effect.step).ways = (chosen as Extract<Happening, { is: 'chosen' }>).edges
        this.queue.push(chosen)
      } else if (effect.do === 'find-people') {
        const found = await find(this.run, effect)
        const shown = this.note(effect.step)
        if (found.is === 'found')
          shown.people = found.chains.map((chain) => chain.flatMap(({ person }) => person ?? []))
        if (found.is === 'nobody') shown.nobody = found.policy
        this.queue.push(found)
      } else {
        this.note(effect.step)
        this.queue.push({ is: 'done', token: effect.token })
      }
    } catch (error) {
      this.note(effect.step).fault = wordsOf(this.run.ctx.registry, error)
      this.isStopped = true
    }
  }

  /** The entry of the step that is being done; entering it and asking people are one. */
  private note(step: string): TestStep {
    const last = this.steps.findLast((each) => each.step === step)
    if (last && !last.decision && !last.ways && last.people.length === 0 && !last.nobody) return last
    const made: TestStep = { step, people: [] }
    this.steps.push(made)
    return made
  }

  private async answer(outcome: TestAnswer['outcome']): Promise<TestAnswer> {
    const ids = this.steps.flatMap(({ people }) => people.flat())
    const rows = await this.run.ctx.sql.run<{ id: string; name: string }>(
      sql`select id, name from employee where id = any(${sql.param(ids)}::uuid[])`,
    )
    const names = new Map(rows.map(({ id, name }) => [id, name]))
    const steps = this.steps.map((each) => ({
      ...each,
      people: each.people.map((chain) => chain.map((id) => names.get(id) ?? id)),
    }))
    return { steps, outcome }
  }
}
