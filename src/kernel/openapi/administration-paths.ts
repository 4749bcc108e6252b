/** What administrators arrange. */
import type { JsonSchema, PathItem } from './json-schema.types.ts'
import { listOf, object, operation, parameter, pathParameter, queryParameter, schema } from './operation.ts'

const text: JsonSchema = { type: 'string' }
const flag: JsonSchema = { type: 'boolean' }
const id: JsonSchema = { type: 'string', format: 'uuid' }
const number: JsonSchema = { type: 'integer' }
const anything: JsonSchema = { type: 'object' }
const at = [parameter('id')]
const choiceList = object({
  entity: text,
  field: text,
  options: listOf(anything),
  defaults: listOf(anything),
  changed: flag,
})
const numbering = object({ entity: text, label: schema('Label'), pattern: text, default: text, example: text })
const customField = object({
  id,
  entity: text,
  name: text,
  kind: text,
  label: schema('Label'),
  required: flag,
  position: number,
  archivedAt: { type: ['string', 'null'] },
})

export const administrationPaths: Record<string, PathItem> = {
  '/custom-fields': {
    get: operation({
      id: 'customFields',
      tag: 'administration',
      summary: 'Custom fields, archived ones too',
      parameters: [queryParameter('entity', 'Name or path.')],
      answer: object({ items: listOf(customField) }),
      faults: [403],
    }),
    post: operation({
      id: 'createCustomField',
      tag: 'administration',
      summary: 'Add a field to an entity',
      body: object(
        {
          entity: text,
          label: schema('Label'),
          kind: text,
          name: text,
          help: schema('Label'),
          unit: schema('Label'),
          required: flag,
          options: listOf(anything),
          open: flag,
          ref: text,
          min: { type: 'number' },
          max: { type: 'number' },
          scale: number,
          search: flag,
          pii: flag,
          position: number,
        },
        ['entity', 'label', 'kind'],
      ),
      status: 201,
      answer: customField,
      faults: [400, 403, 422],
    }),
  },
  '/custom-fields/{id}': {
    patch: operation({
      id: 'changeCustomField',
      tag: 'administration',
      summary: 'Change a custom field; `archived: false` brings it back',
      parameters: at,
      body: object({
        label: schema('Label'),
        help: schema('Label'),
        unit: schema('Label'),
        required: flag,
        options: listOf(anything),
        min: { type: 'number' },
        max: { type: 'number' },
        pii: flag,
        position: number,
        archived: flag,
      }),
      answer: customField,
      faults: [400, 403, 404, 422],
    }),
    delete: operation({
      id: 'archiveCustomField',
      tag: 'administration',
      summary: 'Archive a custom field; its values stay',
      parameters: at,
      answer: customField,
      faults: [403, 404],
    }),
  },
  '/choices': {
    get: operation({
      id: 'choiceLists',
      tag: 'administration',
      summary: 'Choices of all fields that have their own',
      answer: object({ items: listOf(choiceList) }),
      faults: [403],
    }),
  },
  '/choices/{entity}/{field}': {
    get: operation({
      id: 'choices',
      tag: 'administration',
      summary: 'Choices of a field',
      parameters: [pathParameter('entity'), pathParameter('field')],
      answer: choiceList,
      faults: [403, 404],
    }),
    put: operation({
      id: 'setChoices',
      tag: 'administration',
      summary: 'Change the choices of a field; keys in use stay',
      parameters: [pathParameter('entity'), pathParameter('field')],
      body: object({ options: listOf(object({ value: text, label: schema('Label'), tone: text }, ['label'])) }, [
        'options',
      ]),
      answer: choiceList,
      faults: [400, 403, 404, 422],
    }),
    delete: operation({
      id: 'resetChoices',
      tag: 'administration',
      summary: 'Back to the choices that ship',
      parameters: [pathParameter('entity'), pathParameter('field')],
      answer: choiceList,
      faults: [403, 404, 422],
    }),
  },
  '/numbering': {
    get: operation({
      id: 'numberingRules',
      tag: 'administration',
      summary: 'Numbering rules',
      answer: object({ items: listOf(numbering) }),
      faults: [403],
    }),
  },
  '/numbering/{entity}': {
    put: operation({
      id: 'setNumbering',
      tag: 'administration',
      summary: 'Change a numbering rule',
      parameters: [pathParameter('entity')],
      body: object({ pattern: text }, ['pattern']),
      bodyExample: { pattern: 'C-{yyyy}{mm}-{seq:5}' },
      answer: numbering,
      faults: [400, 403, 404],
    }),
    delete: operation({
      id: 'resetNumbering',
      tag: 'administration',
      summary: 'Back to the rule that ships',
      parameters: [pathParameter('entity')],
      answer: numbering,
      faults: [403, 404],
    }),
  },
  '/settings': {
    get: operation({
      id: 'settings',
      tag: 'administration',
      summary: 'Settings of the installation',
      answer: anything,
      faults: [403],
    }),
  },
  '/settings/{key}': {
    put: operation({
      id: 'changeSetting',
      tag: 'administration',
      summary: 'Change a setting',
      parameters: [pathParameter('key')],
      body: object({ value: {} }, ['value']),
      answer: anything,
      faults: [400, 403, 404],
    }),
    delete: operation({
      id: 'resetSetting',
      tag: 'administration',
      summary: 'Back to the value that ships',
      parameters: [pathParameter('key')],
      answer: anything,
      faults: [403, 404],
    }),
  },
}
