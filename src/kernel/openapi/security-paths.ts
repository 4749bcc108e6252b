/** Integrity of the change history, and single sign-on. */
import type { JsonSchema, PathItem } from './json-schema.types.ts'
import { listOf, object, operation } from './operation.ts'

const text: JsonSchema = { type: 'string' }
const number: JsonSchema = { type: 'integer' }
const instant: JsonSchema = { type: ['string', 'null'], format: 'date-time' }
const anything: JsonSchema = { type: 'object' }

const problem = object({
  fault: {
    type: 'string',
    enum: [
      'altered',
      'missing',
      'inserted',
      'outside',
      'forged',
      'other-key',
      'seal-missing',
      'broken-chain',
      'cut-off',
    ],
  },
  seal: { type: ['integer', 'null'] },
  firstAt: instant,
  lastAt: instant,
  count: number,
  entries: listOf(anything),
})

const flag: JsonSchema = { type: 'boolean' }
const words = object({ zh: text, en: text })
const singleSignOn = {
  enabled: flag,
  issuer: text,
  clientId: text,
  label: words,
  domains: listOf(text),
  only: flag,
  emailClaim: text,
  trustAddresses: flag,
  createAccounts: flag,
}
const shownSingleSignOn = object({ ...singleSignOn, hasSecret: flag, callback: text })

export const securityPaths: Record<string, PathItem> = {
  '/audit-integrity': {
    get: operation({
      id: 'auditIntegrity',
      tag: 'administration',
      summary: 'How far the change history is sealed, and what the last nightly check found',
      answer: object({
        last: object({ number, sealedAt: text, hash: text, lastAt: text, toPosition: number }),
        rows: number,
        waiting: object({ count: number, oldestAt: instant }),
        lastCheck: anything,
        removals: listOf(anything),
      }),
      faults: [403],
    }),
  },
  '/audit-integrity/verify': {
    post: operation({
      id: 'verifyAuditIntegrity',
      tag: 'administration',
      summary: 'Check the seals of the change history for about two seconds',
      description: 'Goes on with `{"from": next}` until `next` is null.',
      body: object({ from: number }),
      answer: object({ seals: number, rows: number, problems: listOf(problem), next: { type: ['integer', 'null'] } }),
      faults: [400, 403],
    }),
  },
  '/sign-in-options': {
    get: operation({
      id: 'signInOptions',
      tag: 'start',
      summary: 'What the sign-in page offers besides passwords',
      answer: object({ singleSignOn: { type: ['object', 'null'], properties: { label: words, only: flag } } }),
      open: true,
    }),
  },
  '/single-sign-on': {
    get: operation({
      id: 'singleSignOn',
      tag: 'administration',
      summary: 'Single sign-on, without the client secret',
      answer: shownSingleSignOn,
      faults: [403],
    }),
    put: operation({
      id: 'setSingleSignOn',
      tag: 'administration',
      summary: 'Set single sign-on up; the provider is asked whether it fits',
      description: 'Without `clientSecret` the stored one stays, as long as issuer and client id do.',
      body: object({ ...singleSignOn, clientSecret: text }),
      answer: shownSingleSignOn,
      faults: [400, 403, 422],
    }),
    delete: operation({
      id: 'removeSingleSignOn',
      tag: 'administration',
      summary: 'Turn single sign-on off and forget its settings',
      answer: shownSingleSignOn,
      faults: [403],
    }),
  },
}
