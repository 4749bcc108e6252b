import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { randomFlow } from '../testing/random-flow.ts'
import { advance, turnsOf } from './advance.ts'
import { stepsBefore } from './back.ts'
import type { Flow } from './flow.types.ts'
import { nodeOf, waysOut } from './graph.ts'
import { type Effect, type FlowState, type Happening, newState, starterStep } from './state.types.ts'

const people = ['ann', 'bob', 'cyd', 'dan', 'eve']

/** Everything that outsiders decide comes from one stream of numbers. */
const choices = fc.infiniteStream(fc.nat({ max: 9999 }))

interface Run {
  state: FlowState
  effects: Effect[]
}

/** Applies a happening and answers what the engine answers at once; waits and sub-processes stay. */
function play(
  flow: Flow,
  run: Run,
  happening: Happening,
  next: () => number,
  answersRuns: boolean,
  calm = false,
): void {
  const queue = [happening]
  let steps = 0
  while (queue.length > 0) {
    if (++steps > 500) throw new Error('endless')
    const given = JSON.stringify(run.state)
    const { state, effects } = advance(flow, run.state, queue.shift()!)
    expect(JSON.stringify(run.state), 'the old state stays').toBe(given)
    // What is kept as JSON comes back as the same state.
    run.state = JSON.parse(JSON.stringify(state))
    expect(run.state).toEqual(state)
    run.effects.push(...effects)
    checkState(flow, run.state)
    for (const effect of effects) {
      if (effect.do === 'choose') {
        const ways = effect.edges.filter(() => next() % 2 === 0)
        const kind = nodeOf(flow, effect.step)!.kind
        const edges = ways.length === 0 || kind === 'condition' ? [effect.edges[next() % effect.edges.length]!] : ways
        queue.push({ is: 'chosen', token: effect.token, edges })
      } else if (effect.do === 'find-people') {
        const size = next() % 5
        if (size === 0 && next() % 4 > 0)
          queue.push({ is: 'nobody', token: effect.token, policy: next() % 8 === 0 && !calm ? 'refuse' : 'skip' })
        else {
          const chains = Array.from({ length: 1 + (next() % 3) }, () =>
            Array.from({ length: 1 + (next() % 2) }, () => ({
              person: people[next() % people.length]!,
              ...(next() % 9 === 0 && { auto: true }),
            })),
          )
          queue.push({ is: 'found', token: effect.token, chains })
        }
      } else if (effect.do === 'run' && answersRuns) queue.push({ is: 'done', token: effect.token })
    }
  }
}

function checkState(flow: Flow, state: FlowState): void {
  for (const token of state.tokens) {
    const undecided = token.seats.filter((seat) => seat.decision === null && seat.person !== null)
    const names = undecided.map((seat) => `${token.at} ${seat.person}`)
    expect(new Set(names).size, 'one open item a person and step').toBe(names.length)
    if (token.state === 'asking') expect(turnsOf(flow, token).length, 'somebody is asked').toBeGreaterThan(0)
    expect(nodeOf(flow, token.at)).toBeDefined()
  }
  const asked = state.tokens.filter((token) => token.state === 'asking').map((token) => token.at)
  expect(new Set(asked).size, 'a step is asked once at a time').toBe(asked.length)
  expect(state.outcome === null).toBe(state.tokens.length > 0)
}

/** What people and time may do next. */
function happenings(flow: Flow, state: FlowState, next: () => number, mayReturn: boolean): Happening[] {
  return state.tokens.flatMap((token): Happening[] => {
    if (token.state === 'running') return [{ is: 'done', token: token.id }]
    if (token.state === 'correcting') return [{ is: 'resubmitted', token: token.id }]
    return turnsOf(flow, token).flatMap((seat): Happening[] => {
      const decision = next() % 4 > 0 ? 'approved' : 'rejected'
      const one: Happening[] = [{ is: 'decided', seat: seat.id, decision }]
      if (!mayReturn) return one
      const before = [...stepsBefore(flow, state, token.at), starterStep]
      const where = (['before', 'after', 'parallel'] as const)[next() % 3]!
      return [
        ...one,
        {
          is: 'returned',
          seat: seat.id,
          to: before[next() % before.length]!,
          resubmit: next() % 2 ? 'step' : 'beginning',
        },
        { is: 'signer-added', seat: seat.id, people: [people[next() % 5]!], where, by: seat.person },
        { is: 'handed-over', seat: seat.id, to: people[next() % 5]! },
        { is: 'vacated', seat: seat.id, policy: next() % 3 ? 'skip' : 'refuse' },
      ]
    })
  })
}

