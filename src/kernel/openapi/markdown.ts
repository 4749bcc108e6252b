/** The API reference as Markdown, for `docs/api.md`: what all kinds of records have is told once. */
import type { EntityDefinition } from '../entity/define.ts'
import type { Registry } from '../entity/registry.ts'
import { entitySchemaNames } from './entity-schemas.ts'
import { withoutKind } from './general-words.ts'
import type { ApiDocument, JsonSchema } from './json-schema.types.ts'
import { type Area, areasOf, bodyProperties, type ListedOperation, nameOf, typeWords } from './outline.ts'

export function markdownReference(registry: Registry, document: ApiDocument): string {
  const areas = areasOf(document)
  const kinds = areas.flatMap((area) => {
    const entity = registry.byPath.get(area.name)
    return entity ? [{ area, entity }] : []
  })
  const services = areas.filter((area) => !registry.byPath.has(area.name))
  const { common, own } = split(kinds)
  const ofKinds = new Set(kinds.flatMap(({ entity }) => entitySchemaNames(entity)))
  const lines = [
    '# HTTP API',
    '',
    '<!-- Made from the definitions by `node scripts/api-reference.ts`; do not edit. -->',
    '',
    document.info.description,
    '',
    'All paths lie below `/api/v1`. The same as OpenAPI 3.1: `/api/v1/openapi.json`; as a page: `/api/v1/docs`.',
    '',
    '## Every kind of record',
    '',
    `\`{kind}\` is one of ${kinds.map(({ area }) => `[${area.name}](#${area.name})`).join(', ')}.`,
    '',
    ...common.flatMap((operation) => operationLines(document, operation)),
    ...kinds.flatMap(({ area, entity }) => kindLines(document, area, entity, own.get(area.name) ?? [])),
    ...services.flatMap((area) => [
      `## ${area.name}`,
      '',
      area.description,
      '',
      ...area.operations.flatMap((o) => operationLines(document, o)),
    ]),
    '## Forms',
    '',
    ...Object.entries(document.components.schemas).flatMap(([name, schema]) =>
      ofKinds.has(name) ? [] : schemaLines(name, schema),
    ),
  ]
  return `${lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd()}\n`
}

/** Operations that several kinds have (told of the first, in general words), and those that are one kind's own. */
function split(kinds: { area: Area; entity: EntityDefinition }[]): {
  common: ListedOperation[]
  own: Map<string, ListedOperation[]>
} {
  const keyOf = (area: Area, o: ListedOperation) => `${o.method} ${o.path.slice(area.name.length + 1)}`
  const counts = new Map<string, number>()
  for (const { area } of kinds)
    for (const o of area.operations) counts.set(keyOf(area, o), (counts.get(keyOf(area, o)) ?? 0) + 1)
  const common = new Map<string, ListedOperation>()
  const own = new Map<string, ListedOperation[]>()
  for (const { area, entity } of kinds) {
    for (const o of area.operations) {
      const key = keyOf(area, o)
      if (counts.get(key) === 1) own.set(area.name, [...(own.get(area.name) ?? []), o])
      else if (!common.has(key)) common.set(key, inGeneral(area, entity, o))
    }
  }
  return { common: [...common.values()], own }
}

function inGeneral(
  area: Area,
  entity: EntityDefinition,
  { path, operation, ...rest }: ListedOperation,
): ListedOperation {
  const summary = withoutKind(operation.summary, entity)
    .replace('{a one}', 'a record')
    .replace('{many}', 'records')
    .replace('{Many}', 'Records')
  const { description, requestBody, ...others } = operation
  const isOwn = description === entity.about.en
  const content = requestBody?.content['application/json']
  const general = content && { ...requestBody, content: { 'application/json': { schema: content.schema } } }
  return {
    ...rest,
    path: path.replace(`/${area.name}`, '/{kind}'),
    operation: {
      ...others,
      summary,
      ...(description && !isOwn && { description }),
      ...((general ?? requestBody) && { requestBody: general ?? requestBody! }),
    },
  }
}

function kindLines(document: ApiDocument, area: Area, entity: EntityDefinition, own: ListedOperation[]): string[] {
  const [record, input, change] = entitySchemaNames(entity).map((name) => document.components.schemas[name]!)
  const fields = Object.entries(record!.allOf![1]!.properties ?? {})
  const has = (suffix: string) => area.operations.some((o) => o.path === `/${area.name}${suffix}`)
  const more = [
    has('/kanban') && 'kanban',
    has('/{id}/comments') && 'comments',
    has('/{id}/shares') && 'shares',
    has('/{id}/transfer') && 'transfer',
  ].filter(Boolean)
  const example = area.operations.find((o) => o.method === 'post' && o.path === `/${area.name}`)?.operation.requestBody
    ?.content['application/json']?.example
  return [
    `## ${area.name}`,
    '',
    `${area.description}${more.length > 0 ? ` Has ${more.join(', ')}.` : ''}`,
    '',
    '| Field | Form | Sent | Meaning |',
    '| --- | --- | --- | --- |',
    ...fields.map(([name, of]) => {
      const sent = [input!.properties?.[name] && 'create', change!.properties?.[name] && 'change']
        .filter(Boolean)
        .join(', ')
      return `| \`${name}\`${input!.required?.includes(name) ? ' *' : ''} | ${cell(formWords(of))} | ${sent || '–'} | ${cell(of.description ?? '')} |`
    }),
    '',
    ...(example === undefined ? [] : ['```json', JSON.stringify(example), '```', '']),
    ...own.flatMap((o) => operationLines(document, o)),
  ]
}

function operationLines(document: ApiDocument, { method, path, operation, parameters }: ListedOperation): string[] {
  const asked = parameters.filter((p) => p.in !== 'path')
  const [status, answer] = Object.entries(operation.responses)[0]!
  const content = answer && 'content' in answer ? Object.values(answer.content ?? {})[0] : undefined
  const formOf = operation.requestBody?.content['application/json']?.schema.$ref
  const body = formOf ? [] : bodyProperties(document, operation)
  const faults = Object.keys(operation.responses).filter((s) => s !== status)
  const example = operation.requestBody?.content['application/json']?.example
  const isGeneral = path.startsWith('/{kind}')
  return [
    `### ${method.toUpperCase()} ${path}`,
    '',
    operation.summary +
      (operation.summary.endsWith('.') ? '' : '.') +
      (operation.description ? ` ${operation.description}` : ''),
    '',
    ...asked.map((p) => `- \`${p.name}\`${p.in === 'header' ? ' (header)' : ''}: ${p.description ?? ''}`),
    ...(formOf ? [isGeneral ? '- Body: the fields of the kind.' : `- Body: ${nameOf(formOf)}`] : []),
    ...body.map((p) => `- Body \`${p.name}\`${p.required ? ' (required)' : ''}: ${typeWords(p.schema)}`),
    `- Answers ${status}${content && !isGeneral ? `: ${typeWords(content.schema)}` : ''}${faults.length > 0 ? `; or ${faults.join(', ')}` : ''}`,
    ...(example === undefined ? [] : ['', '```json', JSON.stringify(example), '```']),
    '',
  ]
}

function schemaLines(name: string, schema: JsonSchema): string[] {
  const properties = Object.entries(schema.properties ?? {})
  return [
    `### ${name}`,
    '',
    ...(schema.description ? [schema.description, ''] : []),
    ...(properties.length === 0 ? [typeWords(schema)] : ['| Field | Form | Meaning |', '| --- | --- | --- |']),
    ...properties.map(([key, of]) => `| \`${key}\` | ${cell(formWords(of))} | ${cell(of.description ?? '')} |`),
    '',
  ]
}

function formWords(schema: JsonSchema): string {
  const known = (schema.enum ?? schema.items?.enum)?.filter((value) => value !== null)
  return typeWords(schema) + (known ? `: ${known.map((value) => `\`${String(value)}\``).join(', ')}` : '')
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ')
