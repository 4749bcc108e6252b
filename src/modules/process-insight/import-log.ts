/** Logs from files: a look at one, and taking it in. */
import { createReadStream, createWriteStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { readTable } from '#kernel/io/tables/index.ts'
import { asFileError, type ReadLog, readTableLog } from './read-csv-log.ts'
import { LogFileError } from './read-faults.ts'
import { readXesLog } from './read-xes-log.ts'
import { type ColumnMapping, guessColumns } from './rules/columns.ts'

const mostInflated = 1024 ** 3
const previewRows = 8

export interface LogPreview {
  format: 'xes' | 'table'
  headers: string[]
  rows: string[][]
  mapping: ColumnMapping
}

/** What a file is, and of a table its columns and which they probably are. */
export async function previewLog(path: string): Promise<LogPreview> {
  const file = await plainFile(path)
  if (await isXml(file)) return { format: 'xes', headers: [], rows: [], mapping: {} }
  const reader = await readTable(file).catch(asFileError)
  const rows: string[][] = []
  try {
    for await (const cells of reader.rows()) {
      if (cells.some((cell) => cell !== ''))
        rows.push(cells.slice(0, reader.headers.length).map((cell) => cell.slice(0, 200)))
      if (rows.length >= previewRows) break
    }
  } catch (error) {
    asFileError(error)
  }
  return { format: 'table', headers: reader.headers, rows, mapping: guessColumns(reader.headers) }
}

export async function readLog(path: string, mapping: ColumnMapping, timeZone: string): Promise<ReadLog> {
  const file = await plainFile(path)
  return (await isXml(file)) ? readXesLog(file, timeZone) : readTableLog(file, mapping, timeZone)
}

/** The file itself, or beside it what a gzip file holds: never more than is allowed, whatever its head says. */
async function plainFile(path: string): Promise<string> {
  const start = await firstBytes(path, 2)
  if (!(start[0] === 0x1f && start[1] === 0x8b)) return path
  const inflated = `${path}.plain`
  let size = 0
  const limit = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length
      if (size > mostInflated) done(new LogFileError('event-log.too-large', { max: '1 GB' }))
      else done(null, chunk)
    },
  })
  try {
    await pipeline(createReadStream(path), createGunzip(), limit, createWriteStream(inflated, { mode: 0o600 }))
  } catch (error) {
    if (error instanceof LogFileError) throw error
    throw new LogFileError('event-log.gzip')
  }
  return inflated
}

async function isXml(path: string): Promise<boolean> {
  const start = await firstBytes(path, 200)
  if (start.length === 0) throw new LogFileError('event-log.empty-file')
  // A workbook and UTF-16 tables have zero bytes, too; XML begins with a bracket after marks and blanks.
  return /^(\uFEFF|\u00EF\u00BB\u00BF|\u00FF\u00FE|\u00FE\u00FF)?[\s\0]*</.test(start.toString('latin1'))
}

async function firstBytes(path: string, count: number): Promise<Buffer> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(count), 0, count, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}
