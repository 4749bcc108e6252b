/** Words of the filter operators, and the operators a kind of field offers. */
import type { FieldKind, FieldMeta, FilterOp, Label } from '#kernel/entity/meta.types.ts'

/** What the operator menu offers: `empty` is two entries, and a token period reads "is in". */
export interface OpChoice {
  key: string
  op: FilterOp
  value?: boolean
  label: Label
}

const dates = new Set<FieldKind>(['date', 'instant'])
const texts = new Set<FieldKind>(['text', 'longText', 'richText', 'email', 'phone', 'url', 'number', 'address'])
const numbers = new Set<FieldKind>(['integer', 'decimal', 'money', 'percent'])
const lists = new Set<FieldKind>(['multiChoice', 'tags', 'refs'])

export const isDateKind = (kind: FieldKind): boolean => dates.has(kind)
export const isNumberKind = (kind: FieldKind): boolean => numbers.has(kind)
export const isTextKind = (kind: FieldKind): boolean => texts.has(kind)

const dateWords: Partial<Record<FilterOp, Label>> = {
  eq: { zh: '在', en: 'is' },
  ne: { zh: '不在', en: 'is not' },
  gt: { zh: '晚于', en: 'is after' },
  gte: { zh: '不早于', en: 'is on or after' },
  lt: { zh: '早于', en: 'is before' },
  lte: { zh: '不晚于', en: 'is on or before' },
}

const words: Record<FilterOp, Label> = {
  eq: { zh: '是', en: 'is' },
  ne: { zh: '不是', en: 'is not' },
  gt: { zh: '大于', en: '>' },
  gte: { zh: '不小于', en: '≥' },
  lt: { zh: '小于', en: '<' },
  lte: { zh: '不大于', en: '≤' },
  in: { zh: '属于', en: 'is any of' },
  nin: { zh: '不属于', en: 'is none of' },
  contains: { zh: '包含', en: 'contains' },
  starts: { zh: '开头是', en: 'starts with' },
  empty: { zh: '为空', en: 'is empty' },
  between: { zh: '介于', en: 'is between' },
  under: { zh: '属于（含下级）', en: 'is within' },
}

const listWords: Partial<Record<FilterOp, Label>> = {
  in: { zh: '包含任一', en: 'has any of' },
  nin: { zh: '不含', en: 'has none of' },
  eq: { zh: '包含', en: 'has' },
}
const notEmpty: Label = { zh: '不为空', en: 'is not empty' }
const numberEquals: Partial<Record<FilterOp, Label>> = { eq: { zh: '等于', en: '=' }, ne: { zh: '不等于', en: '≠' } }

/** Words of one operator on a kind of field. */
export function opLabel(kind: FieldKind, op: FilterOp, value?: unknown): Label {
  if (op === 'empty') return value === false ? notEmpty : words.empty
  if (isDateKind(kind)) return dateWords[op] ?? words[op]
  if (isNumberKind(kind)) return numberEquals[op] ?? words[op]
  if (lists.has(kind)) return listWords[op] ?? words[op]
  return words[op]
}

/** Menu of operators of a field, the usual one first. `tree`: the field points to records that have others below them. */
export function opChoices(field: FieldMeta, tree: boolean): OpChoice[] {
  const order = preferred(field.kind)
  const offered = field.operators.filter((op) => isOffered(field, op, tree))
  const sorted = offered.sort((a, b) => rank(order, a) - rank(order, b))
  return sorted.flatMap((op): OpChoice[] =>
    op === 'empty'
      ? [
          { key: 'empty', op, value: true, label: words.empty },
          { key: 'not-empty', op, value: false, label: notEmpty },
        ]
      : [{ key: op, op, label: opLabel(field.kind, op) }],
  )
}

const ordering = new Set<FilterOp>(['gt', 'gte', 'lt', 'lte', 'between'])

/** Leaves out what another operator says already, and what makes no sense for the field. */
function isOffered(field: FieldMeta, op: FilterOp, tree: boolean): boolean {
  if (op === 'under') return tree
  if (lists.has(field.kind)) return op !== 'contains' && op !== 'eq'
  if (texts.has(field.kind)) return !ordering.has(op)
  if (field.kind === 'choice') return op !== 'contains' || field.open === true
  if (field.kind === 'target') return op !== 'in'
  return true
}

function preferred(kind: FieldKind): FilterOp[] {
  if (isDateKind(kind)) return ['eq', 'between', 'gte', 'lte', 'gt', 'lt', 'ne']
  if (isNumberKind(kind)) return ['gte', 'lte', 'between', 'eq', 'gt', 'lt', 'ne']
  if (isTextKind(kind)) return ['contains', 'starts', 'eq', 'ne']
  if (kind === 'treeRef') return ['under', 'in', 'nin', 'eq', 'ne']
  return ['in', 'nin', 'under', 'eq', 'ne']
}

function rank(order: FilterOp[], op: FilterOp): number {
  if (op === 'empty') return 99
  const at = order.indexOf(op)
  return at === -1 ? 50 : at
}

/** Value a fresh condition starts with for an operator. */
export function startValue(op: FilterOp, emptyValue?: boolean): unknown {
  if (op === 'empty') return emptyValue ?? true
  if (op === 'in' || op === 'nin') return []
  return undefined
}
