/** A filter in plain words, for the chips: "级别 是 A、B", "Close date is this month". */
import type { Filter, FilterOp, Label } from '#kernel/entity/meta.types.ts'
import { entityOfDimension, type MetricCondition } from '#kernel/metrics/metrics.types.ts'
import type { PathField } from './fieldPath.ts'
import { type Condition, type Group, isGroup, metricField, type Node } from './filterModel.ts'
import { tokenLabel } from './filterTokens.ts'
import { isDateKind, opLabel } from './operators.ts'

export type Language = 'zh' | 'en'

/** What the words need from outside: fields by path, and names of referenced records. */
export interface Words {
  language: Language
  field: (path: string) => PathField | undefined
  /** Name of a referenced record; undefined while it is being fetched or when it may not be seen. */
  reference: (entity: string, id: string) => string | undefined
  /** Name of a metric. */
  metric: (key: string) => string
  /** A point in time by the company's clock. */
  instant: (value: string) => string
}

/** Words of a condition or group. Unknown fields keep their path so that nothing is silently hidden. */
export function nodeText(node: Node, words: Words): string {
  return isGroup(node) ? groupText(node, words) : conditionText(node, words)
}

function groupText(group: Group, words: Words): string {
  const zh = words.language === 'zh'
  const glue = group.join === 'and' ? (zh ? ' 且 ' : ' and ') : zh ? ' 或 ' : ' or '
  const inner = group.items.map((item) => {
    const text = nodeText(item, words)
    return isGroup(item) && item.items.length > 1 ? `(${text})` : text
  })
  const joined = inner.join(glue)
  if (group.join !== 'none') return joined
  return zh ? `不满足（${joined}）` : `not (${joined})`
}

function conditionText({ field: path, op, value }: Condition, words: Words): string {
  if (path === metricField) return metricText(value as MetricCondition, words)
  const target = words.field(path)
  if (!target) return `${path} ${op}`
  const pick = (label: Label) => label[words.language]
  const name = pick(target.label)
  if (op === 'empty') return `${name} ${pick(opLabel(target.field.kind, op, value))}`
  const verb = pick(shownOp(target, op, value))
  return `${name} ${verb} ${valueText(target, op, value, words)}`
}

/** "赢单金额 · 2017-Q1 · 华东": the figure whose records these are. */
function metricText({ metric, from, to, by = {} }: MetricCondition, words: Words): string {
  const parts = Object.entries(by).map(([key, value]) => {
    if (value === null) return words.language === 'zh' ? '未归属' : 'none'
    const entity = entityOfDimension(key)
    return entity ? (words.reference(entity, value ?? '') ?? '…') : value
  })
  const span = from && to ? `${from} – ${to}` : from ? `≥ ${from}` : to ? `≤ ${to}` : undefined
  return [words.metric(metric), span, ...parts].filter(Boolean).join(' · ')
}

/** One value of a list reads "is", not "is any of"; a single day reads "is", a period "in". */
function shownOp(target: PathField, op: FilterOp, value: unknown): Label {
  const { kind } = target.field
  if ((op === 'in' || op === 'nin') && Array.isArray(value) && value.length === 1)
    return opLabel(kind, op === 'in' ? 'eq' : 'ne')
  if (isDateKind(kind) && op === 'eq' && !isPeriod(value)) return { zh: '是', en: 'is' }
  if (isDateKind(kind) && op === 'ne' && !isPeriod(value)) return { zh: '不是', en: 'is not' }
  return opLabel(kind, op)
}

function isPeriod(value: unknown): boolean {
  return typeof value === 'string' && /^@(this|last|next)-/.test(value)
}

function valueText(target: PathField, op: FilterOp, value: unknown, words: Words): string {
  const zh = words.language === 'zh'
  if (op === 'between' && Array.isArray(value)) {
    const [from, to] = value.map((each) => (each === null || each === '' ? '…' : oneText(target, each, words)))
    return zh ? `${from} 至 ${to}` : `${from} and ${to}`
  }
  if (Array.isArray(value)) return value.map((each) => oneText(target, each, words)).join(zh ? '、' : ', ')
  return oneText(target, value, words)
}

function oneText({ field }: PathField, value: unknown, words: Words): string {
  const token = tokenLabel(value)
  if (token) return token[words.language]
  if (typeof value === 'boolean') {
    if (words.language === 'zh') return value ? '是' : '否'
    return value ? 'yes' : 'no'
  }
  const option = field.options?.find((each) => each.value === value)
  if (option) return option.label[words.language]
  if (field.ref && typeof value === 'string') return words.reference(field.ref, value) ?? '…'
  if (typeof value === 'object' && value !== null) {
    const { label, id, entity } = value as { label?: string; id?: string; entity?: string }
    return label ?? (entity && id ? words.reference(entity, id) : undefined) ?? '…'
  }
  if (field.kind === 'instant' && typeof value === 'string' && value.includes('T')) return words.instant(value)
  if (field.kind === 'percent') return `${value}%`
  return String(value ?? '')
}

/** References a filter mentions, by entity, so that their names can be fetched. */
export function referencesOf(filter: Filter | undefined, field: Words['field']): { entity: string; id: string }[] {
  if (!filter) return []
  if ('and' in filter) return filter.and.flatMap((each) => referencesOf(each, field))
  if ('or' in filter) return filter.or.flatMap((each) => referencesOf(each, field))
  if ('not' in filter) return referencesOf(filter.not, field)
  if ('metric' in filter)
    return Object.entries(filter.by ?? {}).flatMap(([key, id]) => {
      const entity = entityOfDimension(key)
      return entity && id ? [{ entity, id }] : []
    })
  const target = field(filter.field)?.field
  const values = Array.isArray(filter.value) ? filter.value : [filter.value]
  return values.flatMap((value: unknown) => {
    if (typeof value === 'string' && target?.ref && !value.startsWith('@')) return [{ entity: target.ref, id: value }]
    if (typeof value === 'object' && value !== null && 'entity' in value && 'id' in value)
      return [{ entity: String(value.entity), id: String(value.id) }]
    return []
  })
}

/** Whether any condition is about the records behind a figure. */
export function namesMetric(filter: Filter | undefined): boolean {
  if (!filter || 'field' in filter) return false
  if ('metric' in filter) return true
  return ('and' in filter ? filter.and : 'or' in filter ? filter.or : [filter.not]).some(namesMetric)
}
