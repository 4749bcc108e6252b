/** When nobody is disturbed: a span of the night on the person's clock, and the company's days off. */
import { isWorkingDay, nextWorkingDay, type WorkingCalendar } from '../../pure/calendar.ts'
import { addDays, type Day, dayInZone, instantOf, timeInZone } from '../../pure/dates.ts'

export interface QuietHours {
  on: boolean
  /** 'HH:MM'; a span whose end is not after its start goes over midnight. */
  from: string
  to: string
  /** Days on which the company does not work are quiet as a whole. */
  restDays: boolean
}

export const defaultQuietHours: QuietHours = { on: true, from: '20:00', to: '08:00', restDays: true }

/** More turns than any calendar needs: a rest day and a night for each of ten years. */
const mostTurns = 8_000

/**
 * The first instant from `instant` on that is not quiet; `instant` itself when it is not.
 * @param timeZone of the person: it says which hour and day it is for them
 */
export function endOfQuiet(instant: Date, quiet: QuietHours, calendar: WorkingCalendar, timeZone: string): Date {
  if (!quiet.on) return instant
  let at = instant
  for (let turn = 0; turn < mostTurns; turn += 1) {
    const next = leaveSpan(at, quiet, timeZone) ?? (quiet.restDays ? leaveRestDay(at, calendar, timeZone) : undefined)
    if (next === undefined || next <= at) return at
    at = next
  }
  return at
}

/** The end of the span that an instant lies in; undefined outside of it. */
function leaveSpan(at: Date, { from, to }: QuietHours, timeZone: string): Date | undefined {
  if (from === to) return undefined
  const time = timeInZone(at, timeZone).slice(0, 5)
  const day = dayInZone(at, timeZone)
  if (from < to) return time >= from && time < to ? instantOf(day, to, timeZone) : undefined
  if (time >= from) return instantOf(addDays(day, 1), to, timeZone)
  return time < to ? instantOf(day, to, timeZone) : undefined
}

function leaveRestDay(at: Date, calendar: WorkingCalendar, timeZone: string): Date | undefined {
  const day = dayInZone(at, timeZone)
  if (isWorkingDay(day, calendar)) return undefined
  const next = workingDayAfter(day, calendar)
  return next === undefined ? undefined : instantOf(next, '00:00', timeZone)
}

/** Undefined for a calendar without working days: then nothing is held back because of them. */
function workingDayAfter(day: Day, calendar: WorkingCalendar): Day | undefined {
  try {
    return nextWorkingDay(day, 1, calendar)
  } catch {
    return undefined
  }
}
