/** The three forms of an entity: the record that comes back, what creates one, what changes one. */
import type { EntityDefinition, Fields } from '../entity/define.ts'
import { exampleOf, inputSchema, outputSchema } from './field-schema.ts'
import type { JsonSchema } from './json-schema.types.ts'
import { object, schema } from './operation.ts'

/** `follow-up` -> `FollowUp`. */
export const schemaName = (entity: EntityDefinition): string =>
  entity.name.replace(/(^|-)([a-z])/g, (_, _dash, letter: string) => letter.toUpperCase())

/** Names of the record, of what creates it, of what changes it. */
export const entitySchemaNames = (entity: EntityDefinition): string[] =>
  ['', 'Input', 'Update'].map((ending) => `${schemaName(entity)}${ending}`)

const isSent = (field: Fields[string], on: 'create' | 'update'): boolean =>
  !field.sql && (field.write === 'always' || (field.write === 'create' && on === 'create'))

export function entitySchemas(entity: EntityDefinition, all: Fields): Record<string, JsonSchema> {
  const name = schemaName(entity)
  const fields = Object.entries(all).filter(([, field]) => field.section !== 'system')
  const sent = (on: 'create' | 'update') =>
    Object.fromEntries(fields.filter(([, f]) => isSent(f, on)).map(([n, f]) => [n, inputSchema(f)]))
  const needed = fields
    .filter(([, f]) => isSent(f, 'create') && f.required && f.default === undefined && f.kind !== 'number')
    .map(([n]) => n)
  const description = `${entity.label.en} ${entity.label.zh}. ${entity.about.en}`
  return {
    [name]: {
      description,
      allOf: [schema('RecordFacts'), object(Object.fromEntries(fields.map(([n, f]) => [n, outputSchema(f)])))],
    },
    [`${name}Input`]: { ...object(sent('create'), needed), description, additionalProperties: false },
    [`${name}Update`]: {
      ...object({ version: { type: 'integer', description: 'The version that was read.' }, ...sent('update') }),
      description,
      additionalProperties: false,
    },
  }
}

export function exampleRecord(entity: EntityDefinition, all: Fields): Record<string, unknown> {
  const names = (entity.quick ?? entity.list) as string[]
  return Object.fromEntries(names.flatMap((n) => (all[n] && isSent(all[n], 'create') ? [[n, exampleOf(all[n])]] : [])))
}
