import { sql } from 'drizzle-orm'
import type { Context } from '#kernel/entity/context.ts'
import type { Draft } from './stored.types.ts'

/** A line without dates lasts as long as its plan, and one without settings has the usual ones. */
export async function deriveLines(records: Draft[], ctx: Context): Promise<void> {
  for (const { after } of records) {
    after.firstWarning ??= 50
    after.secondWarning ??= 80
    after.limit ??= 'approval'
  }
  const open = records.filter(({ after }) => after.plan && (!after.startsOn || !after.endsOn))
  if (open.length === 0) return
  const plans = await ctx.sql.run<{ id: string; startsOn: string; endsOn: string }>(
    sql`select id, starts_on as "startsOn", ends_on as "endsOn" from plan
      where id = any(${sql.param([...new Set(open.map(({ after }) => after.plan))])}::uuid[])`,
  )
  const byId = new Map(plans.map((plan) => [plan.id, plan]))
  for (const { after } of open) {
    after.startsOn ??= byId.get(after.plan)?.startsOn ?? null
    after.endsOn ??= byId.get(after.plan)?.endsOn ?? null
  }
}
