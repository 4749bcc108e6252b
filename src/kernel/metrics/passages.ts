/** When and under which condition a record counts, as SQL over a query on its entity. */
import { type SQL, sql } from 'drizzle-orm'
import { and, or } from '../data/connection.ts'
import type { EntityQuery } from '../data/query.ts'
import type { FieldSpec } from '../entity/fields.ts'
import type { Filter } from '../entity/meta.types.ts'
import { addDays, instantOf } from '../pure/dates.ts'
import type { CountedMetric } from './define.ts'

/** The day of what has no date of its own; only stocks count such records. */
export const undated = '0001-01-01'

/** One way a record gets into a metric: a flow has one, a stock an entry and an exit. */
export interface Passage {
  day: SQL
  /** The column behind `day`, for conditions that an index can serve. */
  where: (range: DayRange) => SQL
  condition: SQL
  sign: 1 | -1
}

export interface DayRange {
  from?: string | undefined
  to?: string | undefined
  /** Only these days. */
  days?: readonly string[] | undefined
}

/** How records of the source count, as SQL over a query on it. */
export function passages(query: EntityQuery, metric: CountedMetric, compile: (filter: Filter) => SQL): Passage[] {
  const condition = metric.filter ? compile(metric.filter) : sql`true`
  const date = query.reach(metric.date)
  if (!metric.until) {
    const day = dayOf(query, date.expr, date.field)
    return [{ day, where: (range) => inRange(query, date.expr, date.field, range), condition, sign: 1 }]
  }
  const end = query.reach(metric.until.date)
  const ended = compile(metric.until.filter)
  const entryDay = sql`coalesce(${dayOf(query, date.expr, date.field)}, ${undated}::date)`
  const entered = (range: DayRange): SQL => {
    const dated = inRange(query, date.expr, date.field, range)
    return holds(range, undated) ? sql`(${date.expr} is null or ${dated})` : dated
  }
  return [
    { day: entryDay, where: entered, condition, sign: 1 },
    {
      // What ended without a date never counted: entry and exit fall on one day.
      day: sql`coalesce(${dayOf(query, end.expr, end.field)}, ${entryDay})`,
      where: (range) =>
        sql`(${inRange(query, end.expr, end.field, range)} or (${end.expr} is null and ${entered(range)}))`,
      condition: and([condition, sql`coalesce(${ended}, false)`]),
      sign: -1,
    },
  ]
}

const holds = ({ from, to, days }: DayRange, day: string): boolean =>
  (!from || day >= from) && (!to || day <= to) && (!days || days.includes(day))

function dayOf(query: EntityQuery, expr: SQL, field: FieldSpec): SQL {
  return field.kind === 'instant' ? sql`(${expr} at time zone ${query.clock.timeZone})::date` : expr
}

/** A range on the column itself, so that its index serves; instants by the company's midnights. */
function inRange(query: EntityQuery, expr: SQL, field: FieldSpec, range: DayRange): SQL {
  const { timeZone } = query.clock
  const midnight = (day: string): string => instantOf(day, '00:00', timeZone).toISOString()
  const since = (day: string): SQL =>
    field.kind === 'instant' ? sql`${expr} >= ${midnight(day)}::timestamptz` : sql`${expr} >= ${day}::date`
  const until = (day: string): SQL =>
    field.kind === 'instant' ? sql`${expr} < ${midnight(addDays(day, 1))}::timestamptz` : sql`${expr} <= ${day}::date`
  const parts: SQL[] = []
  if (range.days) {
    const days = range.days.filter((day) => day !== undated)
    parts.push(
      field.kind === 'instant'
        ? or(days.map((day) => sql`(${since(day)} and ${until(day)})`))
        : sql`${expr} = any(${sql.param(days)}::date[])`,
    )
  }
  if (range.from) parts.push(since(range.from))
  if (range.to) parts.push(until(range.to))
  return parts.length ? and(parts) : sql`${expr} is not null`
}
