import type { Label, Reference } from '#kernel/entity/meta.types.ts'
import type { EntityRecord } from '../meta.tsx'

export interface FieldChange {
  field: string
  label?: Label | string
  before: unknown
  after: unknown
}

/** An entry of `GET /{path}/{id}/timeline`. */
export interface TimelineItem {
  id: string
  type: 'comment' | 'change' | 'record'
  at: string
  by: Reference | null
  /** Of a comment, with `@[name](id)` mentions. */
  body?: string
  editedAt?: string | null
  changes?: FieldChange[]
  action?: string
  /** Of a record that belongs here: its entity's name, itself, and one line about it. */
  entity?: string
  record?: Partial<EntityRecord>
  text?: string
}

/** An entry of `GET /{path}/{id}/history`. */
export interface HistoryItem {
  id: string
  at: string
  by: Reference | null
  action: string
  source?: string | null
  changes: FieldChange[]
  /** Of what is no change of a field (a share, a look at a masked value), in words. */
  text?: string
}

export interface CursorPage<Item> {
  items: Item[]
  nextCursor: string | null
}
