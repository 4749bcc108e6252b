/**
 * Field builders: everything a consumer needs to know of a field is an attribute here.
 * What a kind does on the server (column, parsing, SQL, text form) is in `kinds.ts`;
 * how it looks is in `#kernel/ui/fields`.
 */
import type { ChoiceOption, FieldKind, Label } from './meta.types.ts'

/** Who may set a field: anyone with write access, only on create, only actions, or nobody (the server computes it). */
export type WriteMode = 'always' | 'create' | 'action-only' | 'never'

/** Default of a new record: a plain value, or `@me`, `@today`, `@now`, `@my-department`. */
export type FieldDefault = string | number | boolean | readonly string[] | Record<string, unknown>

export interface FieldOptions {
  label: Label
  help?: Label
  required?: boolean
  write?: WriteMode
  /** The value is part of the record's search text. */
  search?: boolean
  /** Keep a b-tree index for filtering and sorting. */
  index?: boolean
  /** Personal data: exported and erased on request, masked by roles. */
  pii?: boolean
  /** Roles without the `reveal` right see it masked. */
  mask?: boolean
  section?: string
  default?: FieldDefault
  unit?: Label
  /** Tells another field's value: it is never more open to a role than that field. */
  follows?: string
  /** `false` for prices, rates and years: their sum means nothing, so lists show none. */
  additive?: boolean
}

/** `Kind` is told exactly only for kinds that the API shows in another form than they are stored in. */
export interface FieldSpec<Value = unknown, Required extends boolean = boolean, Kind extends FieldKind = FieldKind>
  extends FieldOptions {
  kind: Kind
  required: Required
  write: WriteMode
  section: string
  options?: readonly ChoiceOption[]
  /** Name of a provider that supplies options at run time (stages, roles). */
  optionsFrom?: string
  open?: boolean
  /** Code relies on these options: administrators may rename them, not add or remove any. */
  fixed?: boolean
  ref?: string
  targets?: readonly string[]
  /** The targets are the entities that modules offer under this name; `records` are all that are not technical. */
  targetsFrom?: 'deliverables' | 'records'
  onDelete?: 'restrict' | 'cascade' | 'set-null'
  max?: number
  min?: number
  scale?: number
  currencyField?: string
  /** Field of the same record that holds this amount in the company's currency: sums are made of it. */
  baseField?: string
  pattern?: string
  example?: string
  /** SQL of a computed field; `t` is the alias of the record's table. */
  sql?: (t: string) => string
  /** Other records' fields that a computed field looks at, as paths through a reference of the record. */
  reads?: readonly string[]
  custom?: boolean
  /** Phantom: carries the static type of the value. */
  readonly _value?: Value
}

/** Static type of a field's stored value: never null when required. */
export type ValueOf<F> = F extends FieldSpec<infer V, infer R> ? (R extends true ? V : V | null) : never

type Opt = FieldOptions
type Req<O> = O extends { required: true } ? true : false

function field<V, O extends Opt, K extends FieldKind = FieldKind>(
  kind: K,
  options: O,
  extra: Partial<FieldSpec> = {},
): FieldSpec<V, Req<O>, K> {
  return {
    write: 'always',
    section: 'main',
    ...options,
    ...extra,
    kind,
    required: (options.required ?? false) as Req<O>,
  } as FieldSpec<V, Req<O>, K>
}

/** `example`: a value that fits the pattern, for the API description. */
type TextOptions = Opt & { max?: number; min?: number; pattern?: string; example?: string }

export const text = <O extends TextOptions>(o: O) => field<string, O>('text', o, { max: o.max ?? 200 })
export const requiredText = <O extends TextOptions>(o: O) =>
  field<string, O & { required: true }>('text', { ...o, required: true }, { max: o.max ?? 200 })
export const longText = <O extends TextOptions>(o: O) => field<string, O>('longText', o, { max: o.max ?? 20_000 })
export const richText = <O extends TextOptions>(o: O) => field<string, O>('richText', o, { max: o.max ?? 200_000 })

type NumberOptions = Opt & { min?: number; max?: number }

export const integer = <O extends NumberOptions>(o: O) => field<number, O>('integer', o)
export const decimal = <O extends NumberOptions & { scale?: number }>(o: O) =>
  field<string, O>('decimal', o, { scale: o.scale ?? 6 })
