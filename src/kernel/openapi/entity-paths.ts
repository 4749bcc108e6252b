/** The paths every entity has, from its definition. */
import type { EntityDefinition, Fields } from '../entity/define.ts'
import type { Registry } from '../entity/registry.ts'
import { exampleRecord, schemaName } from './entity-schemas.ts'
import { inputSchema } from './field-schema.ts'
import { aRecord } from './general-words.ts'
import type { JsonSchema, PathItem } from './json-schema.types.ts'
import { listOf, object, operation, pageOf, parameter, queryParameter, schema } from './operation.ts'
import { recordPaths } from './record-paths.ts'

export function entityPaths(registry: Registry, entity: EntityDefinition, fields: Fields): Record<string, PathItem> {
  const name = schemaName(entity)
  const tag = entity.path
  const aOne = aRecord(entity)
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
        parameters: [
          ...narrowed,
          parameter('sort'),
          parameter('limit'),
          parameter('cursor'),
          parameter('fields'),
          queryParameter('total', '`false` leaves the count out.'),
        ],
        answer: { allOf: [pageOf(schema(name)), object({ total: schema('Total') })] },
        faults: [400, 403],
      }),
      post: operation({
        id: `create${name}`,
        tag,
        summary: `Create ${aOne}`,
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
          queryParameter(
            'groupBy',
            'Up to four fields; a day may take a period: `closedOn:quarter` (day, week, month, quarter, year).',
          ),
          queryParameter(
            'measure',
            '`count`, and `sum`, `avg`, `min`, `max`, `median` of a field: `count,sum:amount`.',
          ),
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
            queryParameter('field', 'A choice field; the kind’s own one when left out.'),
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
          failed: listOf(
            object({
              id: { type: 'string' },
              label: { type: 'string' },
              code: { type: 'string' },
              message: { type: 'string' },
            }),
          ),
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
        summary: `Read ${aOne}`,
        parameters: [parameter('id'), queryParameter('trashed', '`1` reads it from the recycle bin.')],
        answer: withCan,
        faults: [404],
      }),
      patch: operation({
        id: `update${name}`,
        tag,
        summary: `Change ${aOne}`,
        parameters: [parameter('id'), parameter('ifMatch')],
        body: schema(`${name}Update`),
        answer: {
          allOf: [
            withCan,
            object({ batch: { type: 'string', format: 'uuid', description: 'What `/undo/{batch}` takes back.' } }),
          ],
        },
        faults: [400, 403, 404, 409, 422],
      }),
      delete: operation({
        id: `delete${name}`,
        tag,
        summary: `Move ${aOne} to the recycle bin`,
        parameters: [parameter('id'), parameter('ifMatch')],
        answer: object({ batch: { type: 'string', format: 'uuid' } }, ['batch']),
        faults: [403, 404, 409, 422],
      }),
    },
    ...recordPaths(entity, name, tag, base, withCan),
  }
  return { ...paths, ...actionPaths(registry, entity, withCan) }
}

/** One path for every named action. */
function actionPaths(registry: Registry, entity: EntityDefinition, record: JsonSchema): Record<string, PathItem> {
  const paths: Record<string, PathItem> = {}
  const [base, tag, name] = [`/${entity.path}`, entity.path, schemaName(entity)]
  for (const action of registry.actions.get(entity.name) ?? []) {
    const isOnRecord = action.on === 'record'
    const inputs = Object.fromEntries(Object.entries(action.input as Fields).map(([n, f]) => [n, inputSchema(f)]))
    const needed = Object.entries(action.input as Fields).flatMap(([n, f]) =>
      f.required && f.default === undefined ? [n] : [],
    )
    paths[isOnRecord ? `${base}/{id}/${action.name}` : `${base}/actions/${action.name}`] = {
      post: operation({
        id: `${action.name.replace(/-([a-z])/g, (_, c: string) => c.toUpperCase())}${name}`,
        tag,
        summary: `${action.label.en} (${action.label.zh})`,
        ...(action.help && { description: action.help.en }),
        parameters: isOnRecord
          ? [parameter('id'), parameter('ifMatch'), parameter('idempotencyKey')]
          : [parameter('idempotencyKey')],
        body: object({ ...inputs, ...(isOnRecord && { version: { type: 'integer' } }) }, needed),
        answer: isOnRecord ? record : { type: 'object' },
        faults: [400, 403, 404, 409, 422],
      }),
    }
  }
  return paths
}
