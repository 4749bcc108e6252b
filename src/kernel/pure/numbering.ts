import { type Day, partsOf } from './day.ts'
import { type Violation, violation } from './violations.ts'

/**
 * Numbering rules: `C-{yyyy}{mm}-{seq:5}` makes C-202405-00042. Parts: {yyyy} {yy} {mm} {dd} of the day the number is given
 * on, and {seq} or {seq:digits} (3 to 12; 5 when left out), which restarts with the shortest of these periods.
 */
export interface NumberPattern {
  parts: readonly NumberPart[]
  restart: 'never' | 'year' | 'month' | 'day'
}

export type NumberPart =
  | { kind: 'text'; text: string }
  | { kind: 'yyyy' | 'yy' | 'mm' | 'dd' }
  | { kind: 'seq'; digits: number }

const defaultDigits = 5
const longestPattern = 60

/**
 * Reads a numbering rule.
 * @throws RangeError with the first fault; `checkNumberPattern` tells all of them without throwing
 */
export function parseNumberPattern(pattern: string): NumberPattern {
  const [fault] = checkNumberPattern(pattern)
  if (fault) throw new RangeError(`${fault.code}: ${pattern}`)
  const parts = split(pattern).map(toPart)
  const kinds = new Set(parts.map((part) => part.kind))
  const hasYear = kinds.has('yyyy') || kinds.has('yy')
  const restart = kinds.has('dd') ? 'day' : kinds.has('mm') ? 'month' : hasYear ? 'year' : 'never'
  return { parts, restart }
}

/**
 * What is wrong with a numbering rule an administrator wrote. Codes: `numbering.no-sequence` and `numbering.two-sequences`,
 * `numbering.unknown-part` {part}, `numbering.bad-digits` {part}, `numbering.period-repeats` {part} (a month without its year
 * would give the same number again a year later), `numbering.too-long` {max}.
 */
export function checkNumberPattern(pattern: string, path = ''): Violation[] {
  const faults: Violation[] = []
  const found = split(pattern).filter((piece) => /[{}]/.test(piece))
  const sequences = found.filter((piece) => /^\{seq(:\d+)?\}$/.test(piece))
  if (pattern.length > longestPattern) faults.push(violation('numbering.too-long', path, { max: longestPattern }))
  if (sequences.length === 0) faults.push(violation('numbering.no-sequence', path))
  if (sequences.length > 1) faults.push(violation('numbering.two-sequences', path))
  for (const part of found) {
    if (!/^\{(?:yyyy|yy|mm|dd|seq(?::\d+)?)\}$/.test(part))
      faults.push(violation('numbering.unknown-part', path, { part }))
    const digits = /^\{seq:(\d+)\}$/.exec(part)?.[1]
    if (digits !== undefined && (Number(digits) < 3 || Number(digits) > 12)) {
      faults.push(violation('numbering.bad-digits', path, { part }))
    }
  }
  const has = (name: string) => found.includes(`{${name}}`)
  if (has('mm') && !has('yyyy') && !has('yy'))
    faults.push(violation('numbering.period-repeats', path, { part: '{mm}' }))
  if (has('dd') && !has('mm')) faults.push(violation('numbering.period-repeats', path, { part: '{dd}' }))
  return faults
}

/** The number with a sequence value; one that outgrows its digits is written in full, never cut. */
export function formatNumber(
  pattern: NumberPattern | string,
  { day, seq }: { day: Day; seq: number | bigint },
): string {
  if (BigInt(seq) < 0n) throw new RangeError(`Negative sequence value: ${seq}`)
  partsOf(day)
  const date = { yyyy: day.slice(0, 4), yy: day.slice(2, 4), mm: day.slice(5, 7), dd: day.slice(8, 10) }
  const { parts } = typeof pattern === 'string' ? parseNumberPattern(pattern) : pattern
  return parts
    .map((part) => {
      if (part.kind === 'text') return part.text
      return part.kind === 'seq' ? String(seq).padStart(part.digits, '0') : date[part.kind]
    })
    .join('')
}

/** The period whose sequence a day's number takes; another key means the sequence starts anew: '2024-05', or '' for never. */
export function periodKey(pattern: NumberPattern | string, day: Day): string {
  const { restart } = typeof pattern === 'string' ? parseNumberPattern(pattern) : pattern
  partsOf(day)
  return day.slice(0, { never: 0, year: 4, month: 7, day: 10 }[restart])
}

function split(pattern: string): string[] {
  return pattern.split(/(\{[^{}]*\})/).filter((piece) => piece !== '')
}

function toPart(piece: string): NumberPart {
  const name = /^\{(\w+)(?::(\d+))?\}$/.exec(piece)
  if (!name) return { kind: 'text', text: piece }
  if (name[1] === 'seq') return { kind: 'seq', digits: name[2] === undefined ? defaultDigits : Number(name[2]) }
  return { kind: name[1] as 'yyyy' | 'yy' | 'mm' | 'dd' }
}
