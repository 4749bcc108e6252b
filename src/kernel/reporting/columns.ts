/** The columns that an entity's fields become in the views for BI tools, as SQL text. */

import { columnsOf } from '../data/schema.ts'
import { type EntityDefinition, type Fields, snake } from '../entity/define.ts'
import type { FieldSpec } from '../entity/fields.ts'
import { kindOf } from '../entity/kinds.ts'
import type { ChoiceOption, Label } from '../entity/meta.types.ts'
import type { Registry } from '../entity/registry.ts'

export interface ReportingColumn {
  name: string
  /** PostgreSQL type. */
  type: string
  label: Label
  sql: string
}

/** A field that is left out because it holds personal data; an administrator may allow it. */
export interface ClosedField {
  /** `customer.phone` */
  key: string
  label: Label
}

/** Column names and joins of one view while it is put together. */
export interface ViewParts {
  registry: Registry
  entity: EntityDefinition
  allowed: ReadonlySet<string>
  joins: string[]
  /** Condition under which a record may be named, on its alias; none: all are. */
  named?: ((target: EntityDefinition, alias: string) => string) | undefined
}

export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** Personal data is left out unless an administrator allows the field. */
export const isPersonal = (field: FieldSpec): boolean => field.pii === true || field.mask === true

const textual = new Set(['text', 'longText', 'number', 'email', 'phone', 'url'])
const unreported = new Set(['json', 'attachment', 'richText'])

/** The columns of one field; none for documents, files and formatted text, which no tool can add up or group. */
export function columnsFor(parts: ViewParts, name: string, field: FieldSpec): ReportingColumn[] {
  if (unreported.has(field.kind)) return []
  const { label } = field
  const column = snake(name)
  const value = valueSql(name, field, 't')
  const one = (sql: string, type: string, suffix = '', more: Label = { zh: '', en: '' }): ReportingColumn => ({
    name: `${column}${suffix}`,
    type,
    sql,
    label: { zh: `${label.zh}${more.zh}`, en: `${label.en}${more.en}` },
  })
  switch (field.kind) {
    case 'ref':
    case 'treeRef':
      return [
        one(value, 'uuid', '_id', { zh: '（标识）', en: ' (id)' }),
        one(referenceLabel(parts, field.ref!, value), 'text'),
      ]
    case 'refs':
      return [one(manyLabels(parts, field.ref!, value), 'text')]
    case 'target':
      return targetColumns(parts, name, field).map(({ suffix, type, sql }) => one(sql, type, suffix))
    case 'choice':
      return [
        one(value, 'text'),
        one(optionLabel(parts, field, value, 'zh'), 'text', '_zh', { zh: '（中文）', en: ' (Chinese)' }),
        one(optionLabel(parts, field, value, 'en'), 'text', '_en', { zh: '（英文）', en: ' (English)' }),
      ]
    case 'multiChoice':
    case 'tags':
      return [one(`array_to_string(${value}, ', ')`, 'text')]
    case 'geo':
      return [
        one(`(${value}->>'lat')::numeric`, 'numeric', '_lat', { zh: '（纬度）', en: ' (latitude)' }),
        one(`(${value}->>'lng')::numeric`, 'numeric', '_lng', { zh: '（经度）', en: ' (longitude)' }),
      ]
    case 'address':
      return [
        one(`${value}->>'province'`, 'text', '_province', { zh: '（省级代码）', en: ' (province code)' }),
        one(`${value}->>'city'`, 'text', '_city', { zh: '（市级代码）', en: ' (city code)' }),
        one(`${value}->>'district'`, 'text', '_district', { zh: '（区县代码）', en: ' (district code)' }),
      ]
    default:
      return [one(value, textual.has(field.kind) ? 'text' : plainType(field))]
  }
}

const plainType = (field: FieldSpec): string =>
  kindOf(field)
    .sqlType(field)
    .replace(/\(.*\)$/, '')

/** SQL of a stored, computed or custom value. */
export function valueSql(name: string, field: FieldSpec, alias: string): string {
  const type = kindOf(field).sqlType(field)
  if (field.sql) return `(${field.sql(alias)})::${plainType(field)}`
  if (!field.custom) return `${alias}.${quoted(columnsOf(name, field).at(-1)!)}`
  const document = `${alias}.custom`
  if (type.endsWith('[]'))
    return `(select array_agg(x.value)::${type} from jsonb_array_elements_text(${document}->${literal(name)}) x)`
  if (type === 'jsonb') return `(${document}->${literal(name)})`
  return `(${document}->>${literal(name)})::${type}`
}

/** The title of a record; its number where the title is personal. */
function titleSql({ registry, allowed }: ViewParts, target: EntityDefinition, alias: string): string {
  const fields = registry.fields(target) as Fields
  const isOpen = (name: string) => !isPersonal(fields[name]!) || allowed.has(`${target.name}.${name}`)
  const shown = isOpen(target.title)
    ? target.title
    : Object.keys(fields).find((name) => fields[name]!.kind === 'number')
  return shown ? `${valueSql(shown, fields[shown]!, alias)}::text` : 'null::text'
}

const namedSql = ({ named }: ViewParts, target: EntityDefinition, alias: string): string =>
  named ? ` and ${named(target, alias)}` : ''

/** A join, which costs nothing when nobody asks for the label. */
function referenceLabel(parts: ViewParts, name: string, id: string): string {
  if (name === 'file') return 'null::text'
  const target = parts.registry.entity(name)
  const alias = `r${parts.joins.length + 1}`
  parts.joins.push(
    `left join ${quoted(target.table)} ${alias} on ${alias}.id = ${id} and ${alias}.deleted_at is null${namedSql(parts, target, alias)}`,
  )
  return titleSql(parts, target, alias)
}

function manyLabels(parts: ViewParts, name: string, ids: string): string {
  const target = parts.registry.entity(name)
  return `(select string_agg(${titleSql(parts, target, 'm')}, ', ' order by u.n) from unnest(${ids}) with ordinality u(id, n)
    join ${quoted(target.table)} m on m.id = u.id and m.deleted_at is null${namedSql(parts, target, 'm')})`
}

function targetColumns(parts: ViewParts, name: string, field: FieldSpec) {
  const [entityColumn, idColumn] = columnsOf(name, field).map((column) => `t.${quoted(column)}`)
  const labels = (field.targets ?? []).map((each) => {
    const target = parts.registry.entity(each)
    return `when ${literal(each)} then (select ${titleSql(parts, target, 'm')} from ${quoted(target.table)} m
      where m.id = ${idColumn} and m.deleted_at is null${namedSql(parts, target, 'm')})`
  })
  return [
    { suffix: '_entity', type: 'text', sql: entityColumn! },
    { suffix: '_id', type: 'uuid', sql: idColumn! },
    { suffix: '', type: 'text', sql: `(case ${entityColumn} ${labels.join(' ')} end)` },
  ]
}

/** An open choice outside its options says itself. */
function optionLabel(parts: ViewParts, field: FieldSpec, value: string, language: 'zh' | 'en'): string {
  const options = field.options ?? []
  if (options.length === 0) return value
  const when = (option: ChoiceOption) =>
    Object.entries(option.when ?? {})
      .map(([name, needed]) => {
        const other = parts.registry.fields(parts.entity)[name]
        return other ? ` and ${valueSql(name, other, 't')}::text = ${literal(needed)}` : ''
      })
      .join('')
  const branches = options.map(
    (option) => `when ${value} = ${literal(option.value)}${when(option)} then ${literal(option.label[language])}`,
  )
  return `(case ${branches.join(' ')} else ${value} end)`
}
