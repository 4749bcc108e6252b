/**
 * What each field kind is on the server: how it is stored, which values it takes, how it may be filtered.
 * A new kind is one entry here and one file in `#kernel/ui/fields`.
 */
import { Decimal } from 'decimal.js'
import { z } from 'zod'
import { snake } from './define.ts'
import type { FieldSpec } from './fields.ts'
import type { FieldKind, FilterOp } from './meta.types.ts'
import { cleanRichText } from './rich-text.ts'

export interface Kind {
  /** PostgreSQL type of the column. */
  sqlType: (f: FieldSpec) => string
  /** Column suffixes: most kinds have one column. */
  columns: (name: string) => string[]
  schema: (f: FieldSpec) => z.ZodType
  operators: FilterOp[]
  sortable: boolean
  groupable: boolean
  summable: boolean
}

const equality: FilterOp[] = ['eq', 'ne', 'in', 'nin', 'empty']
const ordered: FilterOp[] = [...equality, 'gt', 'gte', 'lt', 'lte', 'between']
const textual: FilterOp[] = [...equality, 'contains', 'starts', 'gt', 'gte', 'lt', 'lte', 'between']
const single = (name: string) => [snake(name)]

/** PostgreSQL cannot store U+0000 or a lone surrogate; everything else comes back unchanged. */
const storable = (value: string) => !value.includes('\u0000') && value.isWellFormed()

const string = (f: FieldSpec) =>
  z
    .string({ error: 'field.text' })
    .refine(storable, 'field.invalid-character')
    .refine((v) => f.max === undefined || v.length <= f.max, 'field.too-long')
    .refine((v) => f.min === undefined || v.length >= f.min, 'field.too-short')
    .refine((v) => !f.pattern || new RegExp(f.pattern, 'u').test(v), 'field.pattern')

/** Decimal text, rounded half-up to the field's scale; numbers are taken too, floats never kept. */
const decimalText = (f: FieldSpec, digits: number) =>
  z
    .union([z.string(), z.number()], { error: 'field.number' })
    .transform((v) => String(v).trim())
    .refine((v) => /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,2})?$/i.test(v), { error: 'field.number', abort: true })
    .transform((v) => new Decimal(v).toDecimalPlaces(f.scale ?? 2, Decimal.ROUND_HALF_UP))
    .refine(
      (v) => v.precision(true) - (f.scale ?? 2) <= digits && v.abs().lt(new Decimal(10).pow(digits)),
      'field.too-big',
    )
    .refine((v) => f.min === undefined || v.gte(f.min), 'field.too-small')
    .refine((v) => f.max === undefined || v.lte(f.max), 'field.too-big')
    .transform((v) => v.toFixed(f.scale ?? 2))

const isRealDay = (day: string) => {
  const parsed = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(day)
}

const day = () =>
  z
    .string({ error: 'field.date' })
    .regex(/^\d{4}-\d{2}-\d{2}$/, { error: 'field.date', abort: true })
    .refine(isRealDay, 'field.date')

const id = z.preprocess(
  (v) => (v !== null && typeof v === 'object' && 'id' in v ? v.id : v),
  z.string({ error: 'field.reference' }).regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, 'field.reference'),
)

const unique = <T>(values: T[]) => [...new Set(values)]

const oneOf = (f: FieldSpec) =>
  string(f).refine(
    (v) => f.open || f.optionsFrom !== undefined || !f.options || f.options.some((o) => o.value === v),
    'field.choice',
  )

const asText = (schema: Kind['schema'], operators = textual, extra: Partial<Kind> = {}): Kind => ({
  sqlType: () => 'text',
  columns: single,
  schema,
  operators,
  sortable: true,
  groupable: false,
  summable: false,
  ...extra,
})

const numeric = (precision: number, extra: Partial<Kind> = {}): Kind => ({
  sqlType: (f) => `numeric(${precision},${f.scale ?? 2})`,
  columns: single,
  schema: (f) => decimalText(f, precision - (f.scale ?? 2)),
  operators: ordered,
  sortable: true,
  groupable: false,
  summable: true,
  ...extra,
})

const plain = (sqlType: string, schema: Kind['schema'], operators: FilterOp[], extra: Partial<Kind> = {}): Kind => ({
  sqlType: () => sqlType,
  columns: single,
  schema,
  operators,
  sortable: false,
  groupable: false,
  summable: false,
  ...extra,
})

const reference: Kind = plain('uuid', () => id, [...equality, 'under'], {
  columns: (name) => [`${snake(name)}_id`],
  sortable: true,
  groupable: true,
})

const list = (item: z.ZodType, max = 500) =>
  z.array(item, { error: 'field.list' }).max(max, 'field.too-many').transform(unique)

