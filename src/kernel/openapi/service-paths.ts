/** The paths that are of no entity. A test compares them with the routes that are really there. */
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
const progress = object({ id, state: { type: 'string', enum: ['waiting', 'running', 'done', 'failed', 'undone'] }, done: number, total: { type: ['integer', 'null'] } })
const view = object({ id, name: text, entity: text, shared: flag, mine: flag, position: number, config: anything })
const choiceList = object({ entity: text, field: text, options: listOf(anything), defaults: listOf(anything), changed: flag })
const numbering = object({ entity: text, label: schema('Label'), pattern: text, default: text, example: text })
const customField = object({ id, entity: text, name: text, kind: text, label: schema('Label'), required: flag, position: number, archivedAt: { type: ['string', 'null'] } })
const demoState = object({ state: { type: 'string', enum: ['none', 'creating', 'ready', 'removing'] }, done: number, total: number })

export const servicePaths: Record<string, PathItem> = {
  '/setup': {
    get: operation({ id: 'setupNeeded', tag: 'start', summary: 'Whether the installation must still be set up', answer: object({ needed: flag }), open: true }),
    post: operation({
      id: 'setUp',
      tag: 'start',
      summary: 'Set the installation up: company and administrator',
      body: object({ company: text, name: text, email: text, password: text, language: { type: 'string', enum: ['zh', 'en'] }, currency: text, demo: flag }, ['company', 'name', 'email', 'password', 'language', 'demo']),
      answer: ok,
      faults: [400, 409],
      open: true,
    }),
  },
  '/demo': {
    get: operation({ id: 'demoState', tag: 'start', summary: 'State of the demo company', answer: demoState }),
    post: operation({ id: 'createDemo', tag: 'start', summary: 'Create the demo company', answer: demoState, faults: [403, 409] }),
    delete: operation({ id: 'removeDemo', tag: 'start', summary: 'Remove the demo company', answer: demoState, faults: [403] }),
  },
  '/me': {
    get: operation({ id: 'me', tag: 'start', summary: 'Who is signed in, with roles and permissions', answer: anything }),
    patch: operation({ id: 'changeMe', tag: 'start', summary: 'Own language, theme, density and name', body: object({ language: text, theme: text, density: text, name: text }), answer: anything, faults: [400] }),
  },
  '/meta': { get: operation({ id: 'meta', tag: 'start', summary: 'Definitions as the caller may see them: entities, fields, actions, views, navigation', answer: anything }) },
  '/search': {
    get: operation({
      id: 'search',
      tag: 'work',
      summary: 'Search all kinds of records',
      description: 'Best first: exact title, title begins so, a word or its initials begin so, contains. Kinds that do not exist or may not be read find nothing.',
      parameters: [queryParameter('q', 'Text, pinyin or initials.'), queryParameter('entities', 'Names or paths, separated by commas.'), parameter('limit')],
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
      answer: object({ items: listOf(object({ name: text, owner: { oneOf: [schema('Reference'), { type: 'null' }] }, state: { type: ['string', 'null'] } })) }),
      faults: [429],
    }),
  },
  '/undo/{batch}': { post: operation({ id: 'undo', tag: 'work', summary: 'Take back what one request did, as far as nobody worked on it since', parameters: [pathParameter('batch')], answer: object({ undone: number, skipped: listOf(anything) }), faults: [404] }) },
  '/trash': {
    get: operation({
      id: 'trash',
      tag: 'work',
      summary: 'The recycle bin: what the caller may bring back, latest first',
      parameters: [queryParameter('entity', 'Names or paths, separated by commas.'), parameter('limit'), parameter('cursor')],
      answer: pageOf(object({ entity: text, id, label: text, deletedAt: instant, deletedBy: { oneOf: [schema('Reference'), { type: 'null' }] }, purgedAt: instant })),
    }),
  },
  '/comments/{id}': {
    patch: operation({ id: 'changeComment', tag: 'work', summary: 'Change an own comment', parameters: at, body: object({ body: text }, ['body']), answer: schema('TimelineEntry'), faults: [400, 403, 404, 422] }),
    delete: operation({ id: 'deleteComment', tag: 'work', summary: 'Delete an own comment', parameters: at, answer: ok, faults: [403, 404] }),
  },
  '/notifications': {
    get: operation({
      id: 'notifications',
      tag: 'work',
      summary: 'Own notices, latest first',
      parameters: [queryParameter('unread', '`1` leaves out what was read.'), parameter('limit'), parameter('cursor')],
      answer: { allOf: [pageOf(object({ id, kind: text, title: text, body: { type: ['string', 'null'] }, to: { oneOf: [object({ entity: text, id }), { type: 'null' }] }, at: instant, readAt: { type: ['string', 'null'] } })), object({ unread: number, total: schema('Total') })] },
      faults: [400],
    }),
  },
  '/notifications/read': { post: operation({ id: 'readNotifications', tag: 'work', summary: 'Mark notices as read', body: { oneOf: [object({ ids: listOf(id) }, ['ids']), object({ all: { const: true } }, ['all'])] }, answer: object({ unread: number }), faults: [400] }) },
  '/live': {
    get: operation({
      id: 'live',
      tag: 'work',
      summary: 'Changes as they happen (server-sent events)',
      description: 'Events: `ready` {refused}, `change` {entity, id?, version?, by?}, `notification` {unread}, `job` {kind, id, done, total, state}, `ping`. At most 20 connections a person.',
      parameters: [queryParameter('watch', '`customers` for every change of the kind, `customers/ID` for one record; separated by commas.')],
      media: 'text/event-stream',
      answer: text,
      faults: [404, 429],
    }),
  },
  '/files': { post: operation({ id: 'uploadFile', tag: 'work', summary: 'Upload a file, at most 100 MB', form: object({ file: { type: 'string', format: 'binary' } }, ['file']), status: 201, answer: schema('File'), faults: [400, 413] }) },
  '/files/{id}': { get: operation({ id: 'downloadFile', tag: 'work', summary: 'Read a file; parts by `Range`', parameters: at, media: 'application/octet-stream', answer: { type: 'string', format: 'binary' }, faults: [404] }) },
  '/views': {
    get: operation({ id: 'views', tag: 'work', summary: 'Own and shared views of lists', parameters: [queryParameter('entity', 'Name or path.')], answer: object({ items: listOf(view) }) }),
    post: operation({ id: 'createView', tag: 'work', summary: 'Save a view', body: object({ entity: text, name: text, shared: flag, position: number, config: object({ filter: schema('Filter'), search: text, sort: text, columns: listOf(text), layout: { type: 'string', enum: ['list', 'kanban', 'calendar'] }, groupBy: text }) }, ['entity', 'name']), status: 201, answer: view, faults: [400, 403] }),
  },
  '/views/{id}': {
    patch: operation({ id: 'changeView', tag: 'work', summary: 'Change a view', parameters: at, body: object({ name: text, shared: flag, position: number, config: anything }), answer: view, faults: [400, 403, 404] }),
    delete: operation({ id: 'deleteView', tag: 'work', summary: 'Delete a view', parameters: at, answer: ok, faults: [403, 404] }),
  },
  '/imports/preview': { post: operation({ id: 'previewImport', tag: 'data', summary: 'Look into a file before importing it', form: object({ file: { type: 'string', format: 'binary' }, entity: text }, ['file']), answer: anything, faults: [400, 403, 413] }) },
  '/imports': {
    get: operation({ id: 'imports', tag: 'data', summary: 'Imports, latest first', answer: object({ items: listOf(progress) }) }),
    post: operation({
      id: 'startImport',
      tag: 'data',
      summary: 'Import a file',
      description: 'Mapping: `{"field": "Column"}`, `{"field": {"column": "…", "match": "name", "values": {"from": "to"}}}` or `{"field": {"constant": …}}`.',
      form: object({ file: { type: 'string', format: 'binary' }, upload: { ...text, description: 'Of a preview, instead of the file.' }, entity: text, mapping: { ...text, description: 'JSON.' }, mode: { type: 'string', enum: ['insert', 'update', 'both'] }, key: text, dryRun: flag }, ['entity', 'mapping']),
      status: 202,
      answer: object({ id }),
      faults: [400, 403, 413],
    }),
  },
  '/imports/{id}': { get: operation({ id: 'import', tag: 'data', summary: 'Progress, counts and first faults', parameters: at, answer: progress, faults: [404] }) },
  '/imports/{id}/errors.csv': { get: operation({ id: 'importErrors', tag: 'data', summary: 'The rows that failed, with the reasons', parameters: at, media: 'text/csv', answer: text, faults: [404] }) },
  '/imports/{id}/undo': { post: operation({ id: 'undoImport', tag: 'data', summary: 'Take an import back', parameters: at, answer: anything, faults: [403, 404, 409] }) },
  '/imports/{id}/cancel': { post: operation({ id: 'cancelImport', tag: 'data', summary: 'Stop an import', parameters: at, answer: anything, faults: [404, 409] }) },
  '/exports': { post: operation({ id: 'startExport', tag: 'data', summary: 'Export a list', body: object({ entity: text, filter: schema('Filter'), search: text, sort: text, fields: listOf(text), format: { type: 'string', enum: ['csv', 'xlsx'] } }, ['entity']), status: 202, answer: object({ id }), faults: [400, 403] }),
    get: operation({ id: 'exports', tag: 'data', summary: 'Exports, latest first', answer: object({ items: listOf(progress) }) }),
  },
  '/exports/{id}': { get: operation({ id: 'export', tag: 'data', summary: 'Progress of an export', parameters: at, answer: progress, faults: [404] }) },
  '/exports/{id}/file': { get: operation({ id: 'exportFile', tag: 'data', summary: 'The finished file', parameters: at, media: 'application/octet-stream', answer: { type: 'string', format: 'binary' }, faults: [404, 409] }) },
  '/exports/{id}/cancel': { post: operation({ id: 'cancelExport', tag: 'data', summary: 'Stop an export', parameters: at, answer: anything, faults: [404, 409] }) },
  '/custom-fields': {
    get: operation({ id: 'customFields', tag: 'administration', summary: 'Custom fields, archived ones too', parameters: [queryParameter('entity', 'Name or path.')], answer: object({ items: listOf(customField) }), faults: [403] }),
    post: operation({
      id: 'createCustomField',
      tag: 'administration',
      summary: 'Add a field to an entity',
      body: object({ entity: text, label: schema('Label'), kind: text, name: text, help: schema('Label'), unit: schema('Label'), required: flag, options: listOf(anything), open: flag, ref: text, min: { type: 'number' }, max: { type: 'number' }, scale: number, search: flag, pii: flag, position: number }, ['entity', 'label', 'kind']),
      status: 201,
      answer: customField,
      faults: [400, 403, 422],
    }),
  },
  '/custom-fields/{id}': {
    patch: operation({ id: 'changeCustomField', tag: 'administration', summary: 'Change a custom field; `archived: false` brings it back', parameters: at, body: object({ label: schema('Label'), help: schema('Label'), unit: schema('Label'), required: flag, options: listOf(anything), min: { type: 'number' }, max: { type: 'number' }, pii: flag, position: number, archived: flag }), answer: customField, faults: [400, 403, 404, 422] }),
    delete: operation({ id: 'archiveCustomField', tag: 'administration', summary: 'Archive a custom field; its values stay', parameters: at, answer: customField, faults: [403, 404] }),
  },
  '/choices': { get: operation({ id: 'choiceLists', tag: 'administration', summary: 'Choices of all fields that have their own', answer: object({ items: listOf(choiceList) }), faults: [403] }) },
  '/choices/{entity}/{field}': {
    get: operation({ id: 'choices', tag: 'administration', summary: 'Choices of a field', parameters: [pathParameter('entity'), pathParameter('field')], answer: choiceList, faults: [403, 404] }),
    put: operation({ id: 'setChoices', tag: 'administration', summary: 'Change the choices of a field; keys in use stay', parameters: [pathParameter('entity'), pathParameter('field')], body: object({ options: listOf(object({ value: text, label: schema('Label'), tone: text }, ['label'])) }, ['options']), answer: choiceList, faults: [400, 403, 404, 422] }),
    delete: operation({ id: 'resetChoices', tag: 'administration', summary: 'Back to the choices that ship', parameters: [pathParameter('entity'), pathParameter('field')], answer: choiceList, faults: [403, 404, 422] }),
  },
  '/numbering': { get: operation({ id: 'numberingRules', tag: 'administration', summary: 'Numbering rules', answer: object({ items: listOf(numbering) }), faults: [403] }) },
  '/numbering/{entity}': {
    put: operation({ id: 'setNumbering', tag: 'administration', summary: 'Change a numbering rule', parameters: [pathParameter('entity')], body: object({ pattern: text }, ['pattern']), bodyExample: { pattern: 'C-{yyyy}{mm}-{seq:5}' }, answer: numbering, faults: [400, 403, 404] }),
    delete: operation({ id: 'resetNumbering', tag: 'administration', summary: 'Back to the rule that ships', parameters: [pathParameter('entity')], answer: numbering, faults: [403, 404] }),
  },
  '/settings': { get: operation({ id: 'settings', tag: 'administration', summary: 'Settings of the installation', answer: anything, faults: [403] }) },
  '/settings/{key}': {
    put: operation({ id: 'changeSetting', tag: 'administration', summary: 'Change a setting', parameters: [pathParameter('key')], body: object({ value: {} }, ['value']), answer: anything, faults: [400, 403, 404] }),
    delete: operation({ id: 'resetSetting', tag: 'administration', summary: 'Back to the value that ships', parameters: [pathParameter('key')], answer: anything, faults: [403, 404] }),
  },
  '/api-keys': {
    get: operation({ id: 'apiKeys', tag: 'administration', summary: 'Own API keys', answer: object({ items: listOf(anything) }) }),
    post: operation({ id: 'createApiKey', tag: 'administration', summary: 'Make an API key; it is shown this once', body: anything, status: 201, answer: anything, faults: [400] }),
  },
  '/api-keys/{id}': { delete: operation({ id: 'revokeApiKey', tag: 'administration', summary: 'Revoke an API key', parameters: at, answer: anything, faults: [404] }) },
  '/employees/{id}/account': {
    get: operation({ id: 'account', tag: 'employees', summary: 'The account of an employee', parameters: at, answer: anything, faults: [403, 404] }),
    post: operation({ id: 'setAccount', tag: 'employees', summary: 'Give an employee an account or a new password', parameters: at, body: anything, answer: anything, faults: [400, 403, 404, 422] }),
    delete: operation({ id: 'removeAccount', tag: 'employees', summary: 'Take the account away', parameters: at, answer: anything, faults: [403, 404] }),
  },
  '/employees/{id}/sign-out': { post: operation({ id: 'signOutEmployee', tag: 'employees', summary: 'End all sessions of an employee', parameters: at, answer: anything, faults: [403, 404] }) },
  '/roles/{id}/rights': { get: operation({ id: 'roleRights', tag: 'roles', summary: 'What a role may do, with the defaults', parameters: at, answer: anything, faults: [403, 404] }) },
  '/calendar': { get: operation({ id: 'workingCalendar', tag: 'work', summary: 'Working days and holidays of the company', parameters: [queryParameter('from', 'First day.'), queryParameter('to', 'Last day.')], answer: anything, faults: [400] }) },
  '/divisions': { get: operation({ id: 'divisions', tag: 'work', summary: 'Administrative divisions of China (GB/T 2260)', answer: anything }) },
  '/openapi.json': { get: operation({ id: 'openapi', tag: 'start', summary: 'This description', answer: anything, open: true }) },
  '/docs': { get: operation({ id: 'docs', tag: 'start', summary: 'This description as a page', media: 'text/html', answer: text, open: true }) },
}
