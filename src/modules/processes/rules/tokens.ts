/** How tokens walk: entering and leaving steps, splitting, meeting again, and the end of it all. */
import type { EndNode, Flow, FlowNode } from './flow.types.ts'
import { asksPeople, joins, nodeOf, reaches, waysOut } from './graph.ts'
import {
  type Advance,
  type Effect,
  type FlowState,
  type Frame,
  type Outcome,
  starterStep,
  type Token,
} from './state.types.ts'

/** A state on its way to the next one. */
export class Walk {
  readonly flow: Flow
  readonly state: FlowState
  readonly effects: Effect[] = []

  constructor(flow: Flow, state: FlowState) {
    this.flow = flow
    this.state = structuredClone(state)
  }

  result(): Advance {
    return { state: this.state, effects: this.effects }
  }

  token(id: number): Token | undefined {
    return this.state.tokens.find((token) => token.id === id)
  }

  number(): number {
    this.state.serial += 1
    return this.state.serial
  }

  /** A new token enters a step. */
  send(step: string, frames: Frame[]): void {
    const token: Token = { id: this.number(), at: step, state: 'arriving', frames, round: 0, seats: [] }
    this.state.tokens.push(token)
    this.enter(token, step)
  }

  drop(token: Token): void {
    this.state.tokens = this.state.tokens.filter((other) => other !== token)
  }

  /** Ends a token where it is: its step is given up. */
  abort(token: Token): void {
    this.drop(token)
    const step = token.state === 'correcting' ? starterStep : token.at
    if (token.round > 0) this.effects.push({ do: 'leave', step, round: token.round, how: 'abort' })
  }

  enter(token: Token, step: string): void {
    const node = nodeOf(this.flow, step)
    Object.assign(token, { at: step, state: 'arriving', round: 0, seats: [] })
    delete token.back
    delete token.was
    // A way to nowhere ends there: the definition is checked before it runs.
    if (!node) {
      this.drop(token)
      return
    }
    this.state.seen[step] = token.frames
    switch (node.kind) {
      case 'start':
        this.leave(token)
        return
      case 'end':
        this.arriveAtEnd(token, node)
        return
      case 'condition':
        this.choose(token)
        return
      case 'parallel':
      case 'inclusive':
        if (joins(this.flow, node)) token.state = 'joining'
        else this.split(token, node)
        return
      default:
        this.work(token, node)
    }
  }

  /** People or the engine are needed. */
  private work(token: Token, node: FlowNode): void {
    const asked = this.state.tokens.some((other) => other !== token && other.at === node.id)
    // The step is being asked already: this way waits for the same answer.
    if (asksPeople(node) && asked) {
      this.drop(token)
      return
    }
    token.round = (this.state.rounds[node.id] ?? 0) + 1
    this.state.rounds[node.id] = token.round
    this.effects.push({ do: 'enter', step: node.id, round: token.round })
    if (asksPeople(node)) this.effects.push({ do: 'find-people', token: token.id, step: node.id })
    else {
      token.state = 'running'
      this.effects.push({ do: 'run', token: token.id, step: node.id, round: token.round })
    }
  }

  /** The step is done; the token goes on. */
  complete(token: Token): void {
    if (token.round > 0) this.effects.push({ do: 'leave', step: token.at, round: token.round, how: 'complete' })
    this.leave(token)
  }

  private leave(token: Token): void {
    const ways = waysOut(this.flow, token.at)
    const ids = ways.map((way) => way.id)
    if (ids.length === 0) this.reachEnd(token, 'done')
    else this.take(token, ids)
  }

  private choose(token: Token): void {
    const ways = waysOut(this.flow, token.at)
    const isPlain = ways.length === 1 && !ways[0]!.when
    if (isPlain || ways.length === 0) this.leave(token)
    else this.effects.push({ do: 'choose', token: token.id, step: token.at, edges: ways.map((way) => way.id) })
  }

