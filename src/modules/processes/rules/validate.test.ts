import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { approval, draw, soundFlow, task } from '../testing/drawings.ts'
import type { FaultCode } from './fault.types.ts'
import { faultMessage } from './fault-text.ts'
import type { Flow, FlowNode, Trigger } from './flow.types.ts'
import type { Surroundings } from './surroundings.types.ts'
import { mayRun, validateFlow } from './validate.ts'

const request: Trigger[] = [{ on: 'request' }]
const codes = (flow: Flow, triggers = request, seen: Surroundings = {}): string[] =>
  validateFlow(flow, triggers, seen).map(({ code, step }) => (step === undefined ? code : `${code} ${step}`))

describe('the drawing', () => {
  it('finds nothing wrong with a line from start to end', () => {
    expect(codes(draw(['start > a > b > end']))).toEqual([])
  })

  const drawings: [string, string[], string[]][] = [
    ['no start', ['a > end'], ['start-missing']],
    ['no end', ['start > a'], ['end-missing', 'dead-end a']],
    ['a dead end beside an end', ['start > if > a > end', 'if > b'], ['dead-end b']],
    ['an island', ['start > end', 'a > b > end'], ['unreachable a', 'unreachable b']],
    ['something before the start', ['start > a > if > end', 'if > start'], ['start-entered start']],
    ['something after an end', ['start > end > a > end2'], ['end-left end']],
    ['round for ever', ['start > if > end', 'if > a > b > a'], ['no-way-out a', 'no-way-out b']],
    ['two ways out of a task', ['start > a > end', 'a > b > end'], ['many-ways a']],
    ['a step that follows itself', ['start > if > end', 'if > if'], ['loop-itself if']],
    ['connected twice', ['start > and1 > a > and2 > end', 'and1 > a', 'and1 > b > and2'], ['way-double and1']],
  ]
  it.each(drawings)('%s', (_, chains, expected) => {
    expect(codes(draw(chains)).filter((code) => !code.startsWith('done-twice'))).toEqual(expected)
  })

  it('counts starts, and tells names and ids that are double', () => {
    const flow = draw(['start > a > end'])
    flow.nodes.push({ id: 'again', name: 'x', kind: 'start' }, { ...task('b'), name: 'a' }, task('a'))
    const found = codes(flow)
    expect(found).toContain('start-many again')
    expect(found).toContain('id-double')
    expect(found).toContain('name-double b')
  })

  it('refuses a way that ends nowhere and a flow that is too large', () => {
    const flow = draw(['start > end'])
    expect(codes({ ...flow, edges: [...flow.edges, { id: 'x', from: 'start', to: 'gone' }] })).toEqual(['way-loose'])
    const steps = Array.from({ length: 230 }, (_, at) => `s${at}`)
    expect(codes(draw([`start > ${steps.join(' > ')} > end`]))).toEqual(['too-large'])
  })
})

describe('splits', () => {
  const split = (change: (flow: Flow) => void): string[] => {
    const flow = draw(['start > if > a > end', 'if > b > end'])
    change(flow)
    return codes(flow)
  }
  const way = (flow: Flow, to: string) => flow.edges.find((edge) => edge.from === 'if' && edge.to === to)!

  it('wants a condition on every way but one', () => {
    expect(split((flow) => delete way(flow, 'a').when)).toEqual(['split-condition if'])
    expect(split((flow) => Object.assign(way(flow, 'b'), { otherwise: false, when: { expression: '1 > 2' } }))).toEqual(
      ['split-otherwise if'],
    )
    expect(split((flow) => Object.assign(way(flow, 'a'), { otherwise: true, when: undefined }))).toEqual([
      'split-otherwise-many if',
    ])
  })

  it('tells conditions that nobody asks', () => {
    expect(split((flow) => Object.assign(way(flow, 'b'), { when: { expression: '1 > 2' } }))).toEqual([
      'split-otherwise-condition if',
    ])
    const flow = draw(['start > a > end'])
    flow.edges[0]!.when = { expression: '1 > 2' }
    expect(codes(flow)).toEqual(['condition-unused start'])
    expect(codes(draw(['start > if > a > end']))).toEqual(['split-single if'])
  })
})

