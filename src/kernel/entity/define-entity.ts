/** `defineEntity`: a kind of record, with its fields, who may see it, how it is shown and what its writes must keep to. */
import type { EntityDimensions } from '../metrics/metrics.types.ts'
import type { Context } from './context.ts'
import type { FieldSpec, ValueOf } from './fields.ts'
import type { Label, ViewMeta, Violation } from './meta.types.ts'

export type Fields = Record<string, FieldSpec>
export type Operation = 'read' | 'create' | 'update' | 'delete' | 'export' | 'import' | 'transfer'
export const operations: readonly Operation[] = ['read', 'create', 'update', 'delete', 'export', 'import', 'transfer']

/**
 * How access to a record is decided.
 * - `owner`: by its owner, department and region, as far as the role's scope reaches. Records that the boolean field `open`
 *   marks are read by everybody who may read any (goals of the whole company).
 * - `via`: through the record it belongs to (whoever may read that may read this), or as its own owner. With `standIns` whoever
 *   handles the owner's approvals while that one is away reads it too.
 * - `company`: any scope but none reaches every record (reference data).
 * - `personal`: only the employee that the field names.
 */
export type EntityScope =
  | { by: 'owner'; owner: string; department?: string; region?: string; open?: string; audience?: Audience }
  | { by: 'via'; through: string; owner?: string; standIns?: true }
  | { by: 'company' }
  | { by: 'personal'; owner: string }

/**
 * Lets owners open single records for reading, to whoever may read records of the kind at all: the choice field says
 * `department` (people of the department in the second field and of those below) or `everyone`; any other value keeps it to the scopes.
 */
export interface Audience {
  field: string
  department: string
}

export interface SystemColumns {
  id: string
  version: number
  createdAt: string
  createdBy: string | null
  updatedAt: string
  updatedBy: string | null
}

/** Exact static type of an entity's stored record. */
export type RowOf<E> =
  E extends EntityDefinition<infer F> ? SystemColumns & { -readonly [K in keyof F]: ValueOf<F[K]> } : never

type StoredRow<F extends Fields> = SystemColumns & { -readonly [K in keyof F]: ValueOf<F[K]> }

export interface RuleInput<F extends Fields> {
  before: StoredRow<F> | null
  after: StoredRow<F>
  /** Names of the fields whose value differs from before. */
  changed: ReadonlySet<string>
  /** Where the write comes from; imports of history are not held to rules about the present. */
  source: WriteSource
  today: string
  now: Date
}

export type WriteSource = 'ui' | 'api' | 'import' | 'system' | 'demo'

export interface EntityOptions<F extends Fields> {
  label: Label
  plural: Label
  about: Label
  /** REST segment; the plural in kebab-case. */
  path: string
  icon: string
  scope: EntityScope
  fields: F
  title: keyof F & string
  sections?: { key: string; label: Label }[]
  list: (keyof F & string)[]
  quick?: (keyof F & string)[]
  highlights?: (keyof F & string)[]
  sort?: string
  /** Pattern of the `number` field, e.g. `C-{yyyy}-{seq:5}`. */
  number?: string
  unique?: { fields: (keyof F & string)[]; error: string; message: Label; where?: string }[]
  /** Additional indexes, as SQL column lists. */
  indexes?: string[]
  views?: ViewMeta[]
  /** `steps`: the choices follow each other, so a record also shows them as a bar. */
  kanban?: { field: keyof F & string; sums: (keyof F & string)[]; card: (keyof F & string)[]; steps?: boolean }
  calendar?: { field: keyof F & string }
  parent?: keyof F & string
  /** Shown on a target's timeline: which field says of what, when, and what. */
  timeline?: { target: keyof F & string; at: keyof F & string; text: keyof F & string; kind?: keyof F & string }
  /** References through which its records stand beside the record they point to; all when left out. */
  beside?: (keyof F & string)[]
  /** By what figures over these records can be split: paths of fields. Department and manager follow from `person`. */
  dimensions?: EntityDimensions
  comments?: boolean
  shareable?: boolean
  settingsOnly?: boolean
  /** Its changes alter what people may see: caches of access are dropped. */
  affectsAccess?: boolean
  /** Not kept in search, trash or menus (technical records). */
  technical?: boolean
  /** `false` keeps it out of the views for BI tools (rights, personal arrangements). */
  reporting?: false
  /** Fills in values that follow from others, before the rules. Runs on every write, several records at once. */
  derive?: (records: DeriveInput<F>[], ctx: Context) => Promise<void> | void
  /** Business rules as pure functions. */
  rules?: ((input: RuleInput<F>) => Violation[])[]
  /** Checks that need to look at other records. */
  guard?: (records: RuleInput<F>[], ctx: Context) => Promise<(Violation[] | undefined)[]>
  /** Why records must not be deleted, besides those that still need them. */
  guardRemoval?: (ids: string[], ctx: Context) => Promise<Violation[]>
  /** Why records must not come back from the recycle bin. */
  guardRestore?: (ids: string[], ctx: Context) => Promise<Violation[]>
  /** After the rows are written, in the same transaction. */
  written?: (records: RuleInput<F>[], ctx: Context) => Promise<void>
}

export interface DeriveInput<F extends Fields> {
  before: StoredRow<F> | null
  /** Change it in place. */
  after: StoredRow<F>
  /** Field names that the caller sent. */
  given: ReadonlySet<string>
  source: WriteSource
  /** Faults found on the way; add to it. */
  violations: Violation[]
}

// biome-ignore lint/suspicious/noExplicitAny: the registry holds definitions of every shape; exact shapes stay at the definition.
export interface EntityDefinition<F extends Fields = any> extends EntityOptions<F> {
  name: string
  /** Table name: the entity's name in snake_case. */
  table: string
}

export const snake = (name: string): string => name.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`).replaceAll('-', '_')

export function defineEntity<const F extends Fields>(name: string, options: EntityOptions<F>): EntityDefinition<F> {
  if (!options.fields[options.title]) throw new Error(`${name}: title field '${options.title}' is not a field`)
  return { ...options, name, table: snake(name) }
}
