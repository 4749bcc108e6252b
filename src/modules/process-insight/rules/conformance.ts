/** How far cases went as the definition says, and where they did not. */
import type { Flow } from '#modules/processes'
import { type Alignment, align } from './alignment.ts'
import type { Cases, EventLog } from './event-log.ts'
import { type Net, netOf } from './net.ts'
import { variantsOf } from './variants.ts'

export type Deviation =
  /** `before`: key of the activity that came instead; null at the end of the case. */
  | { kind: 'skipped'; step: string; before: string | null }
  /** `after`: key of the activity before; null at the beginning. */
  | { kind: 'misplaced'; activity: string; after: string | null }
  | { kind: 'repeated'; activity: string; after: string | null }
  /** The definition has no such step. */
  | { kind: 'unknown'; activity: string }

export interface Conformance {
  cases: number
  fitting: number
  /** 1 when all cases fit, 0 when nothing of them does: mean of 1 − cost / cost of comparing nothing. */
  fitness: number
  /** Cases whose comparison would take too long. */
  unjudged: number
  deviations: { deviation: Deviation; cases: number; variants: string[] }[]
  /** Steps of the definition by how many cases went through them as it says. */
  steps: { step: string; cases: number }[]
  /** Activities of the log that no step stands for, and steps that never occurred. */
  unknownActivities: string[]
  unusedSteps: string[]
}

/** @param isOpen cases that still go on: what is yet to come is not missing */
export function conformanceOf(
  log: EventLog,
  cases: Cases,
  flow: Pick<Flow, 'nodes' | 'edges'>,
  isOpen: (c: number) => boolean = () => false,
): Conformance {
  const net = netOf(flow)
  const nodesOf = log.activities.map((activity) => nodesFor(net, activity))
  const { of, keys, example } = variantsOf(log)
  const groups = new Map<string, { variant: number; open: boolean; cases: number }>()
  for (const c of cases) {
    const [variant, open] = [of[c]!, isOpen(c)]
    const name = `${variant} ${open}`
    const group = groups.get(name)
    if (group) group.cases += 1
    else groups.set(name, { variant, open, cases: 1 })
  }
  const emptyCost = align(net, [])?.cost ?? 0
  const result = { fitting: 0, unjudged: 0, fitness: 0 }
  const deviations = new Map<string, Conformance['deviations'][number]>()
  const steps = new Map<number, number>()
  for (const { variant, open, cases: n } of groups.values()) {
    const path = pathOf(log, example[variant]!, net, nodesOf)
    const alignment = align(
      net,
      path.map((a) => nodesOf[a]!),
      open,
    )
    if (!alignment) {
      result.unjudged += n
      continue
    }
    if (alignment.cost === 0) result.fitting += n
    const worst = path.length + emptyCost
    result.fitness += n * (worst === 0 ? 1 : 1 - alignment.cost / worst)
    for (const node of new Set(alignment.moves.flatMap((move) => (move.kind === 'match' ? [move.node] : [])))) {
      steps.set(node, (steps.get(node) ?? 0) + n)
    }
    const told = new Map(deviationsIn(log, net, path, nodesOf, alignment).map((d) => [JSON.stringify(d), d]))
    for (const [name, deviation] of told) {
      const known = deviations.get(name) ?? { deviation, cases: 0, variants: [] }
      known.cases += n
      if (!known.variants.includes(keys[variant]!)) known.variants.push(keys[variant]!)
      deviations.set(name, known)
    }
  }
  const judged = cases.length - result.unjudged
  const seen = new Set(nodesOf.flat())
  const work = [...net.nodes.keys()].filter((node) => net.isWork(node))
  return {
    cases: cases.length,
    fitting: result.fitting,
    unjudged: result.unjudged,
    fitness: judged === 0 ? 1 : result.fitness / judged,
    deviations: [...deviations.values()].sort((x, y) => y.cases - x.cases),
    steps: work.map((node) => ({ step: net.nodes[node]!.node.id, cases: steps.get(node) ?? 0 })),
    unknownActivities: log.activities.flatMap(({ key }, a) => (nodesOf[a]!.length === 0 ? [key] : [])),
    unusedSteps: work.flatMap((node) => (seen.has(node) ? [] : [net.nodes[node]!.node.id])),
  }
}

const plain = (text: string): string => text.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ')

/** By the step's id, which a log of the product has; else by its name, as a log from elsewhere has it. */
function nodesFor(net: Net, { key, label }: { key: string; label: string }): number[] {
  const by = (test: (id: string, name: string) => boolean) =>
    [...net.nodes.keys()].filter((at) => test(net.nodes[at]!.node.id, net.nodes[at]!.node.name))
  const same = by((id) => id === key)
  return same.length > 0 ? same : by((_, name) => plain(name) === plain(label))
}

/** Several people who sign the same step are one pass of it. */
function pathOf(log: EventLog, c: number, net: Net, nodesOf: readonly number[][]): number[] {
  const path: number[] = []
  for (const a of log.activity.subarray(log.first[c], log.first[c + 1])) {
    const isApproval = nodesOf[a]!.some((node) => net.nodes[node]!.node.kind === 'approval')
    if (!(isApproval && path.at(-1) === a)) path.push(a)
  }
  return path
}

function deviationsIn(
  log: EventLog,
  net: Net,
  path: readonly number[],
  nodesOf: readonly number[][],
  { moves }: Alignment,
): Deviation[] {
  const keyOf = (event: number | null) =>
    event === null || event < 0 || event >= path.length ? null : log.activities[path[event]!]!.key
  const matched = new Set<number>()
  return moves.flatMap((move): Deviation[] => {
    if (move.kind === 'match') {
      matched.add(path[move.event]!)
      return []
    }
    if (move.kind === 'skipped') {
      return [{ kind: 'skipped', step: net.nodes[move.node]!.node.id, before: keyOf(move.before) }]
    }
    const a = path[move.event]!
    const activity = log.activities[a]!.key
    if (nodesOf[a]!.length === 0) return [{ kind: 'unknown', activity }]
    return [{ kind: matched.has(a) ? 'repeated' : 'misplaced', activity, after: keyOf(move.event - 1) }]
  })
}
