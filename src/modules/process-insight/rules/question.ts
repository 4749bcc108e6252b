/** Reads the filters of a request; everything that is wrong with them is said. */
import type { Violation } from '#kernel/entity/meta.types.ts'
import { violation } from '#kernel/pure/violations.ts'
import type { LogFilter } from './filters.types.ts'

const mostFilters = 30
const mostValues = 1000

type Check = (value: unknown) => boolean
const text: Check = (value) => typeof value === 'string' && value.length <= 600
const texts: Check = (value) =>
  Array.isArray(value) && value.length <= mostValues && value.length > 0 && value.every(text)
const maybe =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value)
const oneOf =
  (...names: string[]): Check =>
  (value) =>
    names.includes(value as string)
const seconds: Check = (value) => typeof value === 'number' && Number.isFinite(value) && value >= 0
const instant: Check = (value) => typeof value === 'string' && !Number.isNaN(Date.parse(value))
const flag: Check = (value) => typeof value === 'boolean'

const forms: Record<LogFilter['kind'], Record<string, Check>> = {
  time: { from: maybe(instant), to: maybe(instant), mode: oneOf('within', 'touching', 'started', 'ended') },
  activity: { activities: texts, mode: oneOf('any', 'all', 'none') },
  follows: { from: text, to: text, mode: oneOf('directly', 'eventually', 'never') },
  variant: { variants: texts, not: maybe(flag) },
  duration: { min: maybe(seconds), max: maybe(seconds) },
  attribute: { of: oneOf('case', 'event'), name: text, values: texts, not: maybe(flag) },
  resource: { people: texts, not: maybe(flag) },
  start: { activities: texts },
  end: { activities: texts },
  rework: { activity: text },
}

export function parseFilters(value: unknown): { filters: LogFilter[]; violations: Violation[] } {
  if (!Array.isArray(value) || value.length > mostFilters)
    return { filters: [], violations: [violation('insight.filters', 'filters', { max: mostFilters })] }
  const violations: Violation[] = []
  for (const [at, filter] of value.entries()) {
    const form = Object.hasOwn(forms, String(filter?.kind)) ? forms[filter.kind as LogFilter['kind']] : undefined
    if (!form) {
      violations.push(violation('insight.filter-kind', `filters.${at}`))
      continue
    }
    for (const [name, check] of Object.entries(form))
      if (!check(filter[name])) violations.push(violation('insight.filter-value', `filters.${at}.${name}`))
  }
  return { filters: violations.length === 0 ? (value as LogFilter[]) : [], violations }
}
