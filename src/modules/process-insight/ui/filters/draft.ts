import { addDays, instantOf } from '#kernel/pure/dates.ts'
import { formatContext } from '#kernel/ui/format.ts'
import type { Insight } from '../../insight.types.ts'
import type { LogFilter } from '../../rules/filters.types.ts'

/** A filter while it is being filled in. */
export interface Draft {
  kind: Exclude<LogFilter['kind'], 'variant'>
  /** Empty for the first that is offered. */
  mode: string
  activities: string[]
  from: string
  to: string
  /** Days, both included. */
  range?: [string, string] | undefined
  min?: number | undefined
  max?: number | undefined
  unit: 'minutes' | 'hours' | 'days'
  /** Place in the list of attributes. */
  attribute?: number | undefined
  values: string[]
}

export const emptyDraft: Draft = {
  kind: 'activity',
  mode: '',
  activities: [],
  from: '',
  to: '',
  unit: 'hours',
  values: [],
}

/** The filter that the draft means; undefined while something is missing. */
export function filterOf(draft: Draft, insight: Pick<Insight, 'attributes' | 'day'>): LogFilter | undefined {
  const { kind, mode, activities, from, to, range, min, max, values } = draft
  switch (kind) {
    case 'activity':
      return activities.length > 0 ? { kind, activities, mode: (mode || 'any') as 'any' } : undefined
    case 'start':
    case 'end':
      return activities.length > 0 ? { kind, activities } : undefined
    case 'rework':
      return from ? { kind, activity: from } : undefined
    case 'follows':
      return from && to ? { kind, from, to, mode: (mode || 'directly') as 'directly' } : undefined
    case 'time':
      return (
        range && { kind, from: startOf(range[0]), to: startOf(range[1], 1), mode: (mode || 'started') as 'started' }
      )
    case 'duration': {
      const unit = { minutes: 60, hours: 3600, days: insight.day }[draft.unit]
      if (min === undefined && max === undefined) return undefined
      return { kind, ...(min !== undefined && { min: min * unit }), ...(max !== undefined && { max: max * unit }) }
    }
    case 'attribute': {
      const attribute = insight.attributes[draft.attribute ?? -1]
      if (!attribute || values.length === 0) return undefined
      return { kind, of: attribute.of, name: attribute.name, values, ...(mode === 'isNot' && { not: true }) }
    }
    case 'resource':
      return values.length > 0 ? { kind, people: values, ...(mode === 'tookNot' && { not: true }) } : undefined
  }
}

/** Midnight of a day, or of one some days later, on the company's clock. */
const startOf = (day: string, later = 0): string =>
  instantOf(addDays(day, later), '00:00', formatContext().timeZone).toISOString()
