/** When a notice leaves by a channel that disturbs: at once, with the next digest, or when quiet hours are over. */
import type { WorkingCalendar } from '../../pure/calendar.ts'
import { addDays, dayInZone, instantOf, timeInZone, weekdayOf } from '../../pure/dates.ts'
import { endOfQuiet, type QuietHours } from './quiet-hours.ts'

export const digests = ['now', 'hourly', 'daily', 'weekly'] as const
export type Digest = (typeof digests)[number]

export interface DeliveryRhythm {
  digest: Digest
  /** Passes quiet hours and digests. */
  urgent: boolean
  quiet: QuietHours
  /** 'HH:MM' of daily and weekly digests. */
  digestAt: string
  /** ISO weekday of weekly digests. */
  digestOn: number
  timeZone: string
}

/** `now` itself when the notice may go at once, else a later instant. */
export function deliveryTime(now: Date, rhythm: DeliveryRhythm, calendar: WorkingCalendar): Date {
  if (rhythm.urgent) return now
  return endOfQuiet(nextDigest(now, rhythm), rhythm.quiet, calendar, rhythm.timeZone)
}

/** The next digest after an instant; the instant itself when there is none to wait for. */
function nextDigest(now: Date, { digest, digestAt, digestOn, timeZone }: DeliveryRhythm): Date {
  if (digest === 'now') return now
  if (digest === 'hourly') {
    const [, minutes, seconds] = timeInZone(now, timeZone).split(':').map(Number)
    const whole = Math.floor(now.getTime() / 1000) * 1000
    return new Date(whole + (3600 - (minutes ?? 0) * 60 - (seconds ?? 0)) * 1000)
  }
  const today = dayInZone(now, timeZone)
  for (let ahead = 0; ; ahead += 1) {
    const day = addDays(today, ahead)
    if (digest === 'weekly' && weekdayOf(day) !== digestOn) continue
    const at = instantOf(day, digestAt, timeZone)
    if (at > now) return at
  }
}
