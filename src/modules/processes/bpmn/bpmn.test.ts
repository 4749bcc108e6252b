import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Flow, Trigger } from '../rules/flow.types.ts'
import { tidied } from '../rules/layout.ts'
import { draw, soundFlow } from '../testing/drawings.ts'
import { readBpmn } from './read.ts'
import { moddle } from './vocabulary.ts'
import { writeBpmn } from './write.ts'

const triggers: Trigger[] = [
  { on: 'request' },
  { on: 'change', entity: 'contract', fields: ['amount'], when: { expression: 'record.amount > 1' } },
]
const written = (flow: Flow, name = '合同 & <审批>') => writeBpmn({ key: 'contract', name, flow, triggers })

describe('what we write', () => {
  it('is what we read, with every word, place and order', async () => {
    await fc.assert(
      fc.asyncProperty(soundFlow, fc.boolean(), fc.string({ unit: 'grapheme' }), async (drawn, isPlaced, label) => {
        const flow = isPlaced ? tidied(drawn) : drawn
        if (label.trim()) flow.edges[0]!.label = label
        const { notes, ...read } = await readBpmn(await written(flow))
        expect(notes).toEqual([])
        expect(read).toEqual({ key: 'contract', name: '合同 & <审批>', flow, triggers })
      }),
      { numRuns: 60 },
    )
  })

  it('is understood by the standard vocabulary without a warning, with a shape and a line for everything', async () => {
    await fc.assert(
      fc.asyncProperty(soundFlow, async (flow) => {
        const { rootElement, warnings } = await moddle().fromXML(await written(flow))
        expect(warnings).toEqual([])
        const [diagram] = rootElement.diagrams as {
          plane: { planeElement: { bpmnElement: { id: string }; $type: string }[] }
        }[]
        const drawn = diagram!.plane.planeElement.map(({ bpmnElement }) => bpmnElement.id).sort()
        expect(drawn).toEqual([...flow.nodes, ...flow.edges].map(({ id }) => id).sort())
      }),
      { numRuns: 20 },
    )
  })

  it('holds ids that XML does not allow, and ids that ways and steps share', async () => {
    const flow = draw(['start > a > end'])
    flow.nodes[1]!.id = '第一步 <1>'
    flow.edges = [
      { id: 'start', from: 'start', to: '第一步 <1>' },
      { id: '"', from: '第一步 <1>', to: 'end' },
    ]
    const { flow: read } = await readBpmn(await written(flow))
    expect(read.nodes).toEqual(flow.nodes)
    expect(read.edges.map(({ from, to }) => [from, to])).toEqual(flow.edges.map(({ from, to }) => [from, to]))
  })

  it('keeps what another tool has changed since: a name, a place', async () => {
    const xml = await written(tidied(draw(['start > a > end'])))
    const changed = xml
      .replace('name="a"', 'name="Legal looks"')
      .replace(/(bpmnElement="a">\s*<dc:Bounds x=")[\d.]+/, '$1777')
    const a = (await readBpmn(changed)).flow.nodes.find(({ id }) => id === 'a')!
    expect(a).toMatchObject({ kind: 'task', name: 'Legal looks', position: { x: 777 } })
  })

  it('takes the standard part when our own is broken', async () => {
    const xml = (await written(draw(['start > a > end']))).replace(/<zhanye:step>\{(?=[^<]*task)/, '<zhanye:step>{{')
    const { flow, notes } = await readBpmn(xml)
    expect(flow.nodes.find(({ name }) => name === 'a')).toMatchObject({ kind: 'task', assignee: [] })
    expect(notes.some(({ text }) => text.en.includes('broken'))).toBe(true)
  })
})