describe('joins', () => {
  const cases: [string, string[], string[]][] = [
    ['parallel that a condition feeds', ['start > if > a > and > end', 'if > b > and'], ['join-waits and']],
    ['parallel with both branches', ['start > and1 > a > and2 > end', 'and1 > b > and2'], []],
    [
      'one branch that may end early',
      ['start > and1 > if > a > and2 > end', 'if > end2', 'and1 > b > and2'],
      ['join-waits and2'],
    ],
    ['branches that meet without a join', ['start > and1 > a > c > end', 'and1 > b > c'], ['done-twice c']],
    ['inclusive waits for what comes only', ['start > or1 > a > or2 > end', 'or1 > b > or2'], []],
    ['parallel join of an inclusive split', ['start > or1 > a > and > end', 'or1 > b > and'], ['join-waits and']],
    ['inclusive join of a parallel split', ['start > and1 > a > or2 > end', 'and1 > b > or2'], []],
    ['inclusive with a loop in a branch', ['start > or1 > if > a > if', 'if > or2 > end', 'or1 > b > or2'], []],
    ['ways meet again after a condition', ['start > if > a > c > end', 'if > b > c'], []],
    ['branches that end apart', ['start > and1 > a > end', 'and1 > b > end2'], []],
    [
      'a loop into a branch of a parallel',
      ['start > and1 > a > and2 > if > end', 'and1 > b > and2', 'if > a'],
      ['join-waits and2'],
    ],
  ]
  it.each(cases)('%s', (_, chains, expected) => {
    expect(codes(draw(chains)).sort()).toEqual([...expected].sort())
  })

  it('sees through 12 parallel branches with a decision each', () => {
    const branches = Array.from({ length: 12 }, (_, at) => [
      `and1 > if${at} > a${at} > c${at} > and2`,
      `if${at} > b${at} > c${at}`,
    ])
    expect(codes(draw(['start > and1', 'and2 > end', ...branches.flat()]))).toEqual([])
  })
})

