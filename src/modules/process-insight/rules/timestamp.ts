import { instantOf, parseInstant } from '#kernel/pure/dates.ts'

const zoned = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?\s?(Z|[+-]\d{2}:?\d{2})$/i
const local = /^(\d{4})[-/](\d{2})[-/](\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?$/
/** Years in which things can have happened that a log tells; others are mistakes of reading. */
const earliest = Date.UTC(1900, 0, 1)
const latest = Date.UTC(2200, 0, 1)

/**
 * Reads instants of logs, a million in a second: with a zone as they are, without one as the clocks of `timeZone` show them
 * (to the millisecond), seconds or milliseconds since 1970, and everything that `parseInstant` reads.
 * @returns a function that answers milliseconds, or undefined for a text that is no instant between 1900 and 2200
 */
export function timestampReader(timeZone: string): (text: string) => number | undefined {
  /** How far the zone's clocks are ahead, by hour of the clock: they change on full hours at most. */
  const offsets = new Map<string, number>()
  const read = (text: string): number | undefined => {
    if (zoned.test(text)) return Date.parse(text.replace(' ', 'T').replaceAll(' ', ''))
    const match = local.exec(text)
    if (match) {
      const [, year, month, day, hour, minute, second = '0', fraction = ''] = match
      const millis = Number(fraction.padEnd(3, '0').slice(0, 3))
      const clock = Date.UTC(+year!, +month! - 1, +day!, +hour!, +minute!, +second, millis)
      if (new Date(clock).getUTCDate() !== +day! || +hour! > 23 || +minute! > 59 || +second > 59) return undefined
      const key = `${year}-${month}-${day} ${hour}`
      let offset = offsets.get(key)
      if (offset === undefined) {
        offset =
          Date.UTC(+year!, +month! - 1, +day!, +hour!) -
          instantOf(`${year}-${month}-${day}`, `${hour}:00`, timeZone).getTime()
        offsets.set(key, offset)
      }
      return clock - offset
    }
    if (/^\d{13}$/.test(text)) return Number(text)
    if (/^\d{10}$/.test(text)) return Number(text) * 1000
    return parseInstant(text, timeZone)?.getTime()
  }
  return (text) => {
    const at = read(text.trim())
    return at !== undefined && at >= earliest && at < latest ? at : undefined
  }
}
