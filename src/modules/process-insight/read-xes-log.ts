/** An event log in XES (IEEE 1849), read as a stream. */
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { TextDecoder } from 'node:util'
import { SaxesParser, type SaxesTagPlain } from 'saxes'
import type { ReadLog } from './read-csv-log.ts'
import { LogFileError, longestText, mostAttributes, mostEvents, RowFaults } from './read-faults.ts'
import { LogBuilder } from './rules/log-builder.ts'
import { timestampReader } from './rules/timestamp.ts'

const attributeTags = new Set(['string', 'date', 'int', 'float', 'boolean', 'id', 'list', 'container'])
const deepest = 50

/**
 * Names are `concept:name`, times `time:timestamp`, people `org:resource`, steps `lifecycle:transition`. Nested attributes are
 * passed over. Nothing outside the file is ever read, and a file with a document type is refused: XES has none, and entities
 * in it can make a small file endless.
 * @throws LogFileError when it is no XML, no XES or too large
 */
export async function readXesLog(path: string, timeZone: string): Promise<ReadLog> {
  const collector = new Collector(timeZone)
  const parser = new SaxesParser()
  let fault: unknown
  parser.on('doctype', () => {
    throw new LogFileError('event-log.doctype')
  })
  parser.on('error', (error) => {
    fault ??= new LogFileError('event-log.malformed', { line: parser.line, what: error.message.slice(0, 200) })
  })
  parser.on('opentag', (tag) => collector.open(tag as SaxesTagPlain, parser.line))
  parser.on('closetag', (tag) => collector.close(tag.name))
  const decoder = new TextDecoder(await encodingOf(path))
  const bytes = createReadStream(path, { highWaterMark: 262_144 })
  try {
    for await (const chunk of bytes as AsyncIterable<Buffer>) {
      parser.write(decoder.decode(chunk, { stream: true }))
      if (fault) throw fault
    }
    parser.write(decoder.decode()).close()
  } finally {
    bytes.destroy()
  }
  if (fault) throw fault
  return collector.result()
}

/** What the first line says; UTF-8 without a word. */
async function encodingOf(path: string): Promise<string> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(200), 0, 200, 0)
    if (buffer[0] === 0xff && buffer[1] === 0xfe) return 'utf-16le'
    if (buffer[0] === 0xfe && buffer[1] === 0xff) return 'utf-16be'
    const name = /^[^>]*encoding=["']([\w.:-]+)["']/.exec(buffer.subarray(0, bytesRead).toString('latin1'))?.[1]
    new TextDecoder(name ?? 'utf-8')
    return name ?? 'utf-8'
  } catch {
    throw new LogFileError('event-log.encoding')
  } finally {
    await file.close()
  }
}

type Values = Record<string, string>

/** Puts tags together to events; knows nothing of files. */
class Collector {
  private readonly builder = new LogBuilder({ dropDuplicates: true })
  private readonly faults = new RowFaults()
  private readonly timeOf: (text: string) => number | undefined
  private readonly path: string[] = []
  private readonly names = new Map<string, number>()
  private trace: Values | undefined
  private traceEvents: { line: number; values: Values }[] = []
  private event: Values | undefined
  private eventLine = 0
  private traces = 0
  private events = 0

  constructor(timeZone: string) {
    this.timeOf = timestampReader(timeZone)
  }

  open(tag: SaxesTagPlain, line: number): void {
    const name = tag.name.replace(/^.*:/, '')
    const parent = this.path.at(-1)
    if (this.path.length === 0 && name !== 'log')
      throw new LogFileError('event-log.not-xes', { tag: name.slice(0, 60) })
    if (this.path.length >= deepest) throw new LogFileError('event-log.too-deep', { line })
    this.path.push(name)
    if (name === 'trace') this.trace = {}
    else if (name === 'event') {
      this.event = {}
      this.eventLine = line
      if (!this.trace) this.faults.add('event-log.row-outside', { row: line })
    } else if (attributeTags.has(name) && (parent === 'event' || parent === 'trace')) {
      const { key, value } = tag.attributes as Record<string, string | undefined>
      const into = parent === 'event' ? this.event : this.trace
      if (into && key !== undefined && value !== undefined && Object.keys(into).length < mostAttributes)
        into[key] = value.slice(0, longestText)
    }
  }

  close(tag: string): void {
    const name = tag.replace(/^.*:/, '')
    this.path.pop()
    if (name === 'event' && this.event) {
      if (this.trace) this.traceEvents.push({ line: this.eventLine, values: this.event })
      if (++this.events > mostEvents) throw new LogFileError('event-log.too-many', { max: mostEvents })
      this.event = undefined
    } else if (name === 'trace') this.endTrace()
  }

  private endTrace(): void {
    const { 'concept:name': given, ...attributes } = this.trace ?? {}
    this.traces += 1
    const name = given?.trim() || `#${this.traces}`
    // Two traces of the same name are two cases.
    const times = (this.names.get(name) ?? 0) + 1
    this.names.set(name, times)
    const key = times > 1 ? `${name} (${times})` : name
    this.builder.describe(key, attributes)
    for (const { line, values } of this.traceEvents) this.add(key, line, values)
    this.trace = undefined
    this.traceEvents = []
  }

  private add(key: string, row: number, values: Values): void {
    const {
      'concept:name': activity,
      'time:timestamp': time,
      'org:resource': resource,
      'lifecycle:transition': lifecycle,
      'concept:instance': instance,
      ...attributes
    } = values
    const at = time ? this.timeOf(time) : undefined
    if (!activity?.trim()) this.faults.add('event-log.row-no-activity', { row })
    else if (!time) this.faults.add('event-log.row-no-time', { row })
    else if (at === undefined) this.faults.add('event-log.row-bad-time', { row, text: time.slice(0, 60) })
    else this.builder.add({ case: key, activity: activity.trim(), at, resource, lifecycle, instance, attributes })
  }

  result(): ReadLog {
    const { duplicates, leftOut } = this.builder
    return { log: this.builder.build(), faults: this.faults, duplicates, leftOut }
  }
}