describe('steps', () => {
  const seen: Surroundings = {
    entities: {
      contract: {
        amount: { kind: 'money', writable: true },
        number: { kind: 'number', writable: false },
        signedOn: { kind: 'date', writable: true },
        customer: { kind: 'ref', ref: 'customer', writable: true },
        owner: { kind: 'ref', ref: 'employee', writable: true },
      },
      customer: { owner: { kind: 'ref', ref: 'employee', writable: true } },
      employee: { name: { kind: 'text', writable: true } },
    },
    actions: { contract: ['void'] },
    roles: ['legal'],
    people: ['p1'],
    departments: ['d1'],
    endpoints: ['w1'],
    processes: { leave: [], calls: ['mine'] },
    self: 'mine',
  }
  const about: Trigger[] = [{ on: 'create', entity: 'contract' }]
  const one = (node: FlowNode): string[] =>
    codes(draw([`start > ${node.id} > end`], [node]), about, seen).map((code) => code.replace(` ${node.id}`, ''))

  const steps: [string, FlowNode, FaultCode[]][] = [
    ['nobody', task('a', { assignee: [] }), ['assignee-missing']],
    ['a person who left', task('a', { assignee: [{ person: 'p2' }] }), ['person-unknown']],
    ['a role', task('a', { assignee: [{ role: 'legal' }, { role: 'x' }] }), ['role-unknown']],
    ['a department', task('a', { assignee: [{ departmentHead: { department: 'd2' } }] }), ['department-unknown']],
    ['a level', task('a', { assignee: [{ managerLevel: 0 }] }), ['level-range']],
    ['the owner', task('a', { assignee: [{ field: 'owner' }] }), []],
    ['the owner of the customer', task('a', { assignee: [{ field: 'customer.owner' }] }), ['field-unknown']],
    ['an amount instead of a person', task('a', { assignee: [{ field: 'amount' }] }), ['person-field']],
    ['a person instead of an amount', task('a', { assignee: [{ managerFor: 'owner' }] }), ['amount-field']],
    ['a field that is not there', task('a', { assignee: [{ managerFor: 'sum' }] }), ['field-unknown']],
    ['101 percent', approval('a', { rule: { mode: 'ratio', percent: 101, veto: false } }), ['percent-range']],
    ['a number that nobody writes', approval('a', { editable: ['amount', 'number'] }), ['field-locked']],
    ['back to nowhere', approval('a', { whenRejected: { toStep: 'gone' } }), ['return-unknown']],
    ['back to the end', approval('a', { whenRejected: { toStep: 'end' } }), ['return-kind']],
    [
      'no time',
      task('a', { clock: { workingHours: 0, remindAt: [100], whenOver: 'remind' } }),
      ['clock-range', 'remind-range'],
    ],
    ['two fields of a name', task('a', { form: [field('x'), field('x')] }), ['form-double']],
    ['a bad name', task('a', { form: [field('X y')] }), ['form-name']],
    ['no choices', task('a', { form: [{ ...field('x'), kind: 'choice' }] }), ['form-options']],
    ['a reference to nothing', task('a', { form: [{ ...field('x'), kind: 'ref', ref: 'moon' }] }), ['form-ref']],
    ['waiting for no time', { id: 'a', name: 'a', kind: 'wait', until: { hours: 0 } }, ['wait-range']],
    ['waiting for an amount', { id: 'a', name: 'a', kind: 'wait', until: { field: 'amount' } }, ['wait-field']],
    ['waiting for a day', { id: 'a', name: 'a', kind: 'wait', until: { field: 'signedOn' } }, []],
    [
      'telling nobody nothing',
      { id: 'a', name: 'a', kind: 'notify', to: [], title: ' ' },
      ['receiver-missing', 'title-empty'],
    ],
    [
      'a broken template',
      { id: 'a', name: 'a', kind: 'notify', to: [{ starter: true }], title: '{{ 1 + }}' },
      ['expression-wrong'],
    ],
    [
      'a template',
      {
        id: 'a',
        name: 'a',
        kind: 'notify',
        to: [{ starter: true }],
        title: '{{ record.customer.owner }} {{ starter.name }}',
      },
      [],
    ],
    [
      'a template of nothing',
      { id: 'a', name: 'a', kind: 'notify', to: [{ starter: true }], title: '{{ record.sum }}' },
      ['field-unknown'],
    ],
    ['an update of nothing', { id: 'a', name: 'a', kind: 'update', values: {} }, ['update-empty']],
    ['an update', { id: 'a', name: 'a', kind: 'update', values: { amount: { expression: 'record.amount * 2' } } }, []],
    [
      'an update of a number',
      { id: 'a', name: 'a', kind: 'update', values: { number: { value: 1 } } },
      ['field-locked'],
    ],
    ['a hook', { id: 'a', name: 'a', kind: 'webhook', endpoint: 'w2' }, ['endpoint-unknown']],
    ['no hook', { id: 'a', name: 'a', kind: 'webhook', endpoint: '' }, ['endpoint-missing']],
    ['itself', { id: 'a', name: 'a', kind: 'sub-process', process: 'mine' }, ['process-circle']],
    ['itself by another', { id: 'a', name: 'a', kind: 'sub-process', process: 'calls' }, ['process-circle']],
    ['another', { id: 'a', name: 'a', kind: 'sub-process', process: 'leave' }, []],
    ['none', { id: 'a', name: 'a', kind: 'sub-process', process: 'gone' }, ['process-unknown']],
  ]
  it.each(steps)('%s', (_, node, expected) => {
    expect(one(node)).toEqual(expected)
  })

  it('goes back only to what comes before', () => {
    const flow = (toStep: string) => draw(['start > a > b > c > end'], [approval('b', { whenRejected: { toStep } })])
    expect(codes(flow('a'))).toEqual([])
    expect(codes(flow('c'))).toEqual(['return-ahead b'])
    expect(codes(flow('b'))).toEqual(['return-ahead b'])
  })

  it('checks conditions of ways, with the names of both languages', () => {
    const flow = draw(['start > if > a > end', 'if > b > end'])
    flow.edges.find(({ to }) => to === 'a')!.when = {
      filter: { and: [{ field: 'sum', op: 'gt', value: 1 }] },
      expression: '(',
    }
    const faults = validateFlow(flow, about, seen)
    expect(faults.map(({ code }) => code)).toEqual(['field-unknown', 'expression-wrong'])
    expect(faultMessage(faults[0]!, flow)).toEqual({
      zh: '“if”用到的字段不存在：sum',
      en: '“if” uses a field that does not exist: sum',
    })
    expect(faultMessage(faults[1]!, flow).zh).toContain('表达式')
  })

  it('checks triggers', () => {
    const flow = draw(['start > a > end'])
    const found = (trigger: Trigger) => codes(flow, [trigger], seen)
    expect(found({ on: 'create', entity: 'moon' })).toEqual(['trigger-entity'])
    expect(found({ on: 'change', entity: 'contract', fields: [] })).toEqual(['trigger-fields'])
    expect(found({ on: 'change', entity: 'contract', fields: ['sum'] })).toEqual(['trigger-field'])
    expect(found({ on: 'action', entity: 'contract', action: 'sign' })).toEqual(['trigger-action'])
    expect(found({ on: 'delete', entity: 'contract', when: { expression: 'record.sum > 1' } })).toEqual([
      'trigger-field',
    ])
    expect(codes(flow, [], seen)).toEqual(['trigger-missing'])
  })
})

