import type { AnyDraft } from '#kernel/entity/any-record.types.ts'
import type { Context } from '#kernel/entity/context.ts'
import { addWorkingHours } from '#kernel/pure/working-time.ts'
import { workingCalendar } from '#modules/organisation'
import type { ConflictLevel } from './entities/choices.ts'
import { hoursField } from './rules/conflict.ts'

/** Until when the level that has the conflict is to end it; a new level starts its own clock. */
export async function deriveConflicts(records: AnyDraft[], ctx: Context): Promise<void> {
  const calendar = await workingCalendar(ctx.sql)
  for (const { before, after } of records) {
    after.raisedAt ??= ctx.now.toISOString()
    if (before && before.level === after.level) continue
    const hours = after[hoursField[after.level as ConflictLevel]]
    const since = before ? ctx.now : new Date(after.raisedAt)
    if (hours) after.levelDueAt = addWorkingHours(since, hours, calendar).toISOString()
    after.overdueToldAt = null
  }
}
