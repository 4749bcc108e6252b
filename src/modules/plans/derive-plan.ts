import type { Context } from '#kernel/entity/context.ts'
import { endOfMonth, endOfQuarter, endOfYear, startOfMonth, startOfQuarter, startOfYear } from '#kernel/pure/dates.ts'
import type { Draft } from './stored.types.ts'

/** A plan without dates is one of the running year, quarter or month; a special one begins today and lasts a month. */
export function derivePlans(records: Draft[], ctx: Context): void {
  const { today } = ctx
  const year = ctx.clock.fiscalYearStart
  for (const { after } of records) {
    after.state ??= 'active'
    if (after.kind === 'quarter') {
      after.startsOn ??= startOfQuarter(today, year)
      after.endsOn ??= endOfQuarter(after.startsOn, year)
    } else if (after.kind === 'month') {
      after.startsOn ??= startOfMonth(today)
      after.endsOn ??= endOfMonth(after.startsOn)
    } else if (after.kind === 'special') {
      after.startsOn ??= today
      after.endsOn ??= endOfMonth(after.startsOn)
    } else {
      after.startsOn ??= startOfYear(today, year)
      after.endsOn ??= endOfYear(after.startsOn, year)
    }
  }
}
