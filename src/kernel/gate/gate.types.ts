/** The gate before writes: requests of people that wait for approval instead of taking effect. */
import type { Context, Sql } from '../entity/context.ts'
import type { Filter } from '../entity/meta.types.ts'
import type { Registry } from '../entity/registry.ts'
import type { Values } from '../write/input.ts'

/** A request as a person sent it: everything that is needed to carry it out later by the same steps. */
export interface WriteRequest {
  /** Entity name. */
  entity: string
  operation: 'create' | 'update' | 'delete' | 'action' | 'export'
  /** Name of the action; `transfer` is one. */
  action: string | null
  /** The record it is about; null for a new one, a collection's action and an export. */
  record: string | null
  /** Field values, an action's inputs, or what to export. */
  values: Values
  /** The version of the record that the person saw. */
  version?: number | undefined
}

/** What a person adds when a request must be approved: the answers to the form, and whom to ask at steps that leave it open. */
export interface ApprovalWish {
  form?: Values
  /** Step -> people. */
  chosen?: Record<string, string[]>
}

/**
 * `filter` asks the record like a list does; `expression` works something out of `record`, `before`, `input`, `rows` and
 * `starter`. Both must hold when both are given.
 */
export interface GateCondition {
  filter?: Filter
  expression?: string
}

/** A kind of request that waits for approval. */
export interface GateRule {
  /** Names it in the port; several rules may share one. */
  key: string
  entity: string
  on: 'create' | 'change' | 'delete' | 'action' | 'export'
  /** Of a change: one of these fields; any when empty. */
  fields?: readonly string[]
  action?: string
  when?: GateCondition
  /** On trial: only requests of people of this department and those below it. */
  department?: string | null
}

/** A field that the request would change, as stored. */
export type FieldChanges = Record<string, [before: unknown, after: unknown]>

/** A request that a rule stopped, and what it would have done. */
export interface StoppedRequest {
  rule: GateRule
  request: WriteRequest
  wish: ApprovalWish
  /** The record as it stands, as stored; null for a new one. */
  before: Values | null
  /** The record as it would be; null when it would be deleted, or nothing is known of it. */
  after: Values | null
  changes: FieldChanges
}

export interface HeldAnswer {
  instance: string
  process: string
  title: string
}

/** What the holder of requests offers to the kernel; at most one module does. */
export interface WriteGate {
  /** The rules in force, read with the administrators' other differences and kept until those change. */
  rules(db: Sql, registry: Registry): Promise<GateRule[]>
  /** Keeps the request until it is decided. Throws what a person must do first. */
  hold(ctx: Context, stopped: StoppedRequest): Promise<HeldAnswer>
}

/** In the place of a request's outcome: nothing of it has happened. */
export class Held {
  readonly held: HeldAnswer

  constructor(held: HeldAnswer) {
    this.held = held
  }
}
