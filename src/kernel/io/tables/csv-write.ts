import { Readable } from 'node:stream'
import { dayInZone, timeInZone } from '#kernel/pure/time-zone.ts'
import { guardText } from './formula-guard.ts'
import type { Cell } from './table.types.ts'

export interface WriteCsvOptions {
  /** Begin with a byte order mark, without which Excel takes UTF-8 for the local encoding; true when left out. */
  bom?: boolean
  /** Put an apostrophe before texts a spreadsheet would run as a formula; true when left out. */
  guard?: boolean
  /** Zone in which instants are written; UTC when left out. */
  timeZone?: string
  delimiter?: string
}

const pieceCharacters = 65_536

/**
 * A CSV file (RFC 4180, UTF-8, CRLF) as a stream of bytes; the rows are drawn as the stream is read, and their iterator is
 * closed when the stream is destroyed. `readTable` gives back the same texts.
 * @param rows the header row first
 */
export function writeCsv(
  rows: AsyncIterable<readonly Cell[]> | Iterable<readonly Cell[]>,
  options: WriteCsvOptions = {},
): Readable {
  return Readable.from(pieces(rows, options), { objectMode: false })
}

async function* pieces(
  rows: AsyncIterable<readonly Cell[]> | Iterable<readonly Cell[]>,
  { bom = true, guard = true, timeZone = 'UTC', delimiter = ',' }: WriteCsvOptions,
): AsyncGenerator<Buffer> {
  let piece = bom ? '\uFEFF' : ''
  for await (const row of rows) {
    const cells = row.map((cell) => {
      const text = textOf(cell, timeZone)
      return quote(guard && typeof cell === 'string' ? guardText(text) : text, delimiter)
    })
    // A row of one empty cell would be a blank line, which is no row.
    piece += `${cells.length === 1 && cells[0] === '' ? '""' : cells.join(delimiter)}\r\n`
    if (piece.length < pieceCharacters) continue
    yield Buffer.from(piece)
    piece = ''
  }
  if (piece) yield Buffer.from(piece)
}

function textOf(cell: Cell, timeZone: string): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell !== 'object') return String(cell)
  if ('decimal' in cell) return cell.decimal
  if ('day' in cell) return cell.day
  return `${dayInZone(cell.instant, timeZone)} ${timeInZone(cell.instant, timeZone)}`
}

/** Everything that some program might take for a delimiter is quoted, so that guessing it cannot go wrong. */
function quote(text: string, delimiter: string): string {
  const isPlain = !/[",;|\t\r\n\uFEFF]|^\s|\s$/.test(text) && !text.includes(delimiter)
  return isPlain ? text : `"${text.replaceAll('"', '""')}"`
}
