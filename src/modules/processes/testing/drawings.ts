/** Flows for tests: short hand for drawing them, and random ones that hang together. */
import fc from 'fast-check'
import type { ApprovalNode, Flow, FlowEdge, FlowNode, FormField, TaskNode } from '../rules/flow.types.ts'

export const task = (id: string, more: Partial<TaskNode> = {}): TaskNode => ({
  id,
  name: id,
  kind: 'task',
  assignee: [{ starter: true }],
  form: [],
  whenNobody: 'administrator',
  ...more,
})

export const approval = (id: string, more: Partial<ApprovalNode> = {}): ApprovalNode => ({
  id,
  name: id,
  kind: 'approval',
  assignee: [{ managerLevel: 1 }],
  rule: { mode: 'any', rejectAtOnce: true },
  editable: [],
  form: [],
  whenNobody: 'administrator',
  whenStarter: 'ask',
  whenRejected: 'end',
  allow: { addSign: true, transfer: true, returnTo: true },
  ...more,
})

/** `'start > a > end'`: the ways of a flow, one chain a line; steps that are not given are tasks. */
export function draw(chains: string[], given: FlowNode[] = [], form: FormField[] = []): Flow {
  const edges: FlowEdge[] = []
  const names = new Set<string>(given.map(({ id }) => id))
  for (const chain of chains) {
    const steps = chain.split('>').map((step) => step.trim())
    steps.forEach((step, at) => {
      names.add(step)
      const to = steps[at + 1]
      if (to)
        edges.push({
          id: `${step}_${to}${edges.some((e) => e.id === `${step}_${to}`) ? edges.length : ''}`,
          from: step,
          to,
        })
    })
  }
  const made = [...names].map((id): FlowNode => {
    const known = given.find((node) => node.id === id)
    if (known) return known
    if (id === 'start') return { id, name: id, kind: 'start' }
    if (id.startsWith('end')) return { id, name: id, kind: 'end', outcome: 'done' }
    if (id.startsWith('if')) return { id, name: id, kind: 'condition' }
    if (id.startsWith('and')) return { id, name: id, kind: 'parallel' }
    if (id.startsWith('or')) return { id, name: id, kind: 'inclusive' }
    return task(id)
  })
  for (const node of made) {
    if (node.kind !== 'condition' && node.kind !== 'inclusive') continue
    const ways = edges.filter(({ from }) => from === node.id)
    if (ways.length < 2) continue
    ways.forEach((edge, at) => {
      if (at === ways.length - 1) edge.otherwise = true
      else edge.when = { expression: `form.n > ${at}` }
    })
  }
  const numbers: FormField[] = [{ name: 'n', label: { zh: '数', en: 'Number' }, kind: 'integer', required: false }]
  return { nodes: made, edges, form: form.length > 0 ? form : numbers }
}

type Block =
  | { kind: 'step'; node: Draft }
  | { kind: 'sequence'; blocks: Block[] }
  | { kind: 'condition' | 'parallel' | 'inclusive'; blocks: Block[] }
  | { kind: 'loop'; block: Block }

type Draft = FlowNode extends infer N ? (N extends FlowNode ? Omit<N, 'id'> : never) : never

const words = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  .filter((text) => /\S/u.test(text) && !/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/u.test(text))
const optionalWords = fc.option(words, { nil: undefined })

const formField: fc.Arbitrary<FormField> = fc
  .record({
    name: fc.stringMatching(/^[a-z][A-Za-z0-9]{0,8}$/),
    label: fc.record({ zh: words, en: words }),
    kind: fc.constantFrom(
      'text',
      'longText',
      'integer',
      'decimal',
      'money',
      'date',
      'instant',
      'boolean',
      'attachment',
      'choice',
    ),
    required: fc.boolean(),
  } as const)
  .map(
    (field): FormField =>
      field.kind === 'choice' ? { ...field, options: [{ value: 'a', label: { zh: '甲', en: 'A' } }] } : field,
  )

const form = fc.uniqueArray(formField, { maxLength: 3, selector: ({ name }) => name })

const assignees = fc.array(
  fc.oneof(
    fc.constant({ starter: true } as const),
    fc.integer({ min: 1, max: 5 }).map((managerLevel) => ({ managerLevel, upTo: true })),
    fc.constantFrom('finance', 'legal').map((role) => ({ role })),
    fc.constant({ departmentHead: 'starter' } as const),
    fc.constant({ chosenByStarter: true } as const),
  ),
  { minLength: 1, maxLength: 3 },
)

const clock = fc.option(
  fc.record({
    workingHours: fc.integer({ min: 1, max: 200 }),
    remindAt: fc.array(fc.integer({ min: 1, max: 99 }), { maxLength: 2 }),
    whenOver: fc.constantFrom('remind', 'escalate', 'approve', 'reject'),
  } as const),
  { nil: undefined },
)

/** JSON knows no `undefined`: properties without a value are left out. */
const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T

const about = { name: words, sop: optionalWords, inputs: optionalWords, outputs: optionalWords }

