/**
 * The cheapest way to tell a case as a run of the definition (alignment after Adriansyah, van Dongen and van der Aalst): what
 * happened is matched with the steps; a step left out and a thing done besides cost one each.
 */
import type { Marking, Net } from './net.ts'

export type Move =
  | { kind: 'match'; node: number; event: number }
  /** The definition asks for the step here; it did not happen. */
  | { kind: 'skipped'; node: number; before: number | null }
  /** It happened where the definition does not foresee it. */
  | { kind: 'extra'; event: number }

export interface Alignment {
  cost: number
  moves: Move[]
}

interface State {
  event: number
  marking: Marking
  cost: number
  move: Move | null
  from: State | null
}

const mostStates = 30_000

/**
 * @param path nodes that each event may stand for; empty for an activity that the definition does not know
 * @param open the case still goes on: what is yet to come is not missing
 * @returns undefined when the definition is too wide to compare
 */
export function align(net: Net, path: readonly (readonly number[])[], open = false): Alignment | undefined {
  const levels: State[][] = [[{ event: 0, marking: net.initial, cost: 0, move: null, from: null }]]
  const done = new Set<string>()
  for (let cost = 0; cost < levels.length; cost += 1) {
    const level = levels[cost]
    for (let state = level?.pop(); state; state = level?.pop()) {
      const key = `${state.event}|${state.marking.join(',')}`
      if (done.has(key)) continue
      done.add(key)
      if (done.size > mostStates) return undefined
      if (state.event === path.length && (open || state.marking.length === 0)) return { cost, moves: movesTo(state) }
      // What costs nothing is looked at last, so that it is taken first.
      for (const next of [...costly(net, path, state), ...free(net, path, state)]) {
        levels[next.cost] ??= []
        levels[next.cost]!.push(next)
      }
    }
  }
  return undefined
}

function costly(net: Net, path: readonly (readonly number[])[], state: State): State[] {
  const { event, marking, cost } = state
  const next: State[] = []
  if (event < path.length) {
    next.push({ event: event + 1, marking, cost: cost + 1, move: { kind: 'extra', event }, from: state })
  }
  for (let node = 0; node < net.nodes.length; node += 1) {
    if (!net.isWork(node)) continue
    const move = { kind: 'skipped' as const, node, before: event < path.length ? event : null }
    for (const after of net.fire(node, marking)) next.push({ event, marking: after, cost: cost + 1, move, from: state })
  }
  return next
}

function free(net: Net, path: readonly (readonly number[])[], state: State): State[] {
  const { event, marking, cost } = state
  const next: State[] = []
  for (let node = 0; node < net.nodes.length; node += 1) {
    if (net.isWork(node)) continue
    for (const after of net.fire(node, marking)) next.push({ event, marking: after, cost, move: null, from: state })
  }
  for (const node of path[event] ?? []) {
    const move = { kind: 'match' as const, node, event }
    for (const after of net.fire(node, marking))
      next.push({ event: event + 1, marking: after, cost, move, from: state })
  }
  return next
}

function movesTo(state: State): Move[] {
  const moves: Move[] = []
  for (let at: State | null = state; at; at = at.from) if (at.move) moves.push(at.move)
  return moves.reverse()
}
