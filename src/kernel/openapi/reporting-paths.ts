/** Accounts of BI tools. */
import type { JsonSchema, PathItem } from './json-schema.types.ts'
import { listOf, object, operation, pathParameter, schema } from './operation.ts'

const text: JsonSchema = { type: 'string' }
const flag: JsonSchema = { type: 'boolean' }
const number: JsonSchema = { type: 'integer' }
const maybe: JsonSchema = { type: ['string', 'null'] }
const column = object({ name: text, type: text, label: schema('Label') })

export const reportingPaths: Record<string, PathItem> = {
  '/bi-access': {
    get: operation({
      id: 'biAccess',
      tag: 'administration',
      summary: 'Accounts of BI tools, and the views that they may read',
      answer: object({
        items: listOf(
          object({
            name: text,
            role: text,
            createdAt: maybe,
            createdBy: maybe,
            connections: number,
            department: { oneOf: [schema('Reference'), { type: 'null' }] },
          }),
        ),
        server: object({ host: text, port: number, database: text }),
        views: listOf(
          object({
            name: text,
            label: schema('Label'),
            columns: listOf(column),
            personal: listOf(object({ key: text, label: schema('Label'), allowed: flag })),
          }),
        ),
      }),
      faults: [403],
    }),
    post: operation({
      id: 'createBiAccess',
      tag: 'administration',
      summary: 'Create a read-only database account for a BI tool; its password is told only now',
      body: object(
        {
          name: text,
          department: {
            ...text,
            description: 'Id of a department: the account reads only what is its, with those below',
          },
        },
        ['name'],
      ),
      status: 201,
      answer: object({ role: text, password: text, connection: text, notes: listOf(text) }),
      faults: [400, 403, 409, 422],
    }),
  },
  '/bi-access/personal-fields': {
    put: operation({
      id: 'openPersonalFields',
      tag: 'administration',
      summary: 'Which fields of personal data BI tools may read',
      body: object({ fields: listOf(text) }, ['fields']),
      answer: object({ ok: flag }),
      faults: [400, 403],
    }),
  },
  '/bi-access/{name}': {
    delete: operation({
      id: 'revokeBiAccess',
      tag: 'administration',
      summary: 'Revoke the account of a BI tool and end its connections',
      parameters: [pathParameter('name')],
      answer: object({ ok: flag }),
      faults: [403, 404],
    }),
  },
}
