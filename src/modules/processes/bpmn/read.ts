/** A flow from BPMN 2.0 XML: whole when we have written it, as far as it can be understood when another tool has. */
import type { ModdleElement, ParseResult } from 'bpmn-moddle'
import { edgeSchema, formSchema, nodeSchema, triggersSchema } from '../flow-schema.ts'
import type { Flow, FlowEdge, FlowNode, Trigger } from '../rules/flow.types.ts'
import { uncrowded } from '../rules/layout.ts'
import { addSplits } from './add-splits.ts'
import { clockOf, foreignCondition, foreignStep, listOf, nameOf, textOf, typeOf } from './foreign-steps.ts'
import { BpmnError, type ImportNote, note } from './note.ts'
import { attributeText, moddle, namespace } from './vocabulary.ts'

/** Characters; a drawing of a thousand steps is far smaller. */
const largest = 2_000_000
const mostElements = 1000
const mostNotes = 100

export interface ReadDrawing {
  key: string | undefined
  name: string
  flow: Flow
  triggers: Trigger[]
  notes: ImportNote[]
}

/** Throws BpmnError when the text is no drawing. */
export async function readBpmn(xml: string): Promise<ReadDrawing> {
  if (xml.length > largest) throw new BpmnError('bpmn.too-large', { max: largest / 1_000_000 })
  // A document type is never needed in BPMN, and is what makes XML dangerous.
  if (/<!(DOCTYPE|ENTITY)/i.test(xml)) throw new BpmnError('bpmn.doctype')
  const parsed = await parse(xml)
  const processes = listOf(parsed.rootElement, 'rootElements').filter(({ $type }) => $type === 'bpmn:Process')
  const process = processes.toSorted((a, b) => stepsOf(b).length - stepsOf(a).length)[0]
  if (!process || stepsOf(process).length === 0) throw new BpmnError('bpmn.no-process')
  if (listOf(process, 'flowElements').length > mostElements) throw new BpmnError('bpmn.too-many', { max: mostElements })
  return new Reader(parsed, process, processes).read()
}

const stepsOf = (process: ModdleElement): ModdleElement[] =>
  listOf(process, 'flowElements').filter(({ $type }) => $type !== 'bpmn:SequenceFlow')

async function parse(xml: string): Promise<ParseResult> {
  try {
    return await moddle().fromXML(xml)
  } catch (error) {
    const why = String((error as Error).message)
      .split('\n')[0]!
      .slice(0, 200)
    throw new BpmnError('bpmn.malformed', { why })
  }
}

class Reader {
  private readonly notes: ImportNote[] = []
  private readonly parsed: ParseResult
  private readonly process: ModdleElement
  private readonly others: ModdleElement[]
  private readonly boxes = new Map<ModdleElement, { x: number; y: number; width: number; height: number }>()
  /** Id of the step that an element has become. */
  private readonly ids = new Map<ModdleElement, string>()
  private readonly taken = new Set<string>()

  constructor(parsed: ParseResult, process: ModdleElement, processes: ModdleElement[]) {
    this.parsed = parsed
    this.process = process
    this.others = processes.filter((each) => each !== process)
  }

  read(): ReadDrawing {
    this.readDrawing()
    const elements = listOf(this.process, 'flowElements')
    const nodes = elements.flatMap((element) => this.step(element) ?? [])
    const edges = elements.flatMap((element) =>
      element.$type === 'bpmn:SequenceFlow' ? (this.way(element) ?? []) : [],
    )
    this.readBoundaries(elements, nodes)
    this.readLanes(nodes)
    this.tellTheRest(elements)
    const ours = this.ours(this.process, 'zhanye:Process') as
      | { key?: unknown; name?: unknown; form?: unknown; triggers?: unknown }
      | undefined
    const form = formSchema.safeParse(ours?.form)
    const triggers = triggersSchema.safeParse(ours?.triggers)
    const name = this.process.name ?? ''
    const drawn: Flow = { nodes, edges, form: form.success ? form.data : [] }
    const flow = ours ? drawn : uncrowded(addSplits(drawn, this.notes))
    return {
      key: typeof ours?.key === 'string' ? ours.key : undefined,
      name: kept(ours?.name, name) || nameOf(this.process),
      flow,
      triggers: triggers.success ? triggers.data : [],
      notes: this.notes.slice(0, mostNotes),
    }
  }

  /** Our own JSON of an element; undefined when there is none. */
  private ours(element: ModdleElement, type: string): unknown {
    const extension = element.get('extensionElements') as ModdleElement | undefined
    const found = extension && listOf(extension, 'values').find(({ $type }) => $type === type)
    if (!found) return undefined
    try {
      const value: unknown = JSON.parse(String(found.json))
      if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value
    } catch {}
    this.notes.push(note('ours', { name: nameOf(element) }))
    return undefined
  }

  private step(element: ModdleElement): FlowNode | undefined {
    if (!isFlowNode(element)) return undefined
    const ours = this.ourStep(element)
    const id = this.newId(ours?.id ?? element.id ?? '', 'step')
    if (!ours && typeOf(element) === 'BoundaryEvent') return undefined
    const node = ours ?? foreignStep(element, id, this.notes)
    if (!node) {
      this.notes.push(note('element', { name: nameOf(element), type: typeOf(element) }))
      return undefined
    }
    this.ids.set(element, id)
    const box = this.boxes.get(element)
    const unplaced = ours !== undefined && 'unplaced' in (this.ours(element, 'zhanye:Step') as object)
    return { ...node, id, ...(box && !unplaced && { position: { x: box.x, y: box.y } }) }
  }

