/** Secrets, tests and replays of endpoints. */
import type { JsonSchema, PathItem } from '#kernel/openapi/json-schema.types.ts'
import { listOf, object, operation, parameter } from '#kernel/openapi/operation.ts'

const text: JsonSchema = { type: 'string' }
const anything: JsonSchema = { type: 'object' }
const id: JsonSchema = { type: 'string', format: 'uuid' }
const instant: JsonSchema = { type: 'string', format: 'date-time' }

export const webhookPaths: Record<string, PathItem> = {
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
}

/** The Chinese of the texts above. */
export const webhookPathTexts: Record<string, string> = {
  'The signing secret, once': '签名密钥，只显示一次',
  'Replace the signing secret; the former one signs beside it for a day, unless `atOnce`':
    '更换签名密钥；旧密钥一天内同时签名，`atOnce` 时立即失效',
  'Send a `ping` now and say what came back': '立即发送 `ping`，并返回对方的回应',
  'Send messages again: some by id, or what failed since an instant (`all`: delivered ones too)':
    '重发消息：按编号，或某个时间以来未送达的（`all`：已送达的也重发）',
}
