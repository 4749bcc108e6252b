/** A list filter asked of plain values instead of rows: forms, and changes that wait for approval. */
import type { Filter, FilterOp } from '#kernel/entity/meta.types.ts'
import { type DateTokenContext, isDay, resolveDateToken } from '#kernel/pure/dates.ts'
import { decimal, isDecimal } from '#kernel/pure/decimal.ts'

export interface MatchContext extends DateTokenContext {
  /** Who `@me` is, and whose department `@my-department`. */
  me: string | null
  department: string | null
}

type Leaf = { field: string; op: FilterOp; value?: unknown }

/** Whether each condition holds is asked of `leaf`; and, or, not are worked out here. */
export async function matchesFilter(filter: Filter, leaf: (condition: Filter) => Promise<boolean>): Promise<boolean> {
  if ('and' in filter) {
    for (const part of filter.and) if (!(await matchesFilter(part, leaf))) return false
    return true
  }
  if ('or' in filter) {
    for (const part of filter.or) if (await matchesFilter(part, leaf)) return true
    return false
  }
  if ('not' in filter) return !(await matchesFilter(filter.not, leaf))
  return leaf(filter)
}

/** Fields that a filter names, each once. */
export function fieldsOf(filter: Filter): string[] {
  if ('and' in filter) return [...new Set(filter.and.flatMap(fieldsOf))]
  if ('or' in filter) return [...new Set(filter.or.flatMap(fieldsOf))]
  if ('not' in filter) return fieldsOf(filter.not)
  return 'field' in filter ? [filter.field] : []
}

const blank = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

/** One comparison of a plain value. What cannot be compared does not match. */
export function matches({ op, value: wanted }: Leaf, value: unknown, context: MatchContext): boolean {
  const own = plain(value)
  switch (op) {
    case 'empty':
      return blank(own) === (wanted !== false)
    case 'eq':
      return wanted === null || wanted === undefined ? blank(own) : within(own, wanted, context)
    case 'ne':
      return !matches({ field: '', op: 'eq', value: wanted }, value, context)
    case 'in':
      return listOf(wanted).some((each) => within(own, each, context))
    case 'nin':
      return !listOf(wanted).some((each) => within(own, each, context))
    case 'contains':
      if (Array.isArray(own)) return listOf(wanted).some((each) => within(own, each, context))
      return !blank(own) && String(own).toLowerCase().includes(String(wanted).toLowerCase())
    case 'starts':
      return !blank(own) && String(own).toLowerCase().startsWith(String(wanted).toLowerCase())
    case 'between': {
      const [from, to] = listOf(wanted)
      const after = blank(from) || matches({ field: '', op: 'gte', value: from }, value, context)
      return after && (blank(to) || matches({ field: '', op: 'lte', value: to }, value, context))
    }
    case 'gt':
    case 'gte':
    case 'lt':
    case 'lte':
      return ordered(op, own, wanted, context)
    default:
      return false
  }
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value])

/** References are compared by their id. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain)
  if (value !== null && typeof value === 'object' && 'id' in value) return value.id
  return value
}

function within(own: unknown, wanted: unknown, context: MatchContext): boolean {
  if (Array.isArray(own)) return own.some((each) => within(each, wanted, context))
  if (blank(own)) return false
  if (wanted === '@me') return own === context.me
  if (wanted === '@my-department') return own === context.department
  const range = rangeOf(wanted, context)
  if (range) return dayOf(own) >= range.from && dayOf(own) <= range.to
  const [a, b] = [numberOf(own), numberOf(plain(wanted))]
  if (a !== undefined && b !== undefined) return decimal(a).eq(decimal(b))
  return String(own) === String(plain(wanted))
}

function ordered(op: 'gt' | 'gte' | 'lt' | 'lte', own: unknown, wanted: unknown, context: MatchContext): boolean {
  if (blank(own) || blank(wanted)) return false
  const range = rangeOf(wanted, context)
  if (range) {
    const day = dayOf(own)
    if (op === 'gt') return day > range.to
    if (op === 'gte') return day >= range.from
    return op === 'lt' ? day < range.from : day <= range.to
  }
  const [a, b] = [numberOf(own), numberOf(wanted)]
  const order = a !== undefined && b !== undefined ? decimal(a).cmp(decimal(b)) : textOrder(own, wanted)
  if (op === 'gt') return order > 0
  if (op === 'gte') return order >= 0
  return op === 'lt' ? order < 0 : order <= 0
}

const textOrder = (a: unknown, b: unknown): number => (String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0)

function rangeOf(wanted: unknown, context: MatchContext) {
  if (typeof wanted !== 'string') return undefined
  const isOneDay: boolean = isDay(wanted)
  if (isOneDay) return { from: wanted, to: wanted }
  return wanted.startsWith('@') ? (resolveDateToken(wanted, context) ?? undefined) : undefined
}

const dayOf = (value: unknown): string => String(value).slice(0, 10)

function numberOf(value: unknown): string | undefined {
  const text = typeof value === 'number' ? String(value) : value
  return isDecimal(text) ? text : undefined
}