const step: fc.Arbitrary<Draft> = fc
  .oneof(
    fc.record({
      ...about,
      kind: fc.constant('task' as const),
      assignee: assignees,
      form,
      clock,
      whenNobody: fc.constantFrom('administrator', 'manager', 'skip', 'refuse'),
    }),
    fc.record({
      ...about,
      kind: fc.constant('approval' as const),
      assignee: assignees,
      rule: fc.oneof(
        fc.record({ mode: fc.constantFrom('all', 'any'), rejectAtOnce: fc.boolean() }),
        fc.record({ mode: fc.constant('ratio'), percent: fc.integer({ min: 1, max: 100 }), veto: fc.boolean() }),
        fc.constant({ mode: 'sequential' }),
      ),
      editable: fc.constant([]),
      form,
      clock,
      whenNobody: fc.constantFrom('administrator', 'manager', 'skip', 'refuse'),
      whenStarter: fc.constantFrom('approve', 'skip-to-manager', 'ask'),
      whenRejected: fc.constantFrom('end', 'to-starter'),
      allow: fc.record({ addSign: fc.boolean(), transfer: fc.boolean(), returnTo: fc.boolean() }),
    }),
    fc.record({
      ...about,
      kind: fc.constant('wait' as const),
      until: fc.oneof(
        fc.record({ workingHours: fc.integer({ min: 1, max: 100 }) }),
        fc.record({ hours: fc.integer({ min: 1, max: 1000 }) }),
      ),
    }),
    fc.record({ ...about, kind: fc.constant('notify' as const), to: assignees, title: words, body: optionalWords }),
    fc.record({ ...about, kind: fc.constant('webhook' as const), endpoint: fc.uuid() }),
    fc.record({ ...about, kind: fc.constant('sub-process' as const), process: fc.uuid() }),
  )
  .map((draft) => plain(draft) as Draft)

const { block } = fc.letrec<{ block: Block }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    fc.record({ kind: fc.constant('step' as const), node: step }),
    fc.record({
      kind: fc.constant('sequence' as const),
      blocks: fc.array(tie('block'), { minLength: 1, maxLength: 3 }),
    }),
    fc.record({
      kind: fc.constantFrom('condition', 'parallel', 'inclusive'),
      blocks: fc.array(tie('block'), { minLength: 2, maxLength: 3 }),
    }),
    fc.record({ kind: fc.constant('loop' as const), block: tie('block') }),
  ) as fc.Arbitrary<Block>,
}))

class Drawing {
  readonly nodes: FlowNode[] = []
  readonly edges: FlowEdge[] = []
  add(draft: Draft): string {
    const id = `n${this.nodes.length}`
    this.nodes.push({ ...draft, id, name: `${draft.name} ${this.nodes.length}` } as FlowNode)
    return id
  }
  connect(from: string, to: string, more: Partial<FlowEdge> = {}): void {
    this.edges.push({ id: `e${this.edges.length}`, from, to, ...more })
  }
  /** First and last step of the block. */
  put(part: Block): [string, string] {
    if (part.kind === 'step') {
      const id = this.add(part.node)
      return [id, id]
    }
    if (part.kind === 'sequence') {
      const ends = part.blocks.map((each) => this.put(each))
      ends.slice(1).forEach(([first], at) => {
        this.connect(ends[at]![1], first)
      })
      return [ends[0]![0], ends.at(-1)![1]]
    }
    if (part.kind === 'loop') {
      // A split that the loop led back to would wait for it as a join.
      const first = this.add({ kind: 'condition', name: 'meet' })
      const [inner, last] = this.put(part.block)
      this.connect(first, inner)
      const back = this.add({ kind: 'condition', name: 'again' })
      const on = this.add({ kind: 'notify', name: 'on', to: [{ starter: true }], title: 'on' })
      this.connect(last, back)
      this.connect(back, first, { when: { expression: '1 > 2' } })
      this.connect(back, on, { otherwise: true, label: 'on' })
      return [first, on]
    }
    const split = this.add({ kind: part.kind, name: 'split' })
    const join = this.add({ kind: part.kind, name: 'join' })
    part.blocks.forEach((each, at) => {
      const [first, last] = this.put(each)
      const isLast = at === part.blocks.length - 1
      const way = part.kind === 'parallel' ? {} : isLast ? { otherwise: true } : { when: { expression: `${at} == 0` } }
      this.connect(split, first, way)
      this.connect(last, join)
    })
    return [split, join]
  }
}

/** Flows made of nested blocks, each with everything a step can say: sound by construction. */
export const soundFlow: fc.Arbitrary<Flow> = fc.tuple(block, form).map(([part, fields]) => {
  const drawing = new Drawing()
  const start = drawing.add({ kind: 'start', name: 'start' })
  const [first, last] = drawing.put(part)
  const end = drawing.add({ kind: 'end', name: 'end', outcome: 'approved' })
  drawing.connect(start, first)
  drawing.connect(last, end)
  return { nodes: drawing.nodes, edges: drawing.edges, form: fields }
})
