/** Short ways to write down an operation. */
import type { JsonSchema, Operation, Parameter, Response } from './json-schema.types.ts'

export const schema = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` })
export const parameter = (name: string): { $ref: string } => ({ $ref: `#/components/parameters/${name}` })
export const pathParameter = (name: string): Parameter => ({
  name,
  in: 'path',
  required: true,
  schema: { type: 'string' },
})
export const queryParameter = (name: string, description: string, of: JsonSchema = { type: 'string' }): Parameter => ({
  name,
  in: 'query',
  description,
  schema: of,
})
export const object = (properties: Record<string, JsonSchema>, required: string[] = []): JsonSchema => ({
  type: 'object',
  properties,
  ...(required.length > 0 && { required }),
})
export const listOf = (items: JsonSchema): JsonSchema => ({ type: 'array', items })
export const pageOf = (items: JsonSchema): JsonSchema =>
  object({ items: listOf(items), nextCursor: { type: ['string', 'null'] } }, ['items', 'nextCursor'])

const faults: Record<number, string> = {
  400: 'BadRequest',
  401: 'Unauthenticated',
  403: 'Forbidden',
  404: 'NotFound',
  409: 'Conflict',
  413: 'TooLarge',
  422: 'RuleBroken',
  429: 'TooMany',
}

export interface Outline {
  id: string
  tag: string
  summary: string
  description?: string
  parameters?: Operation['parameters']
  body?: JsonSchema
  bodyExample?: unknown
  /** A form instead of JSON. */
  form?: JsonSchema
  status?: 200 | 201 | 202
  answer?: JsonSchema
  /** Another media type than JSON. */
  media?: string
  headers?: Response['headers']
  faults?: number[]
  /** Answers before anybody is signed in. */
  open?: boolean
}

export function operation(o: Outline): Operation {
  const content: Record<string, { schema: JsonSchema; example?: unknown }> | undefined = o.form
    ? { 'multipart/form-data': { schema: o.form } }
    : o.body
      ? { 'application/json': { schema: o.body, ...(o.bodyExample !== undefined && { example: o.bodyExample }) } }
      : undefined
  const failing = o.open ? (o.faults ?? []) : [401, ...(o.faults ?? [])]
  const responses: Operation['responses'] = {
    [o.status ?? 200]: {
      description: 'Done.',
      ...(o.headers && { headers: o.headers }),
      ...(o.answer && { content: { [o.media ?? 'application/json']: { schema: o.answer } } }),
    },
  }
  for (const status of failing) responses[status] = { $ref: `#/components/responses/${faults[status]}` }
  return {
    operationId: o.id,
    tags: [o.tag],
    summary: o.summary,
    ...(o.description && { description: o.description }),
    ...(o.parameters && { parameters: o.parameters }),
    ...(content && { requestBody: { required: true, content } }),
    responses,
    ...(o.open && { security: [] }),
  }
}
