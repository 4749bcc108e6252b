/** Fields as JSON Schema: what is sent, and what comes back. */
import { z } from 'zod'
import type { FieldSpec } from '../entity/fields.ts'
import { schemaOf } from '../entity/kinds.ts'
import type { FieldKind } from '../entity/meta.types.ts'
import type { JsonSchema } from './json-schema.types.ts'

const component = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` })
const listOf = (items: JsonSchema): JsonSchema => ({ type: 'array', items })
const amount: JsonSchema = { type: 'string', pattern: '^-?\\d+(\\.\\d+)?$' }

/** Form of the value in a record that comes back. */
const answered: Partial<Record<FieldKind, JsonSchema>> = {
  integer: { type: 'integer' },
  decimal: amount,
  money: amount,
  percent: amount,
  boolean: { type: 'boolean' },
  date: { type: 'string', format: 'date' },
  instant: { type: 'string', format: 'date-time' },
  multiChoice: listOf({ type: 'string' }),
  tags: listOf({ type: 'string' }),
  ref: component('Reference'),
  treeRef: component('Reference'),
  refs: listOf(component('Reference')),
  target: component('Target'),
  address: component('Address'),
  geo: component('Position'),
  attachment: listOf(component('File')),
  json: {},
}

const examples: Partial<Record<FieldKind, unknown>> = {
  text: '上海',
  longText: '客户希望月底前看到方案',
  richText: '<p>客户希望月底前看到方案</p>',
  integer: 12,
  decimal: '12.5',
  money: '128000.00',
  percent: '75.00',
  boolean: true,
  date: '2026-03-08',
  instant: '2026-03-08T01:30:00.000Z',
  ref: '0190a5c2-7d4e-7b3a-9f10-5a2f6c1d8e01',
  treeRef: '0190a5c2-7d4e-7b3a-9f10-5a2f6c1d8e01',
  refs: ['0190a5c2-7d4e-7b3a-9f10-5a2f6c1d8e01'],
  email: 'li@example.com',
  phone: '13800001234',
  url: 'https://example.com',
  address: { province: '31', city: '3101', district: '310115', detail: '世纪大道 100 号' },
  geo: { lat: 31.2304, lng: 121.4737 },
  tags: ['重点'],
  number: 'C-2026-00001',
}

/** A value that could be sent. */
export function exampleOf(field: FieldSpec): unknown {
  const [option] = field.options ?? []
  if (field.kind === 'choice') return option?.value ?? 'key'
  if (field.kind === 'multiChoice') return option ? [option.value] : ['key']
  if (field.kind === 'target') return { entity: field.targets?.[0] ?? 'customer', id: examples.ref }
  if (field.kind === 'attachment') return [examples.ref]
  if (field.kind === 'json') return field.default ?? {}
  const most = field.max ?? Number.POSITIVE_INFINITY
  if (field.kind === 'integer') return Math.min(Math.max(examples.integer as number, field.min ?? 0), most)
  if (field.kind === 'decimal' || field.kind === 'money' || field.kind === 'percent')
    return String(Math.min(Number(examples[field.kind]), most))
  if (field.example) return field.example
  // A pattern asks for a key.
  return field.pattern ? 'key-1' : examples[field.kind]
}

export function outputSchema(field: FieldSpec): JsonSchema {
  const form = answered[field.kind] ?? { type: 'string' }
  const known = options(field)
  const shown = known.length > 0 && form.type === 'string' ? { ...form, enum: known } : form
  // A masked value is text of another form, so only the field's own meaning is promised.
  return described(field, field.required || form.type === 'array' ? shown : nullable(shown))
}

export function inputSchema(field: FieldSpec): JsonSchema {
  const { $schema: _, ...fromZod } = z.toJSONSchema(schemaOf(field), {
    io: 'input',
    unrepresentable: 'any',
  }) as JsonSchema & { $schema?: string }
  const form = { ...refined(fromZod, field), ...bounds(field) }
  return {
    ...described(field, field.required ? form : nullable(form)),
    examples: [exampleOf(field)],
    ...(isPlain(field.default) && { default: field.default }),
  }
}

/** `@me` and the like are words for the server, not values. */
const isPlain = (value: unknown): boolean =>
  value !== undefined && !(typeof value === 'string' && value.startsWith('@'))

/** What the schema checks by code, which JSON Schema cannot see. */
function refined(schema: JsonSchema, field: FieldSpec): JsonSchema {
  const known = options(field)
  switch (field.kind) {
    case 'ref':
    case 'treeRef':
      return component('ReferenceInput')
    case 'refs':
    case 'attachment':
      return { ...listOf(component('ReferenceInput')), maxItems: field.max }
    case 'target':
      return component('TargetInput')
    case 'address':
      return component('Address')
    case 'geo':
      return component('Position')
    case 'json':
      return {}
    case 'date':
      return { ...schema, format: 'date' }
    case 'instant':
      return { ...schema, format: 'date-time' }
    case 'email':
      return { ...schema, format: 'email' }
    case 'choice':
      return known.length > 0 ? { ...schema, enum: known } : schema
    case 'multiChoice':
      return known.length > 0 ? { ...schema, items: { type: 'string', enum: known } } : schema
    default:
      return schema
  }
}

const options = (field: FieldSpec): string[] =>
  field.open || field.optionsFrom || (field.kind === 'multiChoice' && !field.options)
    ? []
    : (field.options ?? []).map((o) => o.value)

const texts: readonly FieldKind[] = ['text', 'longText', 'richText', 'email', 'phone', 'url', 'number', 'choice']
const numbers: readonly FieldKind[] = ['integer', 'decimal', 'money', 'percent']

function bounds({ kind, min, max, pattern }: FieldSpec): JsonSchema {
  if (texts.includes(kind)) {
    return {
      ...(max !== undefined && { maxLength: max }),
      ...(min !== undefined && { minLength: min }),
      ...(pattern && { pattern }),
    }
  }
  if (numbers.includes(kind))
    return { ...(min !== undefined && { minimum: min }), ...(max !== undefined && { maximum: max }) }
  return {}
}

function nullable(schema: JsonSchema): JsonSchema {
  if (schema.$ref) return { oneOf: [schema, { type: 'null' }] }
  if (schema.anyOf) return { ...schema, anyOf: [...schema.anyOf, { type: 'null' }] }
  if (schema.type === undefined) return schema
  return { ...schema, type: [...[schema.type].flat(), 'null'], ...(schema.enum && { enum: [...schema.enum, null] }) }
}

const described = (field: FieldSpec, schema: JsonSchema): JsonSchema => ({ ...schema, description: fieldWords(field) })

/** What a field is about, in a few sentences. */
function fieldWords(field: FieldSpec): string {
  const parts = [`${field.label.en} ${field.label.zh}.`]
  if (field.help) parts.push(field.help.en)
  if (field.unit) parts.push(`Unit: ${field.unit.en}.`)
  if (field.ref) parts.push(`Refers to: ${field.ref}.`)
  if (field.targets) parts.push(`Refers to one of: ${field.targets.join(', ')}.`)
  if (field.optionsFrom) parts.push('The keys are records: see /meta.')
  if (field.open) parts.push(`Other words are taken too; known keys: ${keysOf(field)}.`)
  if (field.mask) parts.push('May arrive masked.')
  return parts.join(' ')
}

export function fieldWordsInChinese(field: FieldSpec): string {
  const parts = [`${field.label.zh}。`]
  if (field.help) parts.push(field.help.zh)
  if (field.unit) parts.push(`单位：${field.unit.zh}。`)
  if (field.ref) parts.push(`引用：${field.ref}。`)
  if (field.targets) parts.push(`引用其中之一：${field.targets.join('、')}。`)
  if (field.optionsFrom) parts.push('选项来自记录，见 /meta。')
  if (field.open) parts.push(`也接受其他文字；已有选项：${keysOf(field)}。`)
  if (field.mask) parts.push('可能以掩码返回。')
  return parts.join('')
}

const keysOf = (field: FieldSpec): string => (field.options ?? []).map((o) => o.value).join(', ')
