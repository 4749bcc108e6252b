/** What people do every day across all records. */
import type { JsonSchema, PathItem } from './json-schema.types.ts'
import { listOf, object, operation, pageOf, parameter, pathParameter, queryParameter, schema } from './operation.ts'

const text: JsonSchema = { type: 'string' }
const flag: JsonSchema = { type: 'boolean' }
const id: JsonSchema = { type: 'string', format: 'uuid' }
const instant: JsonSchema = { type: 'string', format: 'date-time' }
const number: JsonSchema = { type: 'integer' }
const ok = object({ ok: flag })
const anything: JsonSchema = { type: 'object' }
const at = [parameter('id')]
const view = object({ id, name: text, entity: text, shared: flag, mine: flag, position: number, config: anything })

export const workPaths: Record<string, PathItem> = {
  '/search': {
    get: operation({
      id: 'search',
      tag: 'work',
      summary: 'Search all kinds of records',
      description:
        'Best first: exact title, title begins so, a word or its initials begin so, contains. Kinds that do not exist or may not be read find nothing.',
      parameters: [
        queryParameter('q', 'Text, pinyin or initials.'),
        queryParameter('entities', 'Names or paths, separated by commas.'),
        parameter('limit'),
      ],
      answer: object({ items: listOf(object({ entity: text, id, label: text, hint: { type: ['string', 'null'] } })) }),
      faults: [400],
    }),
  },
  '/customers/lookup': {
    get: operation({
      id: 'lookUpCustomer',
      tag: 'customers',
      summary: 'Whether a company is already ours: name, owner and state, whoever asks',
      parameters: [queryParameter('q', 'Two characters or more of the name or credit code.')],
      answer: object({
        items: listOf(
          object({
            name: text,
            owner: { oneOf: [schema('Reference'), { type: 'null' }] },
            state: { type: ['string', 'null'] },
          }),
        ),
      }),
      faults: [429],
    }),
  },
  '/undo/{batch}': {
    post: operation({
      id: 'undo',
      tag: 'work',
      summary: 'Take back what one request did, as far as nobody worked on it since',
      parameters: [pathParameter('batch')],
      answer: object({ undone: number, skipped: listOf(anything) }),
      faults: [404],
    }),
  },
  '/trash': {
    get: operation({
      id: 'trash',
      tag: 'work',
      summary: 'The recycle bin: what the caller may bring back, latest first',
      parameters: [
        queryParameter('entity', 'Names or paths, separated by commas.'),
        parameter('limit'),
        parameter('cursor'),
      ],
      answer: pageOf(
        object({
          entity: text,
          id,
          label: text,
          deletedAt: instant,
          deletedBy: { oneOf: [schema('Reference'), { type: 'null' }] },
          purgedAt: instant,
        }),
      ),
    }),
  },
  '/comments/{id}': {
    patch: operation({
      id: 'changeComment',
      tag: 'work',
      summary: 'Change an own comment',
      parameters: at,
      body: object({ body: text }, ['body']),
      answer: schema('TimelineEntry'),
      faults: [400, 403, 404, 422],
    }),
    delete: operation({
      id: 'deleteComment',
      tag: 'work',
      summary: 'Delete an own comment',
      parameters: at,
      answer: ok,
      faults: [403, 404],
    }),
  },
  '/notifications': {
    get: operation({
      id: 'notifications',
      tag: 'work',
      summary: 'Own notices, latest first',
      parameters: [queryParameter('unread', '`1` leaves out what was read.'), parameter('limit'), parameter('cursor')],
      answer: {
        allOf: [
          pageOf(
            object({
              id,
              kind: text,
              title: text,
              body: { type: ['string', 'null'] },
              to: { oneOf: [object({ entity: text, id }), { type: 'null' }] },
              at: instant,
              readAt: { type: ['string', 'null'] },
            }),
          ),
          object({ unread: number, total: schema('Total') }),
        ],
      },
      faults: [400],
    }),
  },
  '/notifications/read': {
    post: operation({
      id: 'readNotifications',
      tag: 'work',
      summary: 'Mark notices as read',
      body: { oneOf: [object({ ids: listOf(id) }, ['ids']), object({ all: { const: true } }, ['all'])] },
      answer: object({ unread: number }),
      faults: [400],
    }),
  },
  '/live': {
    get: operation({
      id: 'live',
      tag: 'work',
      summary: 'Changes as they happen (server-sent events)',
      description:
        'Events: `ready` {refused}, `change` {entity, id?, version?, by?}, `notification` {unread}, `job` {kind, id, done, total, state}, `access` {} (rights have changed: ask for `/meta` again), `ping`. At most 20 connections a person.',
      parameters: [
        queryParameter(
          'watch',
          '`customers` for every change of the kind, `customers/ID` for one record; separated by commas.',
        ),
      ],
      media: 'text/event-stream',
      answer: text,
      faults: [404, 429],
    }),
  },
  '/files': {
    post: operation({
      id: 'uploadFile',
      tag: 'work',
      summary: 'Upload a file, at most 100 MB',
      form: object({ file: { type: 'string', format: 'binary' } }, ['file']),
      status: 201,
      answer: schema('File'),
      faults: [400, 413],
    }),
  },
  '/files/{id}': {
    get: operation({
      id: 'downloadFile',
      tag: 'work',
      summary: 'Read a file; parts by `Range`',
      parameters: at,
      media: 'application/octet-stream',
      answer: { type: 'string', format: 'binary' },
      faults: [404],
    }),
  },
  '/views': {
    get: operation({
      id: 'views',
      tag: 'work',
      summary: 'Own and shared views of lists',
      parameters: [queryParameter('entity', 'Name or path.')],
      answer: object({ items: listOf(view) }),
    }),
    post: operation({
      id: 'createView',
      tag: 'work',
      summary: 'Save a view',
      body: object(
        {
          entity: text,
          name: text,
          shared: flag,
          position: number,
          config: object({
            filter: schema('Filter'),
            search: text,
            sort: text,
            columns: listOf(text),
            layout: { type: 'string', enum: ['list', 'kanban', 'calendar'] },
            groupBy: text,
          }),
        },
        ['entity', 'name'],
      ),
      status: 201,
      answer: view,
      faults: [400, 403],
    }),
  },
  '/views/{id}': {
    patch: operation({
      id: 'changeView',
      tag: 'work',
      summary: 'Change a view',
      parameters: at,
      body: object({ name: text, shared: flag, position: number, config: anything }),
      answer: view,
      faults: [400, 403, 404],
    }),
    delete: operation({
      id: 'deleteView',
      tag: 'work',
      summary: 'Delete a view',
      parameters: at,
      answer: ok,
      faults: [403, 404],
    }),
  },
  '/calendar': {
    get: operation({
      id: 'workingCalendar',
      tag: 'work',
      summary: 'Working days and holidays of the company',
      parameters: [queryParameter('from', 'First day.'), queryParameter('to', 'Last day.')],
      answer: anything,
      faults: [400],
    }),
  },
  '/divisions': {
    get: operation({
      id: 'divisions',
      tag: 'work',
      summary: 'Administrative divisions of China (GB/T 2260)',
      answer: anything,
    }),
  },
}
