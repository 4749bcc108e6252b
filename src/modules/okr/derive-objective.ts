import type { Context } from '#kernel/entity/context.ts'
import { quarterOf } from '#kernel/pure/dates.ts'
import type { Drafted } from './records.types.ts'
import { isQuarter, spanOfQuarter } from './rules/quarter.ts'
import { readOkrSettings } from './settings.ts'

/** Quarter (the running one unless told), its days, who sees it, and the department of whom it is about. */
export async function deriveObjectives(records: Drafted[], ctx: Context): Promise<void> {
  const settings = records.some(({ after }) => !after.visibility) ? await readOkrSettings(ctx.sql) : undefined
  for (const { after } of records) {
    after.quarter ??= quarterOf(ctx.today, ctx.clock.fiscalYearStart)
    after.visibility ??= settings?.visibility
    const span = isQuarter(after.quarter) ? spanOfQuarter(after.quarter, ctx.clock.fiscalYearStart) : undefined
    if (span) [after.startsOn, after.endsOn] = [span.from, span.to]
  }
}
