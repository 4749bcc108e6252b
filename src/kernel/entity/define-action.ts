/** `defineAction`: something people do to a record, or to a kind of records, that is more than a change of fields. */
import type { Actor } from '../access/actor.ts'
import type { Context } from './context.ts'
import type { EntityDefinition, Fields, Operation, RowOf } from './define-entity.ts'
import type { ValueOf } from './fields.ts'
import type { Label, Violation } from './meta.types.ts'

/** Which right an action needs: an operation on its record, or a named permission. */
export type ActionPermission = { operation: Operation } | { permission: string }

export interface ActionDefinition<E extends EntityDefinition = EntityDefinition, I extends Fields = Fields> {
  entity: E
  name: string
  label: Label
  help?: Label
  on: 'record' | 'collection'
  permission: ActionPermission
  input: I
  danger?: boolean
  primary?: boolean
  /** Whether the action makes sense for this record and person now: empty = yes. Shown and enforced from here. */
  guard?: (record: RowOf<E>, actor: Actor) => Violation[]
  /** What the guard refuses was overtaken by somebody else: a 409 with the violation's code, not a 422. */
  overtaken?: true
  /**
   * Runs before the record is read and locked: an action on a part locks its whole first, so that two who act on different
   * parts come one after another.
   */
  before?: (ctx: Context, id: string) => Promise<void>
  run: (ctx: Context, record: RowOf<E>, input: { [K in keyof I]: ValueOf<I[K]> }) => Promise<unknown>
}

export function defineAction<E extends EntityDefinition, const I extends Fields>(
  action: ActionDefinition<E, I>,
): ActionDefinition {
  return action as unknown as ActionDefinition
}