export const kinds: Record<FieldKind, Kind> = {
  text: asText(string, textual, { groupable: true }),
  longText: asText(string, ['contains', 'empty'], { sortable: false }),
  richText: asText((f) => string(f).transform(cleanRichText), ['contains', 'empty'], { sortable: false }),
  number: asText((f) => string(f).refine((v) => v.trim() !== '', 'field.required')),
  integer: plain(
    'bigint',
    (f) =>
      z
        .union(
          [
            z.number(),
            z
              .string()
              .regex(/^[+-]?\d+$/, 'field.integer')
              .transform(Number),
          ],
          { error: 'field.integer' },
        )
        .refine((v) => Number.isSafeInteger(v), 'field.integer')
        .refine((v) => f.min === undefined || v >= f.min, 'field.too-small')
        .refine((v) => f.max === undefined || v <= f.max, 'field.too-big'),
    ordered,
    { sortable: true, groupable: true, summable: true },
  ),
  decimal: numeric(24),
  money: numeric(18),
  percent: numeric(9),
  boolean: plain('boolean', () => z.boolean({ error: 'field.boolean' }), ['eq', 'ne', 'empty'], {
    sortable: true,
    groupable: true,
  }),
  date: plain('date', day, ordered, { sortable: true, groupable: true }),
  instant: plain(
    'timestamptz',
    () =>
      z
        .string({ error: 'field.instant' })
        .refine((v) => /^\d{4}-\d{2}-\d{2}T/.test(v) && !Number.isNaN(Date.parse(v)), {
          error: 'field.instant',
          abort: true,
        })
        .transform((v) => new Date(v).toISOString()),
    ordered,
    { sortable: true, groupable: true },
  ),
  choice: asText(oneOf, [...equality, 'contains'], { groupable: true }),
  multiChoice: plain('text[]', (f) => list(oneOf(f), f.max), ['eq', 'in', 'nin', 'contains', 'empty']),
  tags: plain('text[]', (f) => list(string({ ...f, max: 50 }), f.max), ['eq', 'in', 'nin', 'contains', 'empty']),
  ref: reference,
  treeRef: reference,
  refs: plain('uuid[]', (f) => list(id, f.max), ['eq', 'in', 'nin', 'contains', 'empty', 'under'], {
    columns: (name) => [`${snake(name)}_ids`],
  }),
  attachment: plain('uuid[]', (f) => list(id, f.max), ['empty'], { columns: (name) => [`${snake(name)}_ids`] }),
  target: plain(
    'uuid',
    (f) =>
      z
        .object(
          { entity: z.string().refine((e) => f.targets?.includes(e) ?? true, 'field.target'), id },
          { error: 'field.target' },
        )
        .transform(({ entity, id }) => ({ entity, id: id as string })),
    ['eq', 'in', 'empty'],
    { columns: (name) => [`${snake(name)}_entity`, `${snake(name)}_id`] },
  ),
  email: asText((f) =>
    string(f)
      .transform((v) => v.trim())
      .refine((v) => /^[^\s@<>"]+@[^\s@<>".]+(\.[^\s@<>".]+)+$/u.test(v), 'field.email'),
  ),
  phone: asText((f) =>
    string(f).refine(
      (v) => /^[+(（\d][\d\s\-–()（）.#*,;转a-z:]*$/iu.test(v) && /(\d\D*){5,20}/.test(v),
      'field.phone',
    ),
  ),
  url: asText((f) =>
    string(f)
      .transform((v) => v.trim())
      .refine((v) => /^(https?:\/\/)?[^\s/:@]+(\.[^\s/:@]+)*(:\d+)?([/?#]\S*)?$/iu.test(v), 'field.url'),
  ),
  address: plain('jsonb', () => {
    const part = z.string().max(500, 'field.too-long').refine(storable, 'field.invalid-character').nullish()
    return z
      .object({ province: part, city: part, district: part, detail: part }, { error: 'field.address' })
      .transform((v) => Object.fromEntries(Object.entries(v).filter(([, x]) => x)))
  }, ['contains', 'empty']),
  geo: plain(
    'jsonb',
    () =>
      z.object(
        {
          lat: z.number().min(-90, 'field.geo').max(90, 'field.geo'),
          lng: z.number().min(-180, 'field.geo').max(180, 'field.geo'),
        },
        { error: 'field.geo' },
      ),
    ['empty'],
  ),
  json: plain(
    'jsonb',
    () =>
      z
        .json({ error: 'field.json' })
        .refine(
          (v) => storable(JSON.stringify(v)) && !JSON.stringify(v).includes('\\u0000'),
          'field.invalid-character',
        ),
    ['empty'],
  ),
}

export const kindOf = (f: FieldSpec): Kind => kinds[f.kind]

const schemas = new WeakMap<FieldSpec, z.ZodType>()

/** The field's schema for a value that is present (null is decided by `required`). */
export function schemaOf(f: FieldSpec): z.ZodType {
  let schema = schemas.get(f)
  if (!schema) {
    schema = kindOf(f).schema(f)
    schemas.set(f, schema)
  }
  return schema
}
