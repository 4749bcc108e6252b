/** Import and export. */
import type { JsonSchema, PathItem } from './json-schema.types.ts'
import { listOf, object, operation, parameter, schema } from './operation.ts'

const text: JsonSchema = { type: 'string' }
const flag: JsonSchema = { type: 'boolean' }
const id: JsonSchema = { type: 'string', format: 'uuid' }
const number: JsonSchema = { type: 'integer' }
const anything: JsonSchema = { type: 'object' }
const at = [parameter('id')]
const progress = object({
  id,
  state: { type: 'string', enum: ['waiting', 'running', 'done', 'failed', 'undone'] },
  done: number,
  total: { type: ['integer', 'null'] },
})

export const dataPaths: Record<string, PathItem> = {
  '/imports/preview': {
    post: operation({
      id: 'previewImport',
      tag: 'data',
      summary: 'Look into a file before importing it',
      form: object({ file: { type: 'string', format: 'binary' }, entity: text }, ['file']),
      answer: anything,
      faults: [400, 403, 413],
    }),
  },
  '/imports': {
    get: operation({
      id: 'imports',
      tag: 'data',
      summary: 'Imports, latest first',
      answer: object({ items: listOf(progress) }),
    }),
    post: operation({
      id: 'startImport',
      tag: 'data',
      summary: 'Import a file',
      description:
        'Mapping: `{"field": "Column"}`, `{"field": {"column": "…", "match": "name", "values": {"from": "to"}}}` or `{"field": {"constant": …}}`.',
      form: object(
        {
          file: { type: 'string', format: 'binary' },
          upload: { ...text, description: 'Of a preview, instead of the file.' },
          entity: text,
          mapping: { ...text, description: 'JSON.' },
          mode: { type: 'string', enum: ['insert', 'update', 'both'] },
          key: text,
          dryRun: flag,
        },
        ['entity', 'mapping'],
      ),
      status: 202,
      answer: object({ id }),
      faults: [400, 403, 413],
    }),
  },
  '/imports/{id}': {
    get: operation({
      id: 'import',
      tag: 'data',
      summary: 'Progress, counts and first faults',
      parameters: at,
      answer: progress,
      faults: [404],
    }),
  },
  '/imports/{id}/errors.csv': {
    get: operation({
      id: 'importErrors',
      tag: 'data',
      summary: 'The rows that failed, with the reasons',
      parameters: at,
      media: 'text/csv',
      answer: text,
      faults: [404],
    }),
  },
  '/imports/{id}/undo': {
    post: operation({
      id: 'undoImport',
      tag: 'data',
      summary: 'Take an import back',
      parameters: at,
      answer: anything,
      faults: [403, 404, 409],
    }),
  },
  '/imports/{id}/cancel': {
    post: operation({
      id: 'cancelImport',
      tag: 'data',
      summary: 'Stop an import',
      parameters: at,
      answer: anything,
      faults: [404, 409],
    }),
  },
  '/exports': {
    post: operation({
      id: 'startExport',
      tag: 'data',
      summary: 'Export a list',
      body: object(
        {
          entity: text,
          filter: schema('Filter'),
          search: text,
          sort: text,
          fields: listOf(text),
          format: { type: 'string', enum: ['csv', 'xlsx'] },
        },
        ['entity'],
      ),
      status: 202,
      answer: object({ id }),
      faults: [400, 403],
    }),
    get: operation({
      id: 'exports',
      tag: 'data',
      summary: 'Exports, latest first',
      answer: object({ items: listOf(progress) }),
    }),
  },
  '/exports/{id}': {
    get: operation({
      id: 'export',
      tag: 'data',
      summary: 'Progress of an export',
      parameters: at,
      answer: progress,
      faults: [404],
    }),
  },
  '/exports/{id}/file': {
    get: operation({
      id: 'exportFile',
      tag: 'data',
      summary: 'The finished file',
      parameters: at,
      media: 'application/octet-stream',
      answer: { type: 'string', format: 'binary' },
      faults: [404, 409],
    }),
  },
  '/exports/{id}/cancel': {
    post: operation({
      id: 'cancelExport',
      tag: 'data',
      summary: 'Stop an export',
      parameters: at,
      answer: anything,
      faults: [404, 409],
    }),
  },
}
