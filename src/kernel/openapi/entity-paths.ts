/** The paths every entity has, from its definition. */
import type { EntityDefinition, Fields } from '../entity/define.ts'
import type { Registry } from '../entity/registry.ts'
import { exampleOf, inputSchema, outputSchema } from './field-schema.ts'
import type { JsonSchema, PathItem } from './json-schema.types.ts'
import { listOf, object, operation, pageOf, parameter, pathParameter, queryParameter, schema } from './operation.ts'

/** `follow-up` -> `FollowUp`. */
export const schemaName = (entity: EntityDefinition): string => entity.name.replace(/(^|-)([a-z])/g, (_, _dash, letter: string) => letter.toUpperCase())

const isSent = (field: Fields[string], on: 'create' | 'update'): boolean =>
  !field.sql && (field.write === 'always' || (field.write === 'create' && on === 'create'))

export function entitySchemas(entity: EntityDefinition, all: Fields): Record<string, JsonSchema> {
  const name = schemaName(entity)
  const fields = Object.entries(all).filter(([, field]) => field.section !== 'system')
  const sent = (on: 'create' | 'update') => Object.fromEntries(fields.filter(([, f]) => isSent(f, on)).map(([n, f]) => [n, inputSchema(f)]))
  const needed = fields.filter(([, f]) => isSent(f, 'create') && f.required && f.default === undefined && f.kind !== 'number').map(([n]) => n)
  const description = `${entity.label.en} ${entity.label.zh}. ${entity.about.en}`
  return {
    [name]: {
      description,
      allOf: [schema('RecordFacts'), object(Object.fromEntries(fields.map(([n, f]) => [n, outputSchema(f)])))],
    },
    [`${name}Input`]: { ...object(sent('create'), needed), description, additionalProperties: false },
    [`${name}Change`]: {
      ...object({ version: { type: 'integer', description: 'The version that was read.' }, ...sent('update') }),
      description,
      additionalProperties: false,
    },
  }
}

function exampleRecord(entity: EntityDefinition, all: Fields): Record<string, unknown> {
  const names = (entity.quick ?? entity.list) as string[]
  return Object.fromEntries(names.flatMap((n) => (all[n] && isSent(all[n], 'create') ? [[n, exampleOf(all[n])]] : [])))
}

export function entityPaths(registry: Registry, entity: EntityDefinition, fields: Fields): Record<string, PathItem> {
  const name = schemaName(entity)
  const tag = entity.path
  const one = entity.label.en.toLowerCase()
  const many = entity.plural.en.toLowerCase()
  const base = `/${entity.path}`
  const withCan: JsonSchema = { allOf: [schema(name), object({ can: schema('Capabilities') })] }
  const narrowed = [parameter('filter'), parameter('search')]
  const paths: Record<string, PathItem> = {
    [base]: {
      get: operation({
        id: `list${name}`,
        tag,
        summary: `List ${many}`,
        description: entity.about.en,
        parameters: [...narrowed, parameter('sort'), parameter('limit'), parameter('cursor'), parameter('fields'), queryParameter('total', '`false` leaves the count out.')],
        answer: { allOf: [pageOf(schema(name)), object({ total: schema('Total') })] },
        faults: [400, 403],
      }),
      post: operation({
        id: `create${name}`,
        tag,
        summary: `Create a ${one}`,
        parameters: [parameter('idempotencyKey')],
        body: schema(`${name}Input`),
        bodyExample: exampleRecord(entity, fields),
        status: 201,
        answer: withCan,
        faults: [400, 403, 409, 422],
      }),
    },
    [`${base}/aggregate`]: {
      get: operation({
        id: `aggregate${name}`,
        tag,
        summary: `Count and sum ${many} by groups`,
        parameters: [
          queryParameter('groupBy', 'Up to four fields; a day may take a period: `closedOn:quarter` (day, week, month, quarter, year).'),
          queryParameter('measure', '`count`, and `sum`, `avg`, `min`, `max`, `median` of a field: `count,sum:amount`.'),
          ...narrowed,
        ],
        answer: object({ rows: listOf(schema('AggregateRow')) }, ['rows']),
        faults: [400, 403],
      }),
    },
    ...(entity.kanban && {
      [`${base}/kanban`]: {
        get: operation({
          id: `kanban${name}`,
          tag,
          summary: `${entity.plural.en} in columns`,
          parameters: [
            queryParameter('field', `A choice field; \`${entity.kanban.field}\` when left out.`),
            queryParameter('column', 'Key of one column, to read its next page.'),
            ...narrowed,
            parameter('sort'),
            parameter('limit'),
            parameter('cursor'),
          ],
          answer: object({ columns: listOf(schema('KanbanColumn')) }, ['columns']),
          faults: [400, 403],
        }),
      },
    }),
    [`${base}/bulk`]: {
      post: operation({
        id: `bulk${name}`,
        tag,
        summary: `Change, delete, restore or transfer many ${many} at once`,
        description: 'With `preview` nothing is written and the answer is `{count, sample}`.',
        body: object(
          {
            ids: listOf({ type: 'string', format: 'uuid' }),
            filter: schema('Filter'),
            search: { type: 'string' },
            op: { type: 'string', description: '`update`, `delete`, `restore`, `transfer`, or the name of an action.' },
            values: { type: 'object' },
            preview: { type: 'boolean' },
          },
          ['op'],
        ),
        answer: object({
          batch: { type: 'string', format: 'uuid' },
          done: { type: 'integer' },
          failed: listOf(object({ id: { type: 'string' }, label: { type: 'string' }, code: { type: 'string' }, message: { type: 'string' } })),
          count: { type: 'integer' },
          sample: listOf(schema('Reference')),
        }),
        faults: [400, 403],
      }),
    },
    [`${base}/{id}`]: {
      get: operation({
        id: `get${name}`,
        tag,
        summary: `Read a ${one}`,
        parameters: [parameter('id'), queryParameter('trashed', '`1` reads it from the recycle bin.')],
        answer: withCan,
        faults: [404],
      }),
      patch: operation({
        id: `update${name}`,
        tag,
        summary: `Change a ${one}`,
        parameters: [parameter('id'), parameter('ifMatch')],
        body: schema(`${name}Change`),
        answer: { allOf: [withCan, object({ batch: { type: 'string', format: 'uuid', description: 'What `/undo/{batch}` takes back.' } })] },
        faults: [400, 403, 404, 409, 422],
      }),
      delete: operation({
        id: `delete${name}`,
        tag,
        summary: `Move a ${one} to the recycle bin`,
        parameters: [parameter('id'), parameter('ifMatch')],
        answer: object({ batch: { type: 'string', format: 'uuid' } }, ['batch']),
        faults: [403, 404, 409, 422],
      }),
    },
    ...aroundRecord(entity, name, tag, base, withCan),
  }
  for (const action of registry.actions.get(entity.name) ?? []) {
    const isOnRecord = action.on === 'record'
    const inputs = Object.fromEntries(Object.entries(action.input as Fields).map(([n, f]) => [n, inputSchema(f)]))
    const needed = Object.entries(action.input as Fields).flatMap(([n, f]) => (f.required && f.default === undefined ? [n] : []))
    paths[isOnRecord ? `${base}/{id}/${action.name}` : `${base}/actions/${action.name}`] = {
      post: operation({
        id: `${action.name.replace(/-([a-z])/g, (_, c: string) => c.toUpperCase())}${name}`,
        tag,
        summary: `${action.label.en} (${action.label.zh})`,
        ...(action.help && { description: action.help.en }),
        parameters: isOnRecord ? [parameter('id'), parameter('ifMatch'), parameter('idempotencyKey')] : [parameter('idempotencyKey')],
        body: object({ ...inputs, ...(isOnRecord && { version: { type: 'integer' } }) }, needed),
        answer: isOnRecord ? withCan : { type: 'object' },
        faults: [400, 403, 404, 409, 422],
      }),
    }
  }
  return paths
}

