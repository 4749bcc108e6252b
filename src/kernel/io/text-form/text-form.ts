/**
 * Values of fields as people write them in tables, in both directions. What `toCell` writes, `fromText` reads back
 * unchanged; beyond that `fromText` takes what is usual in files of others. Moments have seconds in a table.
 */
import type { FieldSpec } from '#kernel/entity/fields.ts'
import type { FieldKind } from '#kernel/entity/meta.types.ts'
import type { Registry } from '#kernel/entity/registry.ts'
import { isAmbiguousDay, parseDay, parseInstant } from '#kernel/pure/dates.ts'
import type { Cell } from '../tables/index.ts'
import { readAddress, writeAddress } from './address-text.ts'
import { readChoice, writeChoice } from './choice-text.ts'
import { joinList, splitList } from './list-text.ts'
import { readBoolean, readDecimal, readInteger, readPercent, writeBoolean } from './number-text.ts'
import { labelOf, readReference, readReferences, readTarget, writeTarget } from './reference-text.ts'

export interface TextForm {
  language: 'zh' | 'en'
  /** Clock of moments without a zone of their own: the company's. */
  timeZone: string
  registry: Registry
  /** How 05/06/2024 is meant. */
  order?: 'dmy' | 'mdy'
}

/** Texts that stand for records; which ones is found out later, for many rows at once. */
export interface Lookup {
  shape: 'one' | 'many' | 'target'
  wanted: { entities: readonly string[]; text: string }[]
}

/** What a text says: a value for the field's own schema, records to be looked up, or nothing it could mean. */
export type Reading = { value: unknown } | { lookup: Lookup } | { fault: string; params?: Record<string, unknown> }

export type ReadText = (field: FieldSpec, text: string, form: TextForm) => Reading
type WriteCell = (field: FieldSpec, value: unknown, form: TextForm) => Cell

const asIs: ReadText = (_, text) => ({ value: text })
const trimmed: ReadText = (_, text) => ({ value: text.trim() })
const plain: WriteCell = (_, value) => String(value)
const exact: WriteCell = (_, value) => ({ decimal: String(value) })

/** A spreadsheet has 15 digits; longer numbers stay exact as text. */
const writeInteger: WriteCell = (_, value) =>
  Math.abs(Number(value)) < 1e15 ? Number(value) : { decimal: String(value) }

const readDate: ReadText = (_, text, { timeZone, order }) => {
  const day = parseDay(text, { timeZone, ...(order && { order }) })
  if (day !== null) return { value: day }
  return { fault: isAmbiguousDay(text) ? 'import.date-ambiguous' : 'field.date' }
}

const readInstant: ReadText = (_, text, { timeZone, order }) => {
  const instant = parseInstant(text, timeZone, order && { order })
  if (instant !== null) return { value: instant.toISOString() }
  return { fault: isAmbiguousDay(text) ? 'import.date-ambiguous' : 'import.instant' }
}

const readJson: ReadText = (_, text) => {
  try {
    return { value: JSON.parse(text) }
  } catch {
    return { fault: 'field.json' }
  }
}

const readPosition: ReadText = (_, text) => {
  const [lat, lng, ...rest] = text
    .normalize('NFKC')
    .split(/[,;\s]+/)
    .filter(Boolean)
    .map(Number)
  const complete = Number.isFinite(lat) && Number.isFinite(lng) && rest.length === 0
  return complete ? { value: { lat, lng } } : { fault: 'field.geo' }
}

const readTags: ReadText = (_, text) => ({ value: splitList(text) })

const readChoices: ReadText = (field, text) => {
  const readings = splitList(text).map((item) => readChoice(field, item))
  return readings.find((r) => 'fault' in r) ?? { value: readings.map((r) => ('value' in r ? r.value : null)) }
}

const writeLabel: WriteCell = (_, value) => labelOf(value)
const writeLabels: WriteCell = (_, value) => joinList((value as unknown[]).map(labelOf))

const forms: Record<FieldKind, { read: ReadText; write: WriteCell }> = {
  text: { read: asIs, write: plain },
  longText: { read: asIs, write: plain },
  richText: { read: asIs, write: plain },
  number: { read: trimmed, write: plain },
  email: { read: trimmed, write: plain },
  phone: { read: trimmed, write: plain },
  url: { read: trimmed, write: plain },
  integer: { read: readInteger, write: writeInteger },
  decimal: { read: readDecimal, write: exact },
  money: { read: readDecimal, write: exact },
  percent: { read: readPercent, write: exact },
  boolean: { read: readBoolean, write: (_, value, form) => writeBoolean(value, form) },
  date: { read: readDate, write: (_, value) => ({ day: String(value) }) },
  instant: { read: readInstant, write: (_, value) => ({ instant: String(value) }) },
  choice: { read: readChoice, write: (field, value, form) => writeChoice(field, String(value), form.language) },
  multiChoice: {
    read: readChoices,
    write: (field, value, form) => joinList((value as string[]).map((v) => writeChoice(field, v, form.language))),
  },
  tags: { read: readTags, write: (_, value) => joinList(value as string[]) },
  ref: { read: readReference, write: writeLabel },
  treeRef: { read: readReference, write: writeLabel },
  refs: { read: readReferences, write: writeLabels },
  target: { read: readTarget, write: writeTarget },
  address: { read: (_, text) => readAddress(text), write: (_, value) => writeAddress(value as Record<string, string>) },
  geo: {
    read: readPosition,
    write: (_, value) => `${(value as { lat: number }).lat}, ${(value as { lng: number }).lng}`,
  },
  attachment: {
    read: () => ({ fault: 'import.not-importable' }),
    write: (_, value) => joinList((value as { name: string }[]).map(({ name }) => name)),
  },
  json: { read: readJson, write: (_, value) => JSON.stringify(value) },
}

/** Reads a cell that is not empty. The value still has to pass the field's schema. */
export function fromText(field: FieldSpec, text: string, form: TextForm): Reading {
  return forms[field.kind].read(field, text, form)
}

/** A field's value, as the API answers it, as a cell of a table. */
export function toCell(field: FieldSpec, value: unknown, form: TextForm): Cell {
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) return null
  // A masked value is text, whatever its kind.
  const isMasked = typeof value === 'string' && ['address', 'geo', 'json', 'target'].includes(field.kind) && field.mask
  return isMasked ? value : forms[field.kind].write(field, value, form)
}