const streamOf = (stream: fc.Stream<number>) => () => stream.next().value as number

describe('every flow with every course of events', () => {
  it('ends, and until then waits for a person or for time', () => {
    fc.assert(
      fc.property(randomFlow, choices, fc.boolean(), (flow, stream, answersRuns) => {
        const next = streamOf(stream)
        const run: Run = { state: newState(), effects: [] }
        play(flow, run, { is: 'started' }, next, answersRuns)
        for (let turn = 0; run.state.outcome === null; turn++) {
          // After a while people only say yes, so that loops come to an end.
          const possible = happenings(flow, run.state, next, turn < 25)
          expect(possible.length, 'somebody or something is waited for').toBeGreaterThan(0)
          const chosen = possible[next() % possible.length]!
          const calm = turn >= 25 && chosen.is === 'decided' ? { ...chosen, decision: 'approved' as const } : chosen
          play(flow, run, calm, next, answersRuns)
          expect(turn).toBeLessThan(400)
        }
        expect(run.effects.filter((effect) => effect.do === 'end')).toHaveLength(1)
        const entered = run.effects.filter((effect) => effect.do === 'enter')
        const left = run.effects.filter((effect) => effect.do === 'leave')
        const names = (list: { step: string; round: number }[]) => list.map((e) => `${e.step} ${e.round}`).sort()
        expect(names(left), 'what was entered was left, once').toEqual(names(entered))
        expect(new Set(names(entered.filter(({ step }) => nodeOf(flow, step)?.kind !== 'end'))).size).toBe(
          entered.filter(({ step }) => nodeOf(flow, step)?.kind !== 'end').length,
        )
      }),
      { numRuns: 500 },
    )
  })

  it('joins each split once, with exactly the ways that were taken', () => {
    fc.assert(
      fc.property(randomFlow, choices, (flow, stream) => {
        const next = streamOf(stream)
        const run: Run = { state: newState(), effects: [] }
        play(flow, run, { is: 'started' }, next, false, true)
        while (run.state.outcome === null) {
          const possible = happenings(flow, run.state, next, false)
          const chosen = possible[next() % possible.length]!
          // Nothing goes back here, so that every step is passed once at most.
          play(flow, run, chosen.is === 'decided' ? { ...chosen, decision: 'approved' } : chosen, next, false, true)
        }
        const joins = run.effects.filter((effect) => effect.do === 'join')
        expect(new Set(joins.map(({ step }) => step)).size).toBe(joins.length)
        const entered = run.effects.filter((effect) => effect.do === 'enter').map(({ step }) => step)
        expect(new Set(entered).size, 'no step twice').toBe(entered.length)
        expect(waysOut(flow, 'n0').length).toBe(1)
      }),
      { numRuns: 500 },
    )
  })

  it('changes nothing after the end, nor by what does not fit', () => {
    fc.assert(
      fc.property(randomFlow, choices, fc.nat({ max: 60 }), (flow, stream, number) => {
        const next = streamOf(stream)
        const run: Run = { state: newState(), effects: [] }
        play(flow, run, { is: 'started' }, next, false)
        const open = new Set(run.state.tokens.flatMap((token) => turnsOf(flow, token)).map(({ id }) => id))
        if (!open.has(number)) {
          const { state, effects } = advance(flow, run.state, { is: 'decided', seat: number, decision: 'approved' })
          expect(state).toBe(run.state)
          expect(effects).toEqual([])
        }
        const ended = advance(flow, run.state, { is: 'stopped', outcome: 'withdrawn' }).state
        const late: Happening[] = [
          { is: 'started' },
          { is: 'decided', seat: number, decision: 'rejected' },
          { is: 'done', token: number },
          { is: 'moved', step: 'n0' },
          { is: 'stopped', outcome: 'cancelled' },
          { is: 'resubmitted', token: number },
        ]
        for (const happening of late) expect(advance(flow, ended, happening)).toEqual({ state: ended, effects: [] })
      }),
    )
  })
})
