/** Logs that came from files: kept in packed rows, held in memory while somebody looks at them. */
import { sql } from 'drizzle-orm'
import { notFound } from '#kernel/api/errors.ts'
import { get, list, type Reader } from '#kernel/data/list.ts'
import type { Context } from '#kernel/entity/context.ts'
import { isId, newId } from '#kernel/pure/ids.ts'
import { eventLog, type LogWords } from './entities/event-log.ts'
import { allCases, type EventLog } from './rules/event-log.ts'
import { spanOf } from './rules/graph.ts'
import { type PackedCase, packCase, Unpacker } from './rules/packed-log.ts'

const casesAtOnce = 1000
/** Events of all logs in memory together: some 60 bytes each. */
const mostHeld = 4_000_000

/** Keeps a log with all its cases; all in the caller's transaction, so that nothing stays of a failure. */
export async function keepLog(
  ctx: Context,
  values: { name: string; about: string | null; sharing: string; fileName: string },
  log: EventLog,
): Promise<string> {
  const span = spanOf(log, allCases(log))
  const words: LogWords = { activities: [...log.activities], resources: [...log.resources] }
  const id = await ctx.asSystem('import of an event log').create(eventLog, {
    ...values,
    owner: ctx.actor.id,
    cases: log.cases.length,
    events: log.activity.length,
    firstAt: span && new Date(span.from).toISOString(),
    lastAt: span && new Date(span.to).toISOString(),
    words,
  })
  for (let from = 0; from < log.cases.length; from += casesAtOnce) {
    const rows = []
    for (let c = from; c < Math.min(from + casesAtOnce, log.cases.length); c += 1)
      rows.push({ id: newId(), position: c, ...packCase(log, c) })
    await ctx.sql.run(sql`insert into event_log_case (id, log_id, position, key, attributes, events)
      select id, ${id}::uuid, position, key, attributes, events
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, position int, key text, attributes jsonb, events jsonb)`)
  }
  return id
}

const held = new Map<string, Promise<EventLog>>()
const sizes = new Map<string, number>()

/** @throws AppError 404 when the reader may not see it */
export async function importedLog(reader: Reader, id: string): Promise<EventLog> {
  if (!isId(id)) throw notFound()
  const record = (await get(reader, eventLog, id)) as unknown as { cases: number; events: number; words: LogWords }
  const known = held.get(id)
  if (known) {
    // The one that was looked at last is let go last.
    held.delete(id)
    held.set(id, known)
    return known
  }
  const loading = load(reader, id, record)
  held.set(id, loading)
  sizes.set(id, record.events)
  let total = [...sizes.values()].reduce((sum, size) => sum + size, 0)
  for (const other of held.keys()) {
    if (total <= mostHeld || other === id) break
    total -= sizes.get(other) ?? 0
    held.delete(other)
    sizes.delete(other)
  }
  loading.catch(() => {
    held.delete(id)
    sizes.delete(id)
  })
  return loading
}

async function load(
  reader: Reader,
  id: string,
  { cases, events, words }: { cases: number; events: number; words: LogWords },
): Promise<EventLog> {
  const unpacker = new Unpacker({ cases, events })
  for (let from = 0; from < cases; from += casesAtOnce) {
    const rows = await reader.sql.run<PackedCase>(sql`select key, attributes, events from event_log_case
      where log_id = ${id}::uuid and position >= ${from} and position < ${from + casesAtOnce} order by position`)
    for (const row of rows) unpacker.add(row)
  }
  return unpacker.result(words)
}

export interface ImportedEntry {
  id: string
  name: string
  cases: number
  events: number
  firstAt: string | null
  lastAt: string | null
}

export async function listImported(reader: Reader): Promise<ImportedEntry[]> {
  const fields = ['name', 'cases', 'events', 'firstAt', 'lastAt']
  const page = await list(reader, eventLog, { fields, limit: 500, withoutTotal: true })
  return page.items as unknown as ImportedEntry[]
}
