/** A flow as BPMN 2.0 XML, with its drawing. */
import type { BpmnModdle, ModdleElement } from 'bpmn-moddle'
import type { Flow, FlowEdge, FlowNode, NodeKind, Trigger } from '../rules/flow.types.ts'
import { placed } from '../rules/layout.ts'
import { sizeOf } from '../rules/node-size.ts'
import { routesOf } from '../rules/route.ts'
import { attributeText, jsonText, moddle, xmlText } from './vocabulary.ts'

export interface BpmnDrawing {
  key: string
  name: string
  flow: Flow
  triggers: readonly Trigger[]
}

const elements: Record<NodeKind, string> = {
  start: 'bpmn:StartEvent',
  task: 'bpmn:UserTask',
  approval: 'bpmn:UserTask',
  condition: 'bpmn:ExclusiveGateway',
  parallel: 'bpmn:ParallelGateway',
  inclusive: 'bpmn:InclusiveGateway',
  wait: 'bpmn:IntermediateCatchEvent',
  notify: 'bpmn:SendTask',
  update: 'bpmn:ScriptTask',
  webhook: 'bpmn:ServiceTask',
  'sub-process': 'bpmn:CallActivity',
  end: 'bpmn:EndEvent',
}

/** Ways that lead to no step are left out. */
export async function writeBpmn({ key, name, flow, triggers }: BpmnDrawing): Promise<string> {
  const bpmn = moddle()
  const writer = new Writer(bpmn)
  const process = writer.process(key, name, flow, triggers)
  const plane = bpmn.create('bpmndi:BPMNPlane', { id: 'BPMNPlane_1', bpmnElement: process })
  plane.set('planeElement', writer.drawing(placed(flow)))
  const definitions = bpmn.create('bpmn:Definitions', {
    id: 'Definitions_1',
    targetNamespace: 'urn:zhanye:process',
    exporter: 'Zhanye',
    rootElements: [process],
    diagrams: [bpmn.create('bpmndi:BPMNDiagram', { id: 'BPMNDiagram_1', plane })],
  })
  return (await bpmn.toXML(definitions, { format: true })).xml
}

class Writer {
  private readonly bpmn: BpmnModdle
  private readonly steps = new Map<string, ModdleElement>()
  private readonly ways = new Map<string, ModdleElement>()
  private readonly taken = new Set(['Definitions_1', 'BPMNDiagram_1', 'BPMNPlane_1'])

  constructor(bpmn: BpmnModdle) {
    this.bpmn = bpmn
  }

  process(key: string, name: string, flow: Flow, triggers: readonly Trigger[]): ModdleElement {
    const process = this.bpmn.create('bpmn:Process', {
      id: this.xmlId(key, 'Process'),
      name: attributeText(name),
      isExecutable: false,
      extensionElements: this.extension('zhanye:Process', { key, name, form: flow.form, triggers }),
    })
    const nodes = flow.nodes.filter(({ id }, at) => flow.nodes.findIndex((node) => node.id === id) === at)
    for (const node of nodes) this.steps.set(node.id, this.step(node))
    const edges = flow.edges.filter(({ from, to }) => this.steps.has(from) && this.steps.has(to))
    for (const edge of edges) this.ways.set(edge.id, this.way(edge))
    process.set('flowElements', [...this.steps.values(), ...this.ways.values()])
    return process
  }

  /** The id itself where XML allows it and nobody else has it. */
  private xmlId(wanted: string, kind: string): string {
    let id = /^[A-Za-z_][\w.-]*$/.test(wanted) ? wanted : `${kind}_${this.taken.size}`
    for (let n = 1; this.taken.has(id); n++) id = `${kind}_${this.taken.size}_${n}`
    this.taken.add(id)
    return id
  }

  private extension(type: string, value: unknown): ModdleElement {
    return this.bpmn.create('bpmn:ExtensionElements', {
      values: [this.bpmn.create(type, { json: jsonText(value) })],
    })
  }

  private step(node: FlowNode): ModdleElement {
    const { position, ...said } = node
    return this.bpmn.create(elements[node.kind], {
      id: this.xmlId(node.id, 'Step'),
      name: attributeText(node.name),
      ...(node.sop && { documentation: [this.bpmn.create('bpmn:Documentation', { text: xmlText(node.sop) })] }),
      extensionElements: this.extension('zhanye:Step', { ...said, ...(!position && { unplaced: true }) }),
      ...this.inStandardWords(node),
    })
  }

  /** What BPMN itself can say of the step. */
  private inStandardWords(node: FlowNode): Record<string, unknown> {
    if (node.kind === 'sub-process') return node.process ? { calledElement: attributeText(node.process) } : {}
    if (node.kind !== 'wait') return {}
    const { until } = node
    const formal = (body: string) => this.bpmn.create('bpmn:FormalExpression', { body: xmlText(body) })
    const timer =
      'field' in until
        ? { timeDate: formal(until.field) }
        : { timeDuration: formal(`PT${'hours' in until ? until.hours : until.workingHours}H`) }
    return { eventDefinitions: [this.bpmn.create('bpmn:TimerEventDefinition', timer)] }
  }

  private way(edge: FlowEdge): ModdleElement {
    const [source, target] = [this.steps.get(edge.from)!, this.steps.get(edge.to)!]
    const { from, to, ...said } = edge
    const expression = edge.when?.expression
    const way = this.bpmn.create('bpmn:SequenceFlow', {
      id: this.xmlId(edge.id, 'Way'),
      ...(edge.label && { name: attributeText(edge.label) }),
      sourceRef: source,
      targetRef: target,
      extensionElements: this.extension('zhanye:Way', said),
      ...(expression && {
        conditionExpression: this.bpmn.create('bpmn:FormalExpression', { body: xmlText(expression) }),
      }),
    })
    ;(source.get('outgoing') as ModdleElement[]).push(way)
    ;(target.get('incoming') as ModdleElement[]).push(way)
    if (edge.otherwise && defaults.has(source.$type) && !source.default) source.set('default', way)
    return way
  }

  drawing(flow: Flow): ModdleElement[] {
    const shapes = flow.nodes.flatMap((node) => {
      const element = this.steps.get(node.id)
      return element && node.position ? [this.shape(node, element)] : []
    })
    const routes = routesOf(flow)
    const edges = [...this.ways].flatMap(([id, element]) => {
      const points = routes.get(id)
      if (!points) return []
      const waypoint = points.map((point) => this.bpmn.create('dc:Point', { ...point }))
      return [
        this.bpmn.create('bpmndi:BPMNEdge', {
          id: this.xmlId(`${element.id}_di`, 'Edge'),
          bpmnElement: element,
          waypoint,
        }),
      ]
    })
    return [...shapes, ...edges]
  }

  private shape(node: FlowNode, element: ModdleElement): ModdleElement {
    const bounds = this.bpmn.create('dc:Bounds', { ...node.position!, ...sizeOf(node.kind, node.name) })
    return this.bpmn.create('bpmndi:BPMNShape', {
      id: this.xmlId(`${element.id}_di`, 'Shape'),
      bpmnElement: element,
      bounds,
      ...(node.kind === 'condition' && { isMarkerVisible: true }),
    })
  }
}

/** Elements of BPMN that can name one of their ways as the default. */
const defaults = new Set(['bpmn:ExclusiveGateway', 'bpmn:InclusiveGateway'])
