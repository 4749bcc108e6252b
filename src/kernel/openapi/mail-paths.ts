/** Outgoing mail. */
import type { JsonSchema, PathItem } from './json-schema.types.ts'
import { listOf, object, operation, parameter, queryParameter } from './operation.ts'

const anything: JsonSchema = { type: 'object' }
const text: JsonSchema = { type: 'string' }

const settings = object(
  {
    host: text,
    port: { type: 'integer' },
    security: { type: 'string', enum: ['tls', 'starttls', 'none'] },
    user: { type: ['string', 'null'] },
    password: { type: ['string', 'null'], description: 'Left out or null keeps the one that is kept.' },
    senderAddress: text,
    senderName: text,
  },
  ['host', 'port', 'security', 'senderAddress'],
)

export const mailPaths: Record<string, PathItem> = {
  '/mail/settings': {
    get: operation({
      id: 'mailSettings',
      tag: 'administration',
      summary: 'The mail server in force, never its password',
      answer: anything,
      faults: [403],
    }),
    put: operation({
      id: 'setMailSettings',
      tag: 'administration',
      summary: 'Set the mail server',
      body: settings,
      answer: anything,
      faults: [400, 403, 409],
    }),
    delete: operation({
      id: 'removeMailSettings',
      tag: 'administration',
      summary: 'Stop sending mail',
      answer: anything,
      faults: [403, 409],
    }),
  },
  '/mail/test': {
    post: operation({
      id: 'testMail',
      tag: 'administration',
      summary: 'Send a test mail to oneself and say what happened',
      description: 'With settings in the body they are tried without being kept; with an empty body those in force.',
      body: anything,
      answer: object({ sent: { type: 'boolean' }, to: text, code: text, message: text, response: text }),
      faults: [400, 403, 409],
    }),
  },
  '/mail/messages': {
    get: operation({
      id: 'mailMessages',
      tag: 'administration',
      summary: 'Mails that wait, went out, or could not',
      parameters: [
        queryParameter('state', '`queued`, `sending`, `sent`, `dead` or `unsure`.'),
        parameter('cursor'),
        parameter('limit'),
      ],
      answer: object({ items: listOf(anything), nextCursor: { type: ['string', 'null'] }, counts: anything }),
      faults: [400, 403],
    }),
  },
  '/mail/messages/{id}/resend': {
    post: operation({
      id: 'resendMail',
      tag: 'administration',
      summary: 'Send a mail that did not go out once more',
      parameters: [parameter('id')],
      answer: object({ state: text }),
      faults: [403, 404, 409],
    }),
  },
}
