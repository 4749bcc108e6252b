/** The paths around one record: history, timeline, comments, shares, … */
import type { EntityDefinition } from '../entity/define.ts'
import { aRecord } from './general-words.ts'
import type { JsonSchema, PathItem } from './json-schema.types.ts'
import { listOf, object, operation, pageOf, parameter, pathParameter, queryParameter, schema } from './operation.ts'

export function recordPaths(
  entity: EntityDefinition,
  name: string,
  tag: string,
  base: string,
  record: JsonSchema,
): Record<string, PathItem> {
  const aOne = aRecord(entity)
  const at = [parameter('id')]
  const paged = [...at, parameter('limit'), parameter('cursor')]
  return {
    [`${base}/{id}/restore`]: {
      post: operation({
        id: `restore${name}`,
        tag,
        summary: `Bring ${aOne} back from the recycle bin`,
        parameters: at,
        answer: record,
        faults: [404, 422],
      }),
    },
    [`${base}/{id}/related`]: {
      get: operation({
        id: `related${name}`,
        tag,
        summary: 'How many records of other kinds point here',
        parameters: at,
        answer: object({ items: listOf(schema('Related')) }),
        faults: [404],
      }),
    },
    [`${base}/{id}/history`]: {
      get: operation({
        id: `history${name}`,
        tag,
        summary: 'Who changed what, newest first',
        parameters: [...paged, queryParameter('trashed', '`1` for a record in the recycle bin.')],
        answer: pageOf(schema('HistoryEntry')),
        faults: [400, 404],
      }),
    },
    [`${base}/{id}/timeline`]: {
      get: operation({
        id: `timeline${name}`,
        tag,
        summary: 'Comments, changes and records about it, newest first',
        parameters: [
          ...paged,
          queryParameter('types', '`comment`, `change` or entity names, separated by commas; all when left out.'),
        ],
        answer: pageOf(schema('TimelineEntry')),
        faults: [400, 404],
      }),
    },
    [`${base}/{id}/reveal`]: {
      post: operation({
        id: `reveal${name}`,
        tag,
        summary: 'Read one masked value in full; it is logged',
        parameters: at,
        body: object({ field: { type: 'string' } }, ['field']),
        answer: object({ value: {} }),
        faults: [400, 403, 404],
      }),
    },
    ...(entity.comments && {
      [`${base}/{id}/comments`]: {
        post: operation({
          id: `comment${name}`,
          tag,
          summary: `Comment on ${aOne}`,
          description: 'People are mentioned as `@[name](employee id)` and told.',
          parameters: [...at, parameter('idempotencyKey')],
          body: object({ body: { type: 'string', maxLength: 5000 } }, ['body']),
          status: 201,
          answer: schema('TimelineEntry'),
          faults: [400, 404, 422],
        }),
      },
    }),
    ...(entity.shareable && {
      [`${base}/{id}/shares`]: {
        get: operation({
          id: `shares${name}`,
          tag,
          summary: 'Who else sees it',
          parameters: at,
          answer: object({ items: listOf(schema('Share')) }),
          faults: [403, 404],
        }),
        post: operation({
          id: `share${name}`,
          tag,
          summary: 'Share it with one person, or change how',
          parameters: at,
          body: object(
            {
              employee: schema('ReferenceInput'),
              write: { type: 'boolean', default: false },
              expiresOn: { type: ['string', 'null'], format: 'date' },
            },
            ['employee'],
          ),
          status: 201,
          answer: schema('Share'),
          faults: [400, 403, 404, 422],
        }),
      },
      [`${base}/{id}/shares/{employee}`]: {
        delete: operation({
          id: `unshare${name}`,
          tag,
          summary: 'Stop sharing with a person',
          parameters: [...at, pathParameter('employee')],
          answer: object({ ok: { type: 'boolean' } }),
          faults: [403, 404],
        }),
      },
    }),
    ...(entity.scope.by === 'owner' && {
      [`${base}/{id}/transfer`]: {
        post: operation({
          id: `transfer${name}`,
          tag,
          summary: `Give ${aOne} to another owner`,
          parameters: [...at, parameter('ifMatch')],
          body: object(
            {
              owner: schema('ReferenceInput'),
              note: { type: 'string', maxLength: 1000 },
              version: { type: 'integer' },
            },
            ['owner'],
          ),
          answer: record,
          faults: [400, 403, 404, 409],
        }),
      },
    }),
  }
}
