/** The description in Chinese, for the page. Programs get the English one, which has the Chinese labels in it. */
import type { EntityDefinition } from '../entity/define.ts'
import type { Registry } from '../entity/registry.ts'
import { chineseTexts } from './chinese-texts.ts'
import { entitySchemaNames } from './entity-schemas.ts'
import { fieldWordsInChinese } from './field-schema.ts'
import { withoutKind } from './general-words.ts'
import type { ApiDocument, JsonSchema, Operation, Parameter } from './json-schema.types.ts'

const about = `各类记录的接口形式相同。金额为文本（"1234.50"），日期 \`YYYY-MM-DD\`，时间为 ISO 8601（UTC），
引用读取时为 \`{id, label}\`，写入时传标识。调用者无权查看的内容等同不存在：404。
使用浏览器登录，或 \`Authorization: Bearer <API 密钥>\`，权限与密钥所有者相同。`

type Texts = Readonly<Record<string, string>>

/** The Chinese of one text of the description; undefined when there is none. */
function inChinese(texts: Texts, text: string, entity?: EntityDefinition): string | undefined {
  if (entity && text === entity.about.en) return entity.about.zh
  // Actions carry both languages: `Mark as won (赢单)`.
  const both = /\((\p{Script=Han}[^)]*)\)$/u.exec(text)?.[1]
  const found = both ?? texts[text] ?? (entity && texts[withoutKind(text, entity)])
  return found?.replaceAll('{one}', entity?.label.zh ?? '')
}

export function chineseDocument(registry: Registry, document: ApiDocument): ApiDocument {
  const texts: Texts = Object.assign({}, chineseTexts, ...registry.modules.map(({ pathTexts }) => pathTexts))
  const copy = structuredClone(document)
  copy.info.description = about
  for (const tag of copy.tags) {
    const entity = registry.byPath.get(tag.name)
    tag.description = entity
      ? `${entity.plural.zh}。${entity.about.zh}`
      : (inChinese(texts, tag.description) ?? tag.description)
  }
  for (const parameter of Object.values(copy.components.parameters)) translateParameter(texts, parameter)
  for (const item of Object.values(copy.paths))
    for (const operation of Object.values(item)) translateOperation(registry, texts, operation)
  for (const schema of Object.values(copy.components.schemas)) translateSchema(texts, schema)
  for (const entity of registry.entities.values()) translateForms(registry, copy, entity)
  return copy
}

function translateOperation(registry: Registry, texts: Texts, operation: Operation): void {
  const entity = registry.byPath.get(operation.tags[0]!)
  operation.summary = inChinese(texts, operation.summary, entity) ?? operation.summary
  if (operation.description)
    operation.description =
      inChinese(texts, operation.description, entity) ?? helpInChinese(registry, operation.description, entity)
  for (const parameter of operation.parameters ?? [])
    if (!('$ref' in parameter)) translateParameter(texts, parameter, entity)
  for (const { schema } of Object.values(operation.requestBody?.content ?? {})) translateSchema(texts, schema)
}

/** Actions carry their explanation in both languages. */
function helpInChinese(registry: Registry, text: string, entity: EntityDefinition | undefined): string {
  const actions = entity ? (registry.actions.get(entity.name) ?? []) : []
  return actions.find((action) => action.help?.en === text)?.help?.zh ?? text
}

function translateParameter(texts: Texts, parameter: Parameter, entity?: EntityDefinition): void {
  if (parameter.description)
    parameter.description = inChinese(texts, parameter.description, entity) ?? parameter.description
}

function translateSchema(texts: Texts, schema: JsonSchema): void {
  if (schema.description) schema.description = inChinese(texts, schema.description) ?? schema.description
  for (const property of Object.values(schema.properties ?? {})) translateSchema(texts, property)
}

/** Fields say in Chinese what they are. */
function translateForms(registry: Registry, document: ApiDocument, entity: EntityDefinition): void {
  const fields = registry.fields(entity)
  for (const name of entitySchemaNames(entity)) {
    const form = document.components.schemas[name]
    if (!form) continue
    form.description = `${entity.label.zh}。${entity.about.zh}`
    for (const part of form.allOf ?? [form]) {
      for (const [key, property] of Object.entries(part.properties ?? {})) {
        if (fields[key]) property.description = fieldWordsInChinese(fields[key])
      }
    }
  }
}
