/** All that the modules declared, and the administrator's differences laid over it at run time. */
import type { FieldRule } from '../access/actor.ts'
import type { GateRule, WriteGate } from '../gate/gate.types.ts'
import type { MetricDefinition } from '../metrics/define.ts'
import type { ActionDefinition, EntityDefinition, Fields, ModuleDefinition } from './define.ts'
import type { FieldSpec } from './fields.ts'
import type { ChoiceOption, Label } from './meta.types.ts'

/** What administrators changed: custom fields and choices per entity. Loaded from the database. */
export interface Overlay {
  customFields: Map<string, Record<string, FieldSpec>>
  /** `entity.field` -> options in force. */
  options: Map<string, ChoiceOption[]>
  numbers: Map<string, string>
  metrics: MetricDefinition[]
  /** Requests that wait for approval. */
  gate: GateRule[]
}

export const emptyOverlay = (): Overlay => ({
  customFields: new Map(),
  options: new Map(),
  numbers: new Map(),
  metrics: [],
  gate: [],
})

const noRules: readonly GateRule[] = []

export type DefaultFieldRules = Record<string, Record<string, FieldRule>>

export class Registry {
  readonly modules: readonly ModuleDefinition[]
  readonly entities: ReadonlyMap<string, EntityDefinition>
  readonly byPath: ReadonlyMap<string, EntityDefinition>
  readonly actions: ReadonlyMap<string, readonly ActionDefinition[]>
  readonly messages: Readonly<Record<string, Label>>
  private overlay: Overlay = emptyOverlay()
  private merged = new Map<string, Fields>()
  private gate: ReadonlyMap<string, readonly GateRule[]> = new Map()
  private catalogue: ReadonlyMap<string, MetricDefinition>

  constructor(modules: readonly ModuleDefinition[]) {
    this.modules = inOrder(modules)
    const entities = new Map<string, EntityDefinition>()
    const actions = new Map<string, ActionDefinition[]>()
    const messages: Record<string, Label> = {}
    for (const module of this.modules) {
      for (const entity of module.entities ?? []) {
        if (entities.has(entity.name)) throw new Error(`entity '${entity.name}' is defined twice`)
        entities.set(entity.name, entity)
        for (const u of entity.unique ?? []) messages[u.error] = u.message
      }
      for (const action of module.actions ?? []) {
        const list = actions.get(action.entity.name) ?? []
        actions.set(action.entity.name, [...list, action])
      }
      Object.assign(messages, module.messages)
    }
    this.entities = entities
    this.byPath = new Map([...entities.values()].map((e) => [e.path, e]))
    this.actions = actions
    this.messages = messages
    const targets = {
      deliverables: this.modules.flatMap((module) => Object.keys(module.deliverables ?? {})),
      records: [...entities.values()].filter((entity) => !entity.technical).map(({ name }) => name),
    }
    for (const entity of entities.values()) {
      for (const field of Object.values(entity.fields as Fields))
        if (field.targetsFrom) field.targets = targets[field.targetsFrom]
      this.assertReferences(entity)
    }
    this.catalogue = this.metricsWith([])
  }

  /** Every metric there is, by its key: those of the modules and the company's own. */
  get metrics(): ReadonlyMap<string, MetricDefinition> {
    return this.catalogue
  }

  /** Keys of the metrics that the company defined itself. */
  get ownMetrics(): ReadonlySet<string> {
    return new Set(this.overlay.metrics.map((m) => m.key))
  }

  private metricsWith(own: MetricDefinition[]): ReadonlyMap<string, MetricDefinition> {
    const metrics = new Map(own.map((m) => [m.key, m]))
    for (const metric of this.modules.flatMap((m) => m.metrics ?? [])) metrics.set(metric.key, metric)
    return metrics
  }

  entity(name: string): EntityDefinition {
    const found = this.entities.get(name)
    if (!found) throw new Error(`unknown entity '${name}'`)
    return found
  }

  /** The entity's fields with the administrator's custom fields and choices. */
  fields(entity: EntityDefinition): Fields {
    const known = this.merged.get(entity.name)
    if (known) return known
    // No prototype: callers' names are looked up here, and `constructor` is no field.
    const fields: Fields = Object.assign(Object.create(null), entity.fields, this.overlay.customFields.get(entity.name))
    for (const [name, field] of Object.entries(fields)) {
      const options = this.overlay.options.get(`${entity.name}.${name}`)
      if (options) fields[name] = { ...field, options }
    }
    this.merged.set(entity.name, fields)
    return fields
  }

  /** Which requests about an entity wait for approval; mostly none. */
  gateRules(entity: string): readonly GateRule[] {
    return this.gate.get(entity) ?? noRules
  }

  /** Whether any request at all may wait for approval. */
  get isGated(): boolean {
    return this.gate.size > 0
  }

  get writeGate(): WriteGate | undefined {
    return this.modules.find((module) => module.writeGate)?.writeGate
  }

  numberPattern(entity: EntityDefinition): string | undefined {
    return this.overlay.numbers.get(entity.name) ?? entity.number
  }

  setOverlay(overlay: Overlay): void {
    this.overlay = overlay
    this.merged = new Map()
    this.gate = Map.groupBy(overlay.gate, (rule) => rule.entity)
    this.catalogue = this.metricsWith(overlay.metrics)
  }

  /** The same definitions with one more metric, or another one of its key: for figures of what is not saved yet. */
  withMetric(metric: MetricDefinition): Registry {
    const registry = new Registry(this.modules)
    const others = this.overlay.metrics.filter(({ key }) => key !== metric.key)
    registry.setOverlay({ ...this.overlay, metrics: [...others, metric] })
    return registry
  }

  private assertReferences(entity: EntityDefinition): void {
    for (const [name, field] of Object.entries(entity.fields as Fields)) {
      for (const target of [field.ref, ...(field.targets ?? [])]) {
        if (target && !this.entities.has(target) && target !== 'file')
          throw new Error(`${entity.name}.${name} points to unknown entity '${target}'`)
      }
    }
  }
}

/** Modules after those they depend on; a circle or a missing one is an error at start. */
function inOrder(modules: readonly ModuleDefinition[]): ModuleDefinition[] {
  const byName = new Map(modules.map((m) => [m.name, m]))
  const done: ModuleDefinition[] = []
  const open = new Set<string>()
  const visit = (name: string, from: string) => {
    const module = byName.get(name)
    if (!module) throw new Error(`module '${from}' depends on unknown module '${name}'`)
    if (done.includes(module)) return
    if (open.has(name)) throw new Error(`modules depend on each other in a circle at '${name}'`)
    open.add(name)
    for (const dependency of module.dependsOn) visit(dependency, name)
    done.push(module)
  }
  for (const module of modules) visit(module.name, 'app')
  return done
}