  private ourStep(element: ModdleElement): FlowNode | undefined {
    const said = this.ours(element, 'zhanye:Step') as { name?: unknown; unplaced?: unknown } | undefined
    if (!said) return undefined
    const { unplaced: _, ...plain } = said
    const node = nodeSchema.safeParse({ ...plain, name: kept(said.name, element.name ?? '') })
    if (node.success) return node.data
    this.notes.push(note('ours', { name: nameOf(element) }))
    return undefined
  }

  private way(element: ModdleElement): FlowEdge | undefined {
    const source = element.get('sourceRef') as ModdleElement | undefined
    const target = element.get('targetRef') as ModdleElement | undefined
    const [from, to] = [source && this.ids.get(source), target && this.ids.get(target)]
    if (!source || !target || from === undefined || to === undefined) {
      const isBoundary = source && typeOf(source) === 'BoundaryEvent'
      if (!isBoundary) this.notes.push(note('loose', { name: nameOf(element) }))
      return undefined
    }
    const ours = this.ours(element, 'zhanye:Way') as { id?: unknown; label?: unknown; otherwise?: unknown } | undefined
    if (ours) {
      const label = kept(ours.label, element.name ?? '')
      const edge = edgeSchema.safeParse({ ...ours, ...(label ? { label } : {}), from, to })
      if (edge.success) return { ...edge.data, id: this.newId(edge.data.id, 'way') }
      this.notes.push(note('ours', { name: nameOf(element) }))
    }
    const edge: FlowEdge = { id: this.newId(element.id ?? '', 'way'), from, to }
    const text = textOf(element.get('conditionExpression'))
    const when = text ? foreignCondition(text) : undefined
    if (text && !when) this.notes.push(note('condition', { name: nameOf(target), text: text.slice(0, 300) }, from))
    const label = (element.name ?? (text && !when ? text : '')).trim().slice(0, 200)
    const isOtherwise = source.get('default') === element
    return { ...edge, ...(label && { label }), ...(when && { when }), ...(isOtherwise && { otherwise: true }) }
  }

  private newId(wanted: string, kind: string): string {
    let id = wanted || `${kind}${this.taken.size + 1}`
    for (let n = 2; this.taken.has(id); n++) id = `${wanted || kind}_${n}`
    this.taken.add(id)
    return id
  }

  private readDrawing(): void {
    for (const diagram of listOf(this.parsed.rootElement, 'diagrams')) {
      const plane = diagram.get('plane') as ModdleElement | undefined
      for (const shape of plane ? listOf(plane, 'planeElement') : []) {
        const [element, box] = [shape.get('bpmnElement'), shape.get('bounds')] as (ModdleElement | undefined)[]
        const { x, y, width, height } = (box ?? {}) as Record<string, unknown>
        if (element && [x, y, width, height].every((n) => Number.isFinite(n)))
          this.boxes.set(element, { x, y, width, height } as { x: number; y: number; width: number; height: number })
      }
    }
  }

  private readBoundaries(elements: ModdleElement[], nodes: FlowNode[]): void {
    for (const element of elements) {
      if (typeOf(element) !== 'BoundaryEvent') continue
      const host = element.get('attachedToRef') as ModdleElement | undefined
      const node = nodes.find(({ id }) => host && id === this.ids.get(host))
      const clock = clockOf(element)
      if (node && (node.kind === 'task' || node.kind === 'approval') && clock) node.clock = clock
      else this.notes.push(note('element', { name: nameOf(element), type: typeOf(element) }, node?.id))
    }
  }

  private readLanes(nodes: FlowNode[]): void {
    const visit = (set: ModdleElement | undefined) => {
      for (const lane of set ? listOf(set, 'lanes') : []) {
        for (const member of listOf(lane, 'flowNodeRef')) {
          const node = nodes.find(({ id }) => id === this.ids.get(member))
          if (node && 'assignee' in node && node.assignee.length === 0)
            this.notes.push(note('lane', { name: node.name, lane: nameOf(lane) }, node.id))
        }
        visit(lane.get('childLaneSet') as ModdleElement | undefined)
      }
    }
    for (const set of listOf(this.process, 'laneSets')) visit(set)
  }

  private tellTheRest(elements: ModdleElement[]): void {
    for (const other of this.others) this.notes.push(note('pool', { name: nameOf(other) }))
    const data = elements.filter((element) => /^Data.*Reference$/.test(typeOf(element))).length
    if (data > 0) this.notes.push(note('data', { n: data }))
    for (const artifact of listOf(this.process, 'artifacts'))
      if (typeOf(artifact) === 'TextAnnotation')
        this.notes.push(note('text', { text: String(artifact.text ?? '').slice(0, 300) }))
    const messages = listOf(this.parsed.rootElement, 'rootElements').reduce(
      (sum, root) => sum + (root.$type === 'bpmn:Collaboration' ? listOf(root, 'messageFlows').length : 0),
      0,
    )
    if (messages > 0) this.notes.push(note('messages', { n: messages }))
    for (const { message } of this.parsed.warnings) {
      const text = message
        .split('\n')[0]!
        .replace(/;?\s*line:.*$/, '')
        .slice(0, 200)
      if (!text.includes(namespace)) this.notes.push(note('unknown', { text }))
    }
  }
}

/** Text of ours, unless another tool has given the element another name since. */
const kept = (ours: unknown, name: string): string =>
  typeof ours === 'string' && attributeText(ours) === name ? ours : name

const isFlowNode = (element: ModdleElement): boolean =>
  element.$type !== 'bpmn:SequenceFlow' && !/^bpmn:Data/.test(element.$type)
