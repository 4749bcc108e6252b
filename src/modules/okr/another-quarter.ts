/** A metric over another quarter is another question: it is read anew, with the rights of whoever asks for that quarter. */
import { sql } from 'drizzle-orm'
import type { Context } from '#kernel/entity/context.ts'
import { checkMilestones } from './check-milestones.ts'
import { measureKeyResults } from './measure-key-results.ts'
import type { Written } from './records.types.ts'

const moved = (records: readonly Written[]): string[] =>
  records.filter(({ before, changed }) => before !== null && changed.has('quarter')).map(({ after }) => after.id)

export async function readObjectivesAnew(records: Written[], ctx: Context): Promise<void> {
  const ids = moved(records)
  if (ids.length === 0) return
  await ctx.sql.run(
    sql`update key_result set measured_by_id = coalesce(${ctx.actor.id}::uuid, measured_by_id)
      where objective_id = any(${sql.param(ids)}::uuid[]) and kind = 'metric'`,
  )
  await measureKeyResults(ctx, ids)
}

export async function readMilestonesAnew(records: Written[], ctx: Context): Promise<void> {
  const ids = moved(records)
  if (ids.length === 0) return
  await ctx.sql.run(
    sql`update milestone_criterion set current = null, wanted = null, met = false, met_on = null,
        measured_by_id = coalesce(${ctx.actor.id}::uuid, measured_by_id)
      where milestone_id = any(${sql.param(ids)}::uuid[]) and kind = 'metric'`,
  )
  await checkMilestones(ctx, ids)
}