const field = (name: string) => ({ name, label: { zh: '字段', en: 'Field' }, kind: 'text' as const, required: false })

describe('any flow', () => {
  it('made of nested blocks is sound', () => {
    fc.assert(
      fc.property(soundFlow, (flow) => {
        expect(validateFlow(flow, request).filter(({ code }) => code !== 'form-double')).toEqual([])
      }),
      { numRuns: 150 },
    )
  })

  it('that loses a way in the middle does not run', () => {
    fc.assert(
      fc.property(soundFlow, fc.nat(), (flow, pick) => {
        // A loop that is taken out leaves a flow that runs.
        const lost = flow.edges.filter((edge) => edge.when?.expression !== '1 > 2')
        const edges = flow.edges.filter((edge) => edge !== lost[pick % lost.length])
        expect(mayRun(validateFlow({ ...flow, edges }, request))).toBe(false)
      }),
      { numRuns: 150 },
    )
  })

  it('is judged, whatever is connected with whatever, each fault in words', () => {
    const kinds = ['start', 'task', 'condition', 'parallel', 'inclusive', 'end'] as const
    const anything = fc
      .tuple(
        fc.array(fc.constantFrom(...kinds), { maxLength: 9 }),
        fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { maxLength: 20 }),
      )
      .map(
        ([list, pairs]): Flow => ({
          nodes: list.map((kind, at) =>
            kind === 'task'
              ? task(`n${at}`)
              : ({ id: `n${at}`, name: `n${at}`, kind, ...(kind === 'end' && { outcome: 'done' }) } as FlowNode),
          ),
          edges: pairs.map(([from, to], at) => ({
            id: `e${at}`,
            from: `n${from}`,
            to: `n${to}`,
            otherwise: at % 3 === 0,
          })),
          form: [],
        }),
      )
    fc.assert(
      fc.property(anything, (flow) => {
        const faults = validateFlow(flow, request)
        if (!flow.nodes.some(({ kind }) => kind === 'start')) expect(mayRun(faults)).toBe(false)
        for (const fault of faults) {
          const { zh, en } = faultMessage(fault, flow)
          expect(zh + en).not.toMatch(/\{\w+\}|undefined/)
          if (fault.step) expect(flow.nodes.some(({ id }) => id === fault.step)).toBe(true)
        }
      }),
      { numRuns: 400 },
    )
  })
})
