import type { Context } from '#kernel/entity/context.ts'
import type { DeriveInput } from '#kernel/entity/define.ts'
import { workingCalendar } from '#modules/organisation'
import { nextSending, type Timetable } from './rules/due.ts'

interface Planned {
  state: string | null
  frequency: Timetable['frequency'] | null
  weekday: string | null
  dayOfMonth: number | null
  hour: number | null
  workingDaysOnly: boolean | null
}

export const timetableOf = (row: Planned): Timetable => ({
  frequency: row.frequency ?? 'weekly',
  weekday: Number(row.weekday ?? 1),
  dayOfMonth: row.dayOfMonth ?? 1,
  hour: row.hour ?? 8,
  workingDaysOnly: row.workingDaysOnly ?? false,
})

const decisive = ['state', 'frequency', 'weekday', 'dayOfMonth', 'hour', 'workingDaysOnly'] as const

/** A new timetable counts from now; renaming a schedule moves nothing. */
// biome-ignore lint/suspicious/noExplicitAny: an entity's derive gets records of the entity's own shape.
export async function planNext(records: DeriveInput<any>[], ctx: Context): Promise<void> {
  const calendar = await workingCalendar(ctx.sql)
  for (const { before, after } of records) {
    const row = after as unknown as Planned & { nextAt: string | null }
    const was = before as unknown as Planned | null
    if (was && decisive.every((name) => was[name] === row[name])) continue
    const isWhole = Number.isInteger(row.hour) && row.frequency !== null
    const next = row.state === 'paused' || !isWhole ? undefined : nextSending(timetableOf(row), ctx.now, calendar)
    row.nextAt = next?.toISOString() ?? null
  }
}
