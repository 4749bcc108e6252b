import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { uncrowded } from '../rules/layout.ts'
import { sizeOf } from '../rules/node-size.ts'
import { validateFlow } from '../rules/validate.ts'
import { hoursOf } from './foreign-steps.ts'
import { readBpmn } from './read.ts'
import { writeBpmn } from './write.ts'

const sample = (name: string) => readBpmn(readFileSync(new URL(`samples/${name}.bpmn`, import.meta.url), 'utf8'))
const told = ({ notes }: Awaited<ReturnType<typeof sample>>) => notes.map(({ text }) => text.en)

describe('drawings of other tools', () => {
  it('takes over one of the Camunda Modeler', async () => {
    const read = await sample('camunda-modeler')
    const kinds = Object.fromEntries(read.flow.nodes.map(({ id, kind }) => [id, kind]))
    expect(read.name).toBe('Invoice receipt')
    expect(kinds).toEqual({
      StartEvent_1: 'start',
      approve: 'task',
      remind: 'notify',
      reminded: 'end',
      ok: 'condition',
      rate: 'task',
      archive: 'webhook',
      done: 'end',
      refused: 'end',
    })
    const at = (id: string) => read.flow.nodes.find((node) => node.id === id)
    expect(at('approve')).toMatchObject({
      sop: 'Check the amount against the order.',
      clock: { workingHours: 24, whenOver: 'escalate' },
    })
    // Its steps are smaller and stand closer than ours: they are put in order.
    expect(uncrowded(read.flow)).toBe(read.flow)
    expect(at('approve')!.position!.x).toBeGreaterThanOrEqual(at('StartEvent_1')!.position!.x + sizeOf('start').width)
    expect(at('refused')).toMatchObject({ outcome: 'rejected' })
    const way = (id: string) => read.flow.edges.find((edge) => edge.id === id)
    expect(way('Flow_3')).toEqual({
      id: 'Flow_3',
      from: 'ok',
      to: 'rate',
      label: 'yes',
      when: { expression: 'form.approved == true' },
    })
    expect(way('Flow_4')).toEqual({ id: 'Flow_4', from: 'ok', to: 'refused', label: 'no', otherwise: true })
    expect(told(read)).toEqual([
      'What triggers the start (TimerEventDefinition) was not taken over: set it under “How it starts”',
      '“Approve invoice” was done by “demo, management”: say who does it here',
      '“Rate supplier” (BusinessRuleTask) came in as the closest step, “Task”: check it',
    ])
  })

  it('takes over one of bpmn.io, with splits that BPMN only implies', async () => {
    const read = await sample('bpmn-io')
    expect(read.flow.nodes.find(({ id }) => id === 'check_split')).toEqual({
      id: 'check_split',
      name: 'Check stock',
      kind: 'parallel',
    })
    expect(read.flow.nodes.find(({ id }) => id === 'pause')).toMatchObject({ kind: 'wait', until: { hours: 12 } })
    expect(told(read).toSorted()).toEqual([
      'A text annotation was not taken over: Only on workdays',
      'Message flows that were not taken over: 1',
      'Several ways leave “Check stock”: a split was put between',
      'The 3 steps inside “Pack” were not taken over: make them a process of their own and choose it here',
      'The file holds another process, “Customer side”, which was not taken over',
      '“Call” is repeated there; here it is done once',
    ])
    expect(validateFlow(read.flow).map(({ code }) => code)).not.toContain('unreachable')
  })

  it('takes over one of Signavio, with lanes, documentation and a condition in words', async () => {
    const read = await sample('signavio')
    expect(read.name).toBe('合同审批')
    expect(read.flow.nodes.find(({ id }) => id === 'sid-a')).toMatchObject({
      kind: 'task',
      name: '法务审核',
      sop: '核对条款 <标准模板>',
    })
    expect(read.flow.edges.find(({ id }) => id === 'sid-f2')!.when).toBeUndefined()
    expect(told(read)).toEqual(
      expect.arrayContaining([
        '“法务审核” is in the lane “法务部”: say who does it',
        '“财务审核” is in the lane “财务部”: say who does it',
        '“盖章” calls “seal”: choose the process here',
        'The condition to “法务审核” could not be read, fill it in again: amount greater than 100000',
        'Data objects that were not taken over: 1',
      ]),
    )
  })

  it('gives back what it took over when it is written and read again', async () => {
    for (const name of ['camunda-modeler', 'bpmn-io', 'signavio']) {
      const { flow } = await sample(name)
      const xml = await writeBpmn({ key: 'k', name: 'N', flow, triggers: [] })
      expect((await readBpmn(xml)).flow).toEqual(flow)
    }
  })

  it('reads durations', () => {
    expect(hoursOf('PT30M')).toBe(0.5)
    expect(hoursOf('P1DT2H')).toBe(26)
    expect(hoursOf('P1W')).toBe(168)
    expect(hoursOf('P')).toBeUndefined()
    expect(hoursOf('${later}')).toBeUndefined()
  })
})