  private split(token: Token, node: FlowNode): void {
    token.state = 'arriving'
    if (node.kind === 'inclusive') this.choose(token)
    else this.leave(token)
  }

  /** Goes one way, or becomes one token for each of several. A condition takes the first of them alone. */
  take(token: Token, edges: string[]): void {
    const isCondition = nodeOf(this.flow, token.at)?.kind === 'condition'
    const all = waysOut(this.flow, token.at).filter((way) => edges.includes(way.id))
    const ways = isCondition ? all.slice(0, 1) : all
    if (ways.length === 1) {
      this.enter(token, ways[0]!.to)
      return
    }
    const frame: Frame = { id: this.number(), split: token.at }
    const frames = [...token.frames, frame]
    this.drop(token)
    // All of them exist before the first one walks: it must know whom to wait for.
    const tokens = ways.map((way): [Token, string] => [
      { id: this.number(), at: token.at, state: 'arriving', frames, round: 0, seats: [] },
      way.to,
    ])
    this.state.tokens.push(...tokens.map(([each]) => each))
    for (const [each, to] of tokens) if (this.state.tokens.includes(each)) this.enter(each, to)
  }

  private arriveAtEnd(token: Token, node: EndNode): void {
    this.effects.push(
      { do: 'enter', step: node.id, round: 1 },
      { do: 'leave', step: node.id, round: 1, how: 'complete' },
    )
    this.reachEnd(token, node.outcome)
  }

  /** A rejection ends everything at once; the other ends wait for the remaining ways. */
  private reachEnd(token: Token, outcome: EndNode['outcome']): void {
    this.drop(token)
    if (outcome === 'rejected') this.finish('rejected')
    else if (this.state.reached !== 'approved') this.state.reached = outcome
  }

  finish(outcome: Outcome): void {
    for (const token of [...this.state.tokens]) this.abort(token)
    this.state.outcome = outcome
    this.effects.push({ do: 'end', outcome })
  }

  /** Lets tokens meet for which nobody is on the way any more, and ends the instance after its last token. */
  settle(): void {
    for (let ready = this.readyToJoin(); ready; ready = this.readyToJoin()) this.join(ready)
    if (this.state.outcome === null && this.state.tokens.length === 0) this.finish(this.state.reached ?? 'done')
  }

  private readyToJoin(): Token | undefined {
    const waiting = this.state.tokens.filter((token) => token.state === 'joining')
    const free = waiting.find((token) => !this.state.tokens.some((other) => this.isAwaited(token, other)))
    // Joins that wait for each other only: the first goes on, or nobody ever would.
    return free ?? (waiting.length === this.state.tokens.length ? waiting[0] : undefined)
  }

  /** A token of the same split that can still come here, without going through that split again. */
  private isAwaited(token: Token, other: Token): boolean {
    if (other === token || (other.state === 'joining' && other.at === token.at)) return false
    const shared = token.frames.filter((frame) => other.frames.some(({ id }) => id === frame.id)).at(-1)
    return shared !== undefined && reaches(this.flow, other.at, token.at, shared.split)
  }

  private join(token: Token): void {
    const ids = new Set(token.frames.map(({ id }) => id))
    const met = this.state.tokens.filter(
      (other) =>
        other === token ||
        (other.state === 'joining' && other.at === token.at && other.frames.some(({ id }) => ids.has(id))),
    )
    let frames = token.frames.filter(({ id }) => met.every((each) => each.frames.some((frame) => frame.id === id)))
    for (const each of met) if (each !== token) this.drop(each)
    const isOver = ({ id }: Frame) =>
      !this.state.tokens.some((other) => other !== token && other.frames.some((frame) => frame.id === id))
    while (frames.length > 0 && isOver(frames.at(-1)!)) frames = frames.slice(0, -1)
    token.frames = frames
    this.effects.push({ do: 'join', step: token.at, tokens: met.length })
    this.split(token, nodeOf(this.flow, token.at)!)
  }
}