/** An amount with two places; `currencyField` names the record's currency, else it is the company's. */
export const money = <O extends NumberOptions & { scale?: number; currencyField?: string; baseField?: string }>(o: O) =>
  field<string, O>('money', o, { scale: o.scale ?? 2 })
/** Percentage points: '75' is 75 %. */
export const percent = <O extends NumberOptions & { scale?: number }>(o: O) =>
  field<string, O>('percent', o, { scale: o.scale ?? 2 })
export const boolean = <O extends Opt>(o: O) => field<boolean, O>('boolean', o)
export const date = <O extends Opt>(o: O) => field<string, O>('date', o)
export const instant = <O extends Opt>(o: O) => field<string, O>('instant', o)

type ChoiceOptions = Opt & { open?: boolean; fixed?: boolean; optionsFrom?: string; max?: number }

export const choice = <const C extends readonly ChoiceOption[], O extends ChoiceOptions>(options: C, o: O) =>
  field<O extends { open: true } | { optionsFrom: string } ? string : C[number]['value'], O>('choice', o, {
    options,
    index: o.index ?? true,
    max: 100,
  })
export const multiChoice = <const C extends readonly ChoiceOption[], O extends ChoiceOptions>(options: C, o: O) =>
  field<string[], O, 'multiChoice'>('multiChoice', o, { options, max: o.max ?? 100 })

type RefOptions = Opt & { onDelete?: 'restrict' | 'cascade' | 'set-null' }

/** A record id. References go by entity name, so modules need no import of each other. */
export const ref = <O extends RefOptions>(entity: string, o: O) =>
  field<string, O, 'ref'>('ref', o, { ref: entity, index: o.index ?? true })
export const treeRef = <O extends RefOptions>(entity: string, o: O) =>
  field<string, O, 'treeRef'>('treeRef', o, { ref: entity, index: o.index ?? true })
export const refs = <O extends Opt>(entity: string, o: O) =>
  field<string[], O, 'refs'>('refs', o, { ref: entity, max: 500 })

/** A reference to a record of one of several entities. */
export interface Target {
  entity: string
  id: string
}
export const target = <O extends Opt>(targets: readonly string[], o: O) =>
  field<Target, O, 'target'>('target', o, { targets, index: true })

/** A record of any entity that a module offers as a deliverable. */
export const deliverable = <O extends Opt>(o: O) =>
  field<Target, O, 'target'>('target', o, { targets: [], targetsFrom: 'deliverables', index: true })

/** A record of any entity that people work with. */
export const anyRecord = <O extends Opt>(o: O) =>
  field<Target, O, 'target'>('target', o, { targets: [], targetsFrom: 'records', index: true })

export const email = <O extends Opt>(o: O) => field<string, O>('email', o, { max: 254 })
export const phone = <O extends Opt>(o: O) => field<string, O>('phone', o, { max: 40 })
export const url = <O extends Opt>(o: O) => field<string, O>('url', o, { max: 2000 })

/** GB/T 2260 division codes (province 2, city 4, district 6 digits) and the rest as text. */
export interface Address {
  province?: string
  city?: string
  district?: string
  detail?: string
}
export const address = <O extends Opt>(o: O) => field<Address, O>('address', o)

/** WGS 84 degrees. */
export interface GeoPoint {
  lat: number
  lng: number
}
export const geo = <O extends Opt>(o: O) => field<GeoPoint, O>('geo', o)
export const tags = <O extends Opt>(o: O) => field<string[], O, 'tags'>('tags', o, { max: 50 })
export const attachment = <O extends Opt>(o: O) => field<string[], O, 'attachment'>('attachment', o, { max: 50 })
export const json = <O extends Opt, V = unknown>(o: O) => field<V, O>('json', o)
/** A human number by the entity's numbering rule; may be given on create, else it is drawn. */
export const number = <O extends Opt>(o: O) => field<string, O>('number', { ...o, write: 'create' }, { max: 64 })

/** Worked out by the database from the record (`t` is its alias); never written. */
export const computed = <V = string, K extends FieldKind = FieldKind>(
  kind: K,
  o: Opt & {
    sql: (t: string) => string
    reads?: readonly string[]
    ref?: string
    scale?: number
    options?: readonly ChoiceOption[]
  },
) => field<V, Opt, K>(kind, { ...o, write: 'never', index: false }, { sql: o.sql })
