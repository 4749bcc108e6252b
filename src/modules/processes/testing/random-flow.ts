/** Flows made at random, for the property tests: every split with its join, some ways that end early, loops by a condition. */
import fc from 'fast-check'
import type { ApprovalRule, Flow, FlowEdge, FlowNode } from '../rules/flow.types.ts'

const stepKinds = ['task', 'approval', 'wait', 'notify', 'sub-process'] as const

type Block =
  | { kind: 'step'; node: (typeof stepKinds)[number]; rule: ApprovalRule; back: boolean }
  | { kind: 'split'; by: 'condition' | 'parallel' | 'inclusive'; ways: Block[][]; joined: boolean; early: number }

const rule: fc.Arbitrary<ApprovalRule> = fc.oneof(
  fc.record({ mode: fc.constantFrom('all' as const, 'any' as const), rejectAtOnce: fc.boolean() }),
  fc.record({ mode: fc.constant('ratio' as const), percent: fc.integer({ min: 1, max: 100 }), veto: fc.boolean() }),
  fc.constant({ mode: 'sequential' as const }),
)

const { sequence } = fc.letrec<{ sequence: Block[]; block: Block }>((tie) => ({
  sequence: fc.array(tie('block'), { maxLength: 3, depthIdentifier: 'flow' }),
  block: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({
      kind: fc.constant('step' as const),
      node: fc.constantFrom(...stepKinds),
      rule,
      back: fc.boolean(),
    }),
    fc.record({
      kind: fc.constant('split' as const),
      by: fc.constantFrom('condition' as const, 'parallel' as const, 'inclusive' as const),
      ways: fc.array(tie('sequence'), { minLength: 2, maxLength: 3 }),
      joined: fc.boolean(),
      early: fc.integer({ min: -6, max: 2 }),
    }),
  ),
}))

export const randomFlow: fc.Arbitrary<Flow> = sequence.map(draw)

function draw(blocks: Block[]): Flow {
  const nodes: FlowNode[] = []
  const edges: FlowEdge[] = []
  const add = (node: Record<string, unknown>): string => {
    const id = `n${nodes.length}`
    nodes.push({ id, name: id, ...node } as FlowNode)
    return id
  }
  const connect = (from: string, to: string): number => edges.push({ id: `e${edges.length}`, from, to })
  const place = (block: Block, from: string): string => {
    if (block.kind === 'step') {
      const asks = { assignee: [], form: [], whenNobody: 'skip' }
      const approval = {
        rule: block.rule,
        editable: [],
        whenStarter: 'ask',
        whenRejected: block.back ? 'to-starter' : 'end',
        allow: { addSign: true, transfer: true, returnTo: true },
      }
      const id = add({ kind: block.node, ...asks, ...approval, until: { hours: 1 }, to: [], title: '', process: '' })
      connect(from, id)
      return id
    }
    const split = add({ kind: block.by })
    connect(from, split)
    const lasts = block.ways.map((way) => sequence_(way, split))
    const join = add({ kind: block.joined && block.by !== 'condition' ? block.by : 'inclusive' })
    lasts.forEach((last, i) => {
      // Some ways do not come back: they end on their own.
      if (i === block.early) connect(last, add({ kind: 'end', outcome: 'done' }))
      else connect(last, join)
    })
    return join
  }
  const sequence_ = (list: Block[], from: string): string => list.reduce((at, block) => place(block, at), from)
  const last = sequence_(blocks, add({ kind: 'start' }))
  connect(last, add({ kind: 'end', outcome: 'approved' }))
  return { nodes, edges, form: [] }
}
