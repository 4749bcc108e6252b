/** API keys, accounts and rights. */
import type { JsonSchema, PathItem } from './json-schema.types.ts'
import { listOf, object, operation, parameter } from './operation.ts'

const anything: JsonSchema = { type: 'object' }
const at = [parameter('id')]

export const peoplePaths: Record<string, PathItem> = {
  '/api-keys': {
    get: operation({
      id: 'apiKeys',
      tag: 'administration',
      summary: 'Own API keys',
      answer: object({ items: listOf(anything) }),
    }),
    post: operation({
      id: 'createApiKey',
      tag: 'administration',
      summary: 'Make an API key; it is shown this once',
      body: anything,
      status: 201,
      answer: anything,
      faults: [400],
    }),
  },
  '/api-keys/{id}': {
    delete: operation({
      id: 'revokeApiKey',
      tag: 'administration',
      summary: 'Revoke an API key',
      parameters: at,
      answer: anything,
      faults: [404],
    }),
  },
  '/employees/{id}/account': {
    get: operation({
      id: 'account',
      tag: 'employees',
      summary: 'The account of an employee',
      parameters: at,
      answer: anything,
      faults: [403, 404],
    }),
    post: operation({
      id: 'setAccount',
      tag: 'employees',
      summary: 'Give an employee an account or a new password',
      parameters: at,
      body: anything,
      answer: anything,
      faults: [400, 403, 404, 422],
    }),
    delete: operation({
      id: 'removeAccount',
      tag: 'employees',
      summary: 'Take the account away',
      parameters: at,
      answer: anything,
      faults: [403, 404],
    }),
  },
  '/employees/{id}/sign-out': {
    post: operation({
      id: 'signOutEmployee',
      tag: 'employees',
      summary: 'End all sessions of an employee',
      parameters: at,
      answer: anything,
      faults: [403, 404],
    }),
  },
  '/roles/{id}/rights': {
    get: operation({
      id: 'roleRights',
      tag: 'roles',
      summary: 'What a role may do, with the defaults',
      parameters: at,
      answer: anything,
      faults: [403, 404],
    }),
  },
}
