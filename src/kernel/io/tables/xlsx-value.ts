import { Decimal } from '#kernel/pure/decimal.ts'
import { fromSerial } from '#kernel/pure/parse-day.ts'
import type { NumberMeaning } from './number-format.ts'

/** Spreadsheets calculate with 15 digits; what a double has beyond them is noise (0.30000000000000004). */
const spreadsheetDigits = 15

/** The text of a number in a workbook: `raw` as stored, read by the meaning its format gives it. */
export function numberText(raw: string, meaning: NumberMeaning, date1904: boolean): string {
  const value = Number(raw)
  if (raw.trim() === '' || !Number.isFinite(value)) return raw
  if (meaning === 'percent') return `${plain(new Decimal(raw.trim()).times(100).toString())}%`
  if (meaning === 'number') return plain(raw.trim())
  if (meaning === 'duration') return clock(Math.round(value * 86_400))
  if (meaning === 'time' && value >= 0 && value < 1) return clock(Math.round(value * 86_400) % 86_400)
  const moment = fromSerial(value, date1904)
  // A negative number in a date's format, or the 29 February 1900: shown as the number it is.
  if (!moment) return plain(raw.trim())
  return meaning === 'day' || (meaning === 'instant' && Number.isInteger(value))
    ? moment.day
    : `${moment.day}T${moment.time}`
}

function plain(raw: string): string {
  if (raw.length <= spreadsheetDigits && /^(?:0|-?[1-9]\d*)$/.test(raw)) return raw
  const value = new Decimal(raw).toSignificantDigits(spreadsheetDigits)
  return value.isZero() ? '0' : value.toFixed()
}

function clock(seconds: number): string {
  const size = Math.abs(seconds)
  const parts = [Math.floor(size / 3600), Math.floor(size / 60) % 60, size % 60]
  return `${seconds < 0 ? '-' : ''}${parts.map((part) => String(part).padStart(2, '0')).join(':')}`
}

/** A date cell of the ISO kind (t="d"): midnight is the day alone. */
export function isoDateText(raw: string): string {
  return raw.replace(/T00:00(?::00(?:\.0+)?)?Z?$/, '')
}
