import { sql } from 'drizzle-orm'
import { AppError } from '#kernel/api/errors.ts'
import type { Context } from '#kernel/entity/context.ts'
import type { Filter } from '#kernel/entity/meta.types.ts'
import { addDays } from '#kernel/pure/dates.ts'
import { keyResult } from './entities/key-result.ts'
import { measure, readerAs } from './measure.ts'

/** Deals of a quarter are booked late; so long its figures are still read. */
const daysAfterQuarter = 31

interface Row {
  id: string
  metric: string
  filter: Filter | null
  current: string | null
  measuredBy: string | null
  from: string
  to: string
}

/** Reads the metrics of key results anew: of some objectives, or of all that are not closed and whose quarter is not long over. */
export async function measureKeyResults(ctx: Context, objectives?: readonly string[]): Promise<void> {
  const which = objectives
    ? sql`o.id = any(${sql.param([...objectives])}::uuid[])`
    : sql`o.starts_on <= ${ctx.today}::date and o.ends_on >= ${addDays(ctx.today, -daysAfterQuarter)}::date`
  const rows = await ctx.sql.run<Row>(sql`
    select k.id, k.metric, k.metric_filter as filter, k.current, k.measured_by_id as "measuredBy", o.starts_on as from, o.ends_on as to
    from key_result k join objective o on o.id = k.objective_id
    where k.kind = 'metric' and k.state = 'active' and o.state <> 'closed' and k.deleted_at is null and o.deleted_at is null and ${which}
    order by k.measured_by_id, k.id`)
  const system = ctx.asSystem('value of a metric')
  for (const [employee, list] of Map.groupBy(rows, (row) => row.measuredBy)) {
    const reader = await readerAs(ctx, employee)
    // Whoever chose these figures has left: they keep their last value and show its age.
    if (!reader) continue
    for (const { id, metric, filter, current, from, to } of list) {
      const value = await figure(() => measure(reader, { metric, filter, span: { from, to } }))
      if (value === undefined) continue
      if (value === current)
        await ctx.sql.run(
          sql`update key_result set measured_at = ${ctx.now.toISOString()}::timestamptz where id = ${id}::uuid`,
        )
      else await system.update(keyResult, id, { current: value, measuredAt: ctx.now.toISOString() })
    }
  }
}

/** Undefined where the person may not read the metric any more, or it is gone: the last value stays. */
async function figure(read: () => Promise<{ value: string | null }>): Promise<string | null | undefined> {
  try {
    return (await read()).value
  } catch (error) {
    if (error instanceof AppError) return undefined
    throw error
  }
}
