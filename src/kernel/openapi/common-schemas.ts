/** What every path shares: forms of values, pages, errors, parameters. */
import type { ApiDocument, JsonSchema, Parameter } from './json-schema.types.ts'

const id: JsonSchema = { type: 'string', format: 'uuid' }
const text: JsonSchema = { type: 'string' }
const object = (properties: Record<string, JsonSchema>, required = Object.keys(properties)): JsonSchema => ({
  type: 'object',
  properties,
  required,
})
const ref = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` })
const nullable = (schema: JsonSchema): JsonSchema =>
  schema.type ? { ...schema, type: [...[schema.type].flat(), 'null'] } : { oneOf: [schema, { type: 'null' }] }

const filterOps = ['eq', 'ne', 'gt', 'gte', 'lt', 'lte', 'in', 'nin', 'contains', 'starts', 'empty', 'between', 'under']

export const commonSchemas: Record<string, JsonSchema> = {
  Reference: object({ id, label: text }),
  ReferenceInput: {
    oneOf: [id, { type: 'object', properties: { id }, required: ['id'] }],
    description: 'The id, or an object that has it.',
  },
  Target: object({ entity: text, id, label: text }),
  TargetInput: object({ entity: text, id }),
  Address: {
    type: 'object',
    properties: { province: text, city: text, district: text, detail: text },
    description: 'GB/T 2260 codes of 2, 4 and 6 digits, and the rest as text.',
  },
  Position: object({
    lat: { type: 'number', minimum: -90, maximum: 90 },
    lng: { type: 'number', minimum: -180, maximum: 180 },
  }),
  File: object({ id, name: text, size: { type: 'integer' }, mime: text }),
  Label: object({ zh: text, en: text }),
  Filter: {
    description:
      'One condition, or several joined. Fields may step into a reference: `customer.tier`. Values may be `@me`, `@my-department`, `@today`, `@this-month`, ….',
    oneOf: [
      object({ field: text, op: { type: 'string', enum: filterOps }, value: {} }, ['field', 'op']),
      object({ and: { type: 'array', items: ref('Filter') } }),
      object({ or: { type: 'array', items: ref('Filter') } }),
      object({ not: ref('Filter') }),
    ],
  },
  Total: object({ value: { type: 'integer' }, exact: { type: 'boolean', description: 'False beyond 10,000.' } }),
  RecordFacts: object({
    id,
    version: { type: 'integer' },
    label: text,
    createdAt: { type: 'string', format: 'date-time' },
    createdBy: nullable(ref('Reference')),
    updatedAt: { type: 'string', format: 'date-time' },
    updatedBy: nullable(ref('Reference')),
  }),
  Capabilities: object({
    update: { type: 'boolean' },
    delete: { type: 'boolean' },
    transfer: { type: 'boolean' },
    share: { type: 'boolean' },
    actions: { type: 'array', items: text },
  }),
  Violation: object(
    {
      code: text,
      path: { ...text, description: 'Field path; empty for the whole record.' },
      params: { type: 'object' },
      message: text,
    },
    ['code', 'path'],
  ),
  Error: object({ code: text, message: text, violations: { type: 'array', items: ref('Violation') }, requestId: text }),
  FieldChange: object({ field: text, label: ref('Label'), before: {}, after: {} }),
  HistoryEntry: object({
    id,
    at: { type: 'string', format: 'date-time' },
    by: nullable(ref('Reference')),
    reason: nullable(text),
    action: text,
    source: { type: 'string', enum: ['ui', 'api', 'import', 'system', 'demo'] },
    version: { type: 'integer' },
    batch: { ...id, description: 'What `/undo/{batch}` takes back.' },
    changes: { type: 'array', items: ref('FieldChange') },
  }),
  TimelineEntry: object(
    {
      id,
      type: { type: 'string', enum: ['comment', 'change', 'record'] },
      at: { type: 'string', format: 'date-time' },
      by: nullable(ref('Reference')),
      body: text,
      mentions: { type: 'array', items: ref('Reference') },
      editedAt: nullable({ type: 'string', format: 'date-time' }),
      action: text,
      changes: { type: 'array', items: ref('FieldChange') },
      entity: text,
      record: { type: 'object' },
      text,
    },
    ['id', 'type', 'at', 'by'],
  ),
  Share: object({
    employee: ref('Reference'),
    write: { type: 'boolean' },
    expiresOn: nullable({ type: 'string', format: 'date' }),
  }),
  Related: object({ entity: text, field: text, count: { type: 'integer' } }),
  AggregateRow: {
    type: 'object',
    additionalProperties: true,
    description:
      'The groups under their names, references as `{id,label}`; measures under theirs, e.g. `count`, `sum:amount`. Sums and averages are text.',
  },
  KanbanColumn: object({
    value: {},
    label: text,
    count: { type: 'integer' },
    sums: { type: 'object', additionalProperties: text },
    items: { type: 'array', items: { type: 'object' } },
    nextCursor: nullable(text),
  }),
}

const query = (name: string, description: string, schema: JsonSchema = text): Parameter => ({
  name,
  in: 'query',
  description,
  schema,
})

export const commonParameters: Record<string, Parameter> = {
  id: { name: 'id', in: 'path', required: true, description: 'Id of the record.', schema: id },
  filter: query('filter', 'JSON of a `Filter`.'),
  search: query('search', 'Text, pinyin or initials; several words must all match.'),
  sort: query('sort', 'Up to four fields, `-` for descending: `-amount,name`.'),
  limit: query('limit', 'Entries a page.', { type: 'integer', minimum: 1 }),
  cursor: query('cursor', '`nextCursor` of the page before.'),
  fields: query('fields', 'Field paths separated by commas; `customer.tier` steps into a reference.'),
  ifMatch: {
    name: 'If-Match',
    in: 'header',
    description: 'The version that was read; 409 when there is a newer one. `version` in the body does the same.',
    schema: text,
  },
  idempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    description: 'The same key with the same body gets the first answer again, for 24 hours.',
    schema: text,
  },
}

const error = (description: string) => ({ description, content: { 'application/json': { schema: ref('Error') } } })

export const commonResponses: ApiDocument['components']['responses'] = {
  BadRequest: error('The request does not have the right form; every fault is in `violations`.'),
  Unauthenticated: error('Nobody is signed in, or the key is wrong.'),
  Forbidden: error('The caller has not the right to do this.'),
  NotFound: error('There is no such thing, or it is out of the caller’s reach.'),
  Conflict: error('Somebody changed the record in the meantime; `current` has it as it is now.'),
  RuleBroken: error('A business rule says no; see `violations`.'),
  TooLarge: error('Larger than allowed.'),
  TooMany: error('Too many requests; try again later.'),
}
