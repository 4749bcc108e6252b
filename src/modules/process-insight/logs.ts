/** All logs that a person may look at: those that modules offer, and those that came from files. */
import { may } from '#kernel/access/actor.ts'
import { notFound } from '#kernel/api/errors.ts'
import type { Reader } from '#kernel/data/list.ts'
import type { Label } from '#kernel/entity/meta.types.ts'
import type { EventLogEntry, EventLogSource } from '#kernel/event-logs/event-log.types.ts'
import { eventLog } from './entities/event-log.ts'
import { importedLog, listImported } from './imported-logs.ts'
import { LogFileError, mostEvents } from './read-faults.ts'
import type { EventLog } from './rules/event-log.ts'
import { LogBuilder } from './rules/log-builder.ts'
import { promoteConstant } from './rules/promote.ts'

/** `source:key`, or `file:id` for a log that was imported. */
export interface LogChoice {
  key: string
  label: Label
  source: Label
  cases?: number
  events?: number
  from?: string | null
  to?: string | null
}

export interface OpenLog {
  key: string
  label: Label
  log: EventLog
  /** Entity whose records the cases are. */
  entity?: string
  isOpen: (c: number) => boolean
}

const fileSource: Label = { zh: '导入的日志', en: 'Imported logs' }

const sourcesOf = (reader: Reader): EventLogSource[] =>
  reader.registry.modules.flatMap((module) => module.eventLogs ?? [])

export async function listLogs(reader: Reader): Promise<LogChoice[]> {
  const offered = await Promise.all(
    sourcesOf(reader).map(async (source) =>
      (await source.logs(reader)).map(({ key, label }) => ({
        key: `${source.key}:${key}`,
        label,
        source: source.label,
      })),
    ),
  )
  const imported = may(reader.actor, eventLog.name, 'read') ? await listImported(reader) : []
  return [
    ...offered.flat(),
    ...imported.map(({ id, name, cases, events, firstAt, lastAt }) => ({
      key: `file:${id}`,
      label: { zh: name, en: name },
      source: fileSource,
      cases,
      events,
      from: firstAt,
      to: lastAt,
    })),
  ]
}

/** @throws AppError 404 when there is no such log, or the reader may not see it */
export async function openLog(reader: Reader, name: string): Promise<OpenLog> {
  const colon = name.indexOf(':')
  const [sourceKey, key] = [name.slice(0, colon), name.slice(colon + 1)]
  if (sourceKey === 'file') {
    if (!may(reader.actor, eventLog.name, 'read')) throw notFound()
    const entry = (await listImported(reader)).find(({ id }) => id === key)
    const label = entry?.name ?? ''
    return { key: name, label: { zh: label, en: label }, log: await importedLog(reader, key), isOpen: () => false }
  }
  const source = sourcesOf(reader).find((each) => each.key === sourceKey)
  const entry = (await source?.logs(reader))?.find((each) => each.key === key)
  if (!source || !entry) throw notFound()
  const log = await gatherOnce(source, reader, key)
  return {
    key: name,
    label: entry.label,
    log,
    isOpen: openCases(log, entry),
    ...(entry.entity && { entity: entry.entity }),
  }
}

/** A person asks several things of a log in a row; what happened meanwhile shows with the next look. */
const gathered = new Map<string, { until: number; log: Promise<EventLog> }>()
const lifetime = 30_000
const mostGathered = 20

function gatherOnce(source: EventLogSource, reader: Reader, key: string): Promise<EventLog> {
  const now = performance.now()
  for (const [name, { until }] of gathered) if (until < now) gathered.delete(name)
  const { id, language, systemReason } = reader.actor
  // What two people see differs, and so do the names in it.
  const name = JSON.stringify([source.key, key, id, systemReason, language])
  const known = gathered.get(name)
  if (known) return known.log
  const log = gather(source, reader, key)
  if (gathered.size >= mostGathered) gathered.delete(gathered.keys().next().value ?? '')
  gathered.set(name, { until: now + lifetime, log })
  log.catch(() => gathered.delete(name))
  return log
}

async function gather(source: EventLogSource, reader: Reader, key: string): Promise<EventLog> {
  const builder = new LogBuilder()
  for await (const piece of source.read(reader, key)) {
    for (const { at, attributes, ...event } of piece) {
      if (builder.events >= mostEvents) throw new LogFileError('event-log.too-many', { max: mostEvents })
      builder.add({ ...event, at: Date.parse(at), attributes: present(attributes) })
    }
  }
  return promoteConstant(builder.build())
}

const present = (attributes: Record<string, string | null> = {}): Record<string, string> =>
  Object.fromEntries(Object.entries(attributes).filter((pair): pair is [string, string] => pair[1] !== null))

function openCases(log: EventLog, { open }: EventLogEntry): (c: number) => boolean {
  const column = open && log.caseAttributes.get(open.attribute)
  if (!column) return () => false
  const codes = new Set(open.values.map((value) => column.values.indexOf(value)).filter((code) => code >= 0))
  return (c) => codes.has(column.codes[c]!)
}
