/** What happened to records, as a stream. */
import type { JsonSchema, PathItem } from './json-schema.types.ts'
import { listOf, object, operation, queryParameter } from './operation.ts'

const text: JsonSchema = { type: 'string' }
const id: JsonSchema = { type: 'string', format: 'uuid' }
const instant: JsonSchema = { type: 'string', format: 'date-time' }

const event = object(
  {
    id,
    type: text,
    at: instant,
    entity: text,
    record: id,
    version: { type: 'integer' },
    action: text,
    actor: { type: ['string', 'null'], format: 'uuid' },
    changed: listOf(text),
  },
  ['id', 'type', 'at', 'entity', 'record', 'version', 'action', 'actor', 'changed'],
)

const sinceParameter = queryParameter(
  'since',
  'The cursor of the last answer; `start` for all that is kept; nothing for what happens from now on.',
)
const typesParameter = queryParameter(
  'types',
  'Separated by commas, such as `customer.created,opportunity.*`; everything when left out.',
)

export const eventPaths: Record<string, PathItem> = {
  '/events': {
    get: operation({
      id: 'listEvents',
      tag: 'webhook-endpoints',
      summary: 'What happened to records since a cursor, in order and each once, as the caller may see it',
      description:
        'Types are `ENTITY.created`, `.updated`, `.deleted` and `.restored`. `changed` names the fields that differ and that the caller sees; read the record for their values.',
      parameters: [
        sinceParameter,
        typesParameter,
        queryParameter('limit', 'At most 200.', { type: 'integer', minimum: 1, maximum: 200 }),
      ],
      answer: object({ items: listOf(event), nextCursor: text, more: { type: 'boolean' } }, [
        'items',
        'nextCursor',
        'more',
      ]),
      faults: [400],
    }),
  },
  '/events/stream': {
    get: operation({
      id: 'streamEvents',
      tag: 'webhook-endpoints',
      summary: 'The same as it happens, as server-sent events',
      description:
        'Each event is named by its type. After some, `cursor` carries the id to go on from, which browsers send back by themselves as `Last-Event-ID`.',
      parameters: [sinceParameter, typesParameter],
      answer: text,
      media: 'text/event-stream',
      faults: [400, 429],
    }),
  },
}
