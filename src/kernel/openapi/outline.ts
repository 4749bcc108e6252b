/** The description in the order people read it: area by area, operation by operation. */
import type { ApiDocument, JsonSchema, Method, Operation, Parameter } from './json-schema.types.ts'

export interface ListedOperation {
  method: Method
  path: string
  operation: Operation
  parameters: Parameter[]
}

export interface Area {
  name: string
  description: string
  operations: ListedOperation[]
}

export function areasOf(document: ApiDocument): Area[] {
  const listed = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(
      ([method, operation]): ListedOperation => ({
        method: method as Method,
        path,
        operation,
        parameters: (operation.parameters ?? []).map((p) =>
          '$ref' in p ? document.components.parameters[nameOf(p.$ref)]! : p,
        ),
      }),
    ),
  )
  return document.tags
    .map((tag) => ({ ...tag, operations: listed.filter((l) => l.operation.tags.includes(tag.name)) }))
    .filter((area) => area.operations.length > 0)
}

export const nameOf = (ref: string): string => ref.split('/').at(-1)!

/** A schema in a few words: `text`, `Reference or empty`, `list of File`, `{items: list of Share, nextCursor}`. */
export function typeWords(schema: JsonSchema): string {
  if (schema.$ref) return nameOf(schema.$ref)
  if (schema.oneOf || schema.anyOf) return (schema.oneOf ?? schema.anyOf)!.map(typeWords).join(' or ')
  if (schema.allOf) return schema.allOf.map(typeWords).join(' and ')
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.properties) {
    const keys = Object.entries(schema.properties).map(([key, of]) =>
      key === 'items' ? `items: ${typeWords(of)}` : key,
    )
    return `{${keys.join(', ')}}`
  }
  const types = [schema.type ?? 'any'].flat().map((type) => {
    if (type === 'null') return 'empty'
    if (type === 'array') return `list of ${schema.items ? typeWords(schema.items) : 'any'}`
    return type === 'string' ? (schema.format ?? 'text') : type
  })
  return types.join(' or ')
}

/** The properties of a request's body, also when they are in a named schema. */
export function bodyProperties(
  document: ApiDocument,
  operation: Operation,
): { name: string; schema: JsonSchema; required: boolean }[] {
  const [content] = Object.values(operation.requestBody?.content ?? {})
  const schema = content?.schema.$ref ? document.components.schemas[nameOf(content.schema.$ref)] : content?.schema
  return Object.entries(schema?.properties ?? {}).map(([name, of]) => ({
    name,
    schema: of,
    required: schema!.required?.includes(name) ?? false,
  }))
}
