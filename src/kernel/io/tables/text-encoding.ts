import { createReadStream } from 'node:fs'
import { TextDecoder } from 'node:util'
import { TableError } from './table-error.ts'

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030'

const sampleBytes = 65_536

/**
 * Finds out the encoding of a text file: a byte order mark decides, then zero bytes in a pattern tell UTF-16, then the whole
 * file must be valid UTF-8, else it is GB18030 (what Chinese Excel and GBK programs write). Also counts lines and bytes.
 * @throws TableError `table.not-a-table` for a binary file
 */
export async function inspectText(path: string): Promise<{ encoding: TextEncoding; lines: number; bytes: number }> {
  const utf8 = new TextDecoder('utf-8', { fatal: true })
  let encoding: TextEncoding | undefined
  let lines = 0
  let bytes = 0
  let isFirst = true
  let lastByte = 0x0a
  for await (const chunk of createReadStream(path, { highWaterMark: sampleBytes }) as AsyncIterable<Buffer>) {
    if (isFirst) encoding = fromSample(chunk)
    isFirst = false
    bytes += chunk.length
    for (let at = chunk.indexOf(0x0a); at >= 0; at = chunk.indexOf(0x0a, at + 1)) lines += 1
    lastByte = chunk.at(-1) ?? lastByte
    if (!encoding && !decodes(utf8, chunk)) encoding = 'gb18030'
  }
  if (!encoding) encoding = decodes(utf8) ? 'utf-8' : 'gb18030'
  const isOpen = encoding.startsWith('utf-16') ? false : lastByte !== 0x0a
  return { encoding, lines: lines + (isOpen ? 1 : 0), bytes }
}

/** The text of a file in pieces, without its byte order mark; bytes that are none in the encoding become U+FFFD. */
export async function* decodeFile(path: string, encoding: TextEncoding, end?: number): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  for await (const chunk of createReadStream(path, { highWaterMark: sampleBytes, end }) as AsyncIterable<Buffer>) {
    const text = decoder.decode(chunk, { stream: true })
    if (text) yield text
  }
  // A sample ends anywhere, also inside a character; a file does not.
  const rest = end === undefined ? decoder.decode() : ''
  if (rest) yield rest
}

function fromSample(sample: Buffer): TextEncoding | undefined {
  if (sample[0] === 0xff && sample[1] === 0xfe) return 'utf-16le'
  if (sample[0] === 0xfe && sample[1] === 0xff) return 'utf-16be'
  if (sample[0] === 0xef && sample[1] === 0xbb && sample[2] === 0xbf) return 'utf-8'
  let [even, odd] = [0, 0]
  for (let at = sample.indexOf(0); at >= 0; at = sample.indexOf(0, at + 1)) {
    if (at % 2 === 0) even += 1
    else odd += 1
  }
  const zeros = even + odd
  if (zeros * 100 < sample.length) return undefined
  // Delimiters and digits alone give UTF-16 its zeros, all on one side.
  if (odd > even * 20) return 'utf-16le'
  if (even > odd * 20) return 'utf-16be'
  throw new TableError('table.not-a-table')
}

function decodes(decoder: TextDecoder, chunk?: Buffer): boolean {
  try {
    decoder.decode(chunk, { stream: chunk !== undefined })
    return true
  } catch {
    return false
  }
}
