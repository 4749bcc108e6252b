import type { Context } from '#kernel/entity/context.ts'
import { quarterOf } from '#kernel/pure/dates.ts'
import { violation } from '#kernel/pure/violations.ts'
import type { Drafted } from './records.types.ts'
import { isQuarter, spanOfQuarter } from './rules/quarter.ts'

/** The days of the quarter. A department is that which was named, never the owner's own: none means the company. */
export function deriveMilestones(records: Drafted[], ctx: Context): void {
  for (const { after, violations } of records) {
    after.quarter ??= quarterOf(ctx.today, ctx.clock.fiscalYearStart)
    if (!isQuarter(after.quarter)) {
      violations.push(violation('okr.quarter', 'quarter'))
      continue
    }
    const span = spanOfQuarter(after.quarter, ctx.clock.fiscalYearStart)
    after.startsOn = span.from
    after.endsOn = span.to
  }
}