/** History, timeline, comments, shares, …: what lies around one record. */
function aroundRecord(entity: EntityDefinition, name: string, tag: string, base: string, record: JsonSchema): Record<string, PathItem> {
  const one = entity.label.en.toLowerCase()
  const at = [parameter('id')]
  const paged = [...at, parameter('limit'), parameter('cursor')]
  return {
    [`${base}/{id}/restore`]: { post: operation({ id: `restore${name}`, tag, summary: `Bring a ${one} back from the recycle bin`, parameters: at, answer: record, faults: [404, 422] }) },
    [`${base}/{id}/related`]: { get: operation({ id: `related${name}`, tag, summary: 'How many records of other kinds point here', parameters: at, answer: object({ items: listOf(schema('Related')) }), faults: [404] }) },
    [`${base}/{id}/history`]: { get: operation({ id: `history${name}`, tag, summary: 'Who changed what, newest first', parameters: [...paged, queryParameter('trashed', '`1` for a record in the recycle bin.')], answer: pageOf(schema('HistoryEntry')), faults: [400, 404] }) },
    [`${base}/{id}/timeline`]: {
      get: operation({
        id: `timeline${name}`,
        tag,
        summary: 'Comments, changes and records about it, newest first',
        parameters: [...paged, queryParameter('types', '`comment`, `change` or entity names, separated by commas; all when left out.')],
        answer: pageOf(schema('TimelineEntry')),
        faults: [400, 404],
      }),
    },
    [`${base}/{id}/reveal`]: { post: operation({ id: `reveal${name}`, tag, summary: 'Read one masked value in full; it is logged', parameters: at, body: object({ field: { type: 'string' } }, ['field']), answer: object({ value: {} }), faults: [400, 403, 404] }) },
    ...(entity.comments && {
      [`${base}/{id}/comments`]: {
        post: operation({
          id: `comment${name}`,
          tag,
          summary: `Comment on a ${one}`,
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
        get: operation({ id: `shares${name}`, tag, summary: 'Who else sees it', parameters: at, answer: object({ items: listOf(schema('Share')) }), faults: [403, 404] }),
        post: operation({
          id: `share${name}`,
          tag,
          summary: 'Share it with one person, or change how',
          parameters: at,
          body: object({ employee: schema('ReferenceInput'), write: { type: 'boolean', default: false }, expiresOn: { type: ['string', 'null'], format: 'date' } }, ['employee']),
          status: 201,
          answer: schema('Share'),
          faults: [400, 403, 404, 422],
        }),
      },
      [`${base}/{id}/shares/{employee}`]: { delete: operation({ id: `unshare${name}`, tag, summary: 'Stop sharing with a person', parameters: [...at, pathParameter('employee')], answer: object({ ok: { type: 'boolean' } }), faults: [403, 404] }) },
    }),
    ...(entity.scope.by === 'owner' && {
      [`${base}/{id}/transfer`]: {
        post: operation({
          id: `transfer${name}`,
          tag,
          summary: `Give a ${one} to another owner`,
          parameters: [...at, parameter('ifMatch')],
          body: object({ owner: schema('ReferenceInput'), note: { type: 'string', maxLength: 1000 }, version: { type: 'integer' } }, ['owner']),
          answer: record,
          faults: [400, 403, 404, 409],
        }),
      },
    }),
  }
}
