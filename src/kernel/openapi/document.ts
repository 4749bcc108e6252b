/** The OpenAPI 3.1 description of the whole API, made from the definitions. */
import type { EntityDefinition, Fields } from '../entity/define.ts'
import type { Registry } from '../entity/registry.ts'
import { commonParameters, commonResponses, commonSchemas } from './common-schemas.ts'
import { entityPaths } from './entity-paths.ts'
import { entitySchemas } from './entity-schemas.ts'
import type { ApiDocument, PathItem } from './json-schema.types.ts'
import { servicePaths } from './service-paths.ts'

export interface DocumentOptions {
  version: string
  /** Which fields of an entity are described: those in code, or what the reader sees. */
  fieldsOf: (entity: EntityDefinition) => Fields
}

const areas = [
  { name: 'start', description: 'Setting up, who is signed in, definitions.' },
  { name: 'work', description: 'What people do every day across all records.' },
  { name: 'data', description: 'Import and export.' },
  { name: 'administration', description: 'What administrators arrange.' },
]

const about = `Every kind of record has the same paths. Amounts are text ("1234.50"), days \`YYYY-MM-DD\`, instants ISO 8601 in UTC,
references \`{id, label}\` when read and an id when sent. What the caller may not see does not exist: 404.
Sign in with a browser session or \`Authorization: Bearer <API key>\`, which acts with its owner's rights.`

export function openApiDocument(registry: Registry, options: DocumentOptions): ApiDocument {
  const entities = [...registry.entities.values()].filter((entity) => !entity.technical)
  const paths: Record<string, PathItem> = {}
  const schemas = { ...commonSchemas }
  for (const [path, item] of [
    ...Object.entries(servicePaths(registry)),
    ...entities.flatMap((entity) => Object.entries(entityPaths(registry, entity, options.fieldsOf(entity)))),
  ]) {
    paths[path] = { ...paths[path], ...item }
  }
  for (const entity of entities) Object.assign(schemas, entitySchemas(entity, options.fieldsOf(entity)))
  return {
    openapi: '3.1.0',
    info: {
      title: 'Zhanye 展业',
      version: options.version,
      description: about,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/api/v1' }],
    tags: [
      ...areas,
      ...entities.map((e) => ({ name: e.path, description: `${e.plural.en} ${e.plural.zh}. ${e.about.en}` })),
    ],
    security: [{ apiKey: [] }, { session: [] }],
    paths,
    components: {
      schemas,
      parameters: commonParameters,
      responses: commonResponses,
      securitySchemes: {
        apiKey: { type: 'http', scheme: 'bearer', description: 'An API key of the person it acts for.' },
        session: { type: 'apiKey', in: 'cookie', name: 'zhanye.session_token', description: 'The browser’s session.' },
      },
    },
  }
}

export const fieldsInCode = (entity: EntityDefinition): Fields => entity.fields as Fields
