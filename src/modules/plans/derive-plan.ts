import type { Context } from '#kernel/entity/context.ts'
import { endOfMonth, periodSpan } from '#kernel/pure/dates.ts'
import type { Draft } from './stored.types.ts'

/** A plan without dates is one of the running year, quarter or month; a special one begins today and lasts a month. */
export function derivePlans(records: Draft[], ctx: Context): void {
  const { today } = ctx
  const year = ctx.clock.fiscalYearStart
  for (const { after } of records) {
    after.state ??= 'active'
    if (after.kind === 'special') {
      after.startsOn ??= today
      after.endsOn ??= endOfMonth(after.startsOn)
    } else {
      const kind = after.kind === 'quarter' || after.kind === 'month' ? after.kind : 'year'
      after.startsOn ??= periodSpan(kind, today, year).from
      after.endsOn ??= periodSpan(kind, after.startsOn, year).to
    }
  }
}
