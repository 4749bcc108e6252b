/** Events, webhooks and automations. */
import type { JsonSchema, PathItem } from './json-schema.types.ts'
import { listOf, object, operation, parameter, queryParameter, schema } from './operation.ts'

const text: JsonSchema = { type: 'string' }
const anything: JsonSchema = { type: 'object' }
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

export const automationPaths: Record<string, PathItem> = {
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
  '/webhook-endpoints/{id}/secret': {
    post: operation({
      id: 'showWebhookSecret',
      tag: 'webhook-endpoints',
      summary: 'The signing secret, once',
      parameters: [parameter('id')],
      answer: object({ secret: text }, ['secret']),
      faults: [403, 404, 409],
    }),
  },
  '/webhook-endpoints/{id}/rotate-secret': {
    post: operation({
      id: 'rotateWebhookSecret',
      tag: 'webhook-endpoints',
      summary: 'Replace the signing secret; the former one signs beside it for a day, unless `atOnce`',
      parameters: [parameter('id')],
      body: object({ atOnce: { type: 'boolean' } }),
      answer: object({ secret: text, formerUntil: { type: ['string', 'null'], format: 'date-time' } }, [
        'secret',
        'formerUntil',
      ]),
      faults: [403, 404],
    }),
  },
  '/webhook-endpoints/{id}/test': {
    post: operation({
      id: 'testWebhook',
      tag: 'webhook-endpoints',
      summary: 'Send a `ping` now and say what came back',
      parameters: [parameter('id')],
      answer: anything,
      faults: [403, 404],
    }),
  },
  '/webhook-endpoints/{id}/replay': {
    post: operation({
      id: 'replayWebhook',
      tag: 'webhook-endpoints',
      summary: 'Send messages again: some by id, or what failed since an instant (`all`: delivered ones too)',
      parameters: [parameter('id')],
      body: object({ ids: listOf(id), since: instant, all: { type: 'boolean' } }),
      answer: object({ count: { type: 'integer' } }, ['count']),
      faults: [400, 403, 404],
    }),
  },
  '/automation-rules/test': {
    post: operation({
      id: 'testAutomation',
      tag: 'automation-rules',
      summary: 'What a rule would do to a record; everything is taken back',
      description: '`record` is the id of a record of the rule’s kind; a schedule without records needs none.',
      body: schema('AutomationRuleInput'),
      answer: object({ state: text, effects: listOf(anything), fault: { type: ['string', 'null'] } }, [
        'state',
        'effects',
        'fault',
      ]),
      faults: [400, 403],
    }),
  },
  '/automation-runs/run-again': {
    post: operation({
      id: 'runAutomationsAgain',
      tag: 'automation-rules',
      summary: 'Give failed or stopped runs another go',
      body: object({ ids: listOf(id) }, ['ids']),
      answer: object({ count: { type: 'integer' } }, ['count']),
      faults: [400, 403],
    }),
  },
}
