/** A log and what filters leave of it, as XES or CSV. */
import { Readable } from 'node:stream'
import { writeCsv } from '#kernel/io/tables/index.ts'
import type { Cases, EventLog } from './rules/event-log.ts'
import { attributesOf } from './rules/packed-log.ts'

/** One row an event, with the column names of XES, so that every mining program reads it, this one too. */
export function csvOfLog(log: EventLog, cases: Cases): Readable {
  const ofCases = [...log.caseAttributes.keys()]
  const ofEvents = [...log.eventAttributes.keys()]
  const hasStart = log.start.some((at) => !Number.isNaN(at))
  function* rows() {
    yield [
      'case:concept:name',
      'concept:name',
      ...(hasStart ? ['start_timestamp'] : []),
      'time:timestamp',
      'org:resource',
      ...ofCases.map((name) => `case:${name}`),
      ...ofEvents,
    ]
    for (const c of cases) {
      const attributes = attributesOf(log, c)
      for (let e = log.first[c]!; e < log.first[c + 1]!; e += 1) {
        yield [
          log.cases[c]!.key,
          log.activities[log.activity[e]!]!.label,
          ...(hasStart ? [isoOf(log.start[e]!)] : []),
          isoOf(log.end[e]!),
          log.resources[log.resource[e]!] ?? '',
          ...ofCases.map((name) => attributes[name] ?? ''),
          ...ofEvents.map((name) => eventAttribute(log, name, e) ?? ''),
        ]
      }
    }
  }
  return writeCsv(rows())
}

const isoOf = (at: number): string => (Number.isNaN(at) ? '' : new Date(at).toISOString())

function eventAttribute(log: EventLog, name: string, e: number): string | undefined {
  const { values, codes } = log.eventAttributes.get(name)!
  return codes[e]! < 0 ? undefined : values[codes[e]!]
}

const head = `<?xml version="1.0" encoding="UTF-8"?>
<log xes.version="1849-2016" xes.features="" xmlns="http://www.xes-standard.org/">
  <extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
  <extension name="Time" prefix="time" uri="http://www.xes-standard.org/time.xesext"/>
  <extension name="Organizational" prefix="org" uri="http://www.xes-standard.org/org.xesext"/>
  <extension name="Lifecycle" prefix="lifecycle" uri="http://www.xes-standard.org/lifecycle.xesext"/>
`

/** IEEE 1849. Work with a beginning and an end is two events, `start` and `complete`, tied by `concept:instance`. */
export function xesOfLog(log: EventLog, cases: Cases): Readable {
  function* pieces() {
    yield head
    for (const c of cases) {
      let piece = `  <trace>\n${string('concept:name', log.cases[c]!.key, 4)}`
      for (const [name, value] of Object.entries(attributesOf(log, c))) piece += string(name, value, 4)
      for (let e = log.first[c]!; e < log.first[c + 1]!; e += 1) {
        const begun = !Number.isNaN(log.start[e]!)
        if (begun) piece += eventXml(log, e, 'start', log.start[e]!, true)
        piece += eventXml(log, e, 'complete', log.end[e]!, begun)
      }
      yield `${piece}  </trace>\n`
    }
    yield '</log>\n'
  }
  return Readable.from(pieces(), { objectMode: false })
}

function eventXml(log: EventLog, e: number, step: string, at: number, tied: boolean): string {
  let xml = `    <event>\n${string('concept:name', log.activities[log.activity[e]!]!.label, 6)}`
  xml += `      <date key="time:timestamp" value="${new Date(at).toISOString()}"/>\n`
  const person = log.resources[log.resource[e]!]
  if (person) xml += string('org:resource', person, 6)
  xml += string('lifecycle:transition', step, 6)
  if (tied) xml += string('concept:instance', String(e), 6)
  if (step === 'complete') {
    for (const name of log.eventAttributes.keys()) {
      const value = eventAttribute(log, name, e)
      if (value !== undefined) xml += string(name, value, 6)
    }
  }
  return `${xml}    </event>\n`
}

const string = (key: string, value: string, indent: number): string =>
  `${' '.repeat(indent)}<string key="${escaped(key)}" value="${escaped(value)}"/>\n`

/** Characters that XML cannot hold are replaced, so that the file can be read again. */
function escaped(text: string): string {
  return (
    text
      .toWellFormed()
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML 1.0 forbids.
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      .replaceAll('\n', '&#10;')
      .replaceAll('\r', '&#13;')
      .replaceAll('\t', '&#9;')
  )
}
