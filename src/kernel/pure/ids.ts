import { v7, validate } from 'uuid'

/** A new record id: UUIDv7, so that ids sort by the moment they were made and index pages fill in order. */
export function newId(): string {
  return v7()
}

/** Whether a value has the form of a record id (any UUID version: ids may come from another system). */
export function isId(value: unknown): value is string {
  return typeof value === 'string' && validate(value)
}
