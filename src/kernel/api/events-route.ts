/** `GET /events`: what happened to records since a cursor, as the caller may see it; `GET /events/stream`: the same as it happens. */
import { sql } from 'drizzle-orm'
import { type SSEStreamingApi, streamSSE } from 'hono/streaming'
import { settledPosition } from '../audit/settled.ts'
import { type ChangePage, kindOfChange, readChanges } from '../events/changes.ts'
import { takePlace } from '../events/connections.ts'
import type { Signal } from '../events/live.ts'
import { parseTypes, toldEntities, type VisibleChange, visibleChanges } from '../events/visible-changes.ts'
import type { Runtime } from '../runtime.ts'
import { badRequest } from './errors.ts'
import { csv, integerOf, type RouteContext } from './request.ts'
import type { RouteApp } from './route.types.ts'

const mostAtOnce = 200
/** Changes out of the caller's reach are read over, up to this many a request. */
const mostRead = 2_000
const patience = 300
const pingMs = 20_000
const gatherMs = 250

export interface EventPage {
  items: VisibleChange[]
  /** Where to go on; also when there was nothing. */
  nextCursor: string
  /** Whether there is more by now. */
  more: boolean
}

export function eventRoutes(app: RouteApp): void {
  app.get('/events', async (c) => {
    const limit = integerOf(c.req.query('limit'), 'limit', 1, mostAtOnce) ?? 50
    const upTo = await settledPosition(c.get('runtime').db, patience)
    const after = cursorOf(c.req.query('since'), upTo)
    return c.json(await eventsAfter(c, after, upTo, limit))
  })
  app.get('/events/stream', async (c) => {
    const runtime = c.get('runtime')
    const start = cursorOf(
      c.req.header('last-event-id') ?? c.req.query('since'),
      await settledPosition(runtime.db, patience),
    )
    let end = () => {}
    const givePlace = takePlace(runtime, c.get('actor').id ?? '', () => end())
    c.header('x-accel-buffering', 'no')
    c.header('cache-control', 'no-store')
    return streamSSE(c, async (stream) => {
      const over = Promise.withResolvers<void>()
      end = over.resolve
      stream.onAbort(over.resolve)
      try {
        await follow(c, stream, start, over.promise)
      } finally {
        givePlace()
      }
    })
  })
}

/** Nothing: from now on. `start`: everything that is kept. Else the cursor of an earlier answer. */
function cursorOf(text: string | undefined, now: number): number {
  if (!text) return now
  if (text === 'start') return 0
  if (!/^\d{1,15}$/.test(text)) throw badRequest('query.cursor', 'since')
  return Number(text)
}

async function eventsAfter(c: RouteContext, after: number, upTo: number, limit: number): Promise<EventPage> {
  const runtime = c.get('runtime')
  const reader = await runtime.reader(c.get('actor'))
  const wanted = parseTypes(csv(c.req.query('types')) ?? ['*'], toldEntities(reader))
  const items: VisibleChange[] = []
  let position = Math.min(after, upTo)
  for (let read = 0; read < mostRead && items.length < limit && position < upTo; ) {
    const page: ChangePage = await readChanges(runtime.db, {
      after: position,
      upTo,
      entities: new Set(wanted.keys()),
      limit: limit - items.length,
    })
    read += Math.max(page.changes.length, 1)
    position = page.position
    const kinds = page.changes.filter((change) => {
      const asked = wanted.get(change.entity)
      return asked?.has('*') || asked?.has(kindOfChange(change))
    })
    items.push(...(await visibleChanges(reader, kinds)))
  }
  return { items, nextCursor: String(Math.max(position, 0)), more: position < upTo }
}

/** Sends what there is, then waits for the next write. Rights are those of the moment an event is sent. */
async function follow(c: RouteContext, stream: SSEStreamingApi, start: number, over: Promise<void>): Promise<void> {
  const runtime = c.get('runtime')
  let position = start
  let isOver = false
  let wake = () => {}
  const stopSignals = runtime.live.onSignal((signal: Signal) => {
    if (signal.entity || signal.access) wake()
  })
  const ended = over.then(() => {
    isOver = true
    wake()
  })
  try {
    while (!isOver) {
      const woken = new Promise<void>((resolve) => {
        wake = resolve
      })
      if (!(await stillMay(runtime, c))) return
      let page: EventPage
      do {
        page = await eventsAfter(c, position, await settledPosition(runtime.db, patience), mostAtOnce)
        for (const item of page.items) await stream.writeSSE({ event: item.type, data: JSON.stringify(item) })
        position = Number(page.nextCursor)
        // The cursor is told after its events: whoever comes back with it misses none.
        await stream.writeSSE({ event: 'cursor', id: page.nextCursor, data: '' })
      } while (page.more && !isOver)
      const timer = Promise.withResolvers<void>()
      const ping = setTimeout(timer.resolve, pingMs)
      await Promise.race([woken, timer.promise])
      clearTimeout(ping)
      await new Promise((resolve) => setTimeout(resolve, isOver ? 0 : gatherMs))
    }
  } finally {
    stopSignals()
    void ended
  }
}

/** The key or session still stands, and the rights are read anew. */
async function stillMay(runtime: Runtime, c: RouteContext): Promise<boolean> {
  const actor = await runtime.actorOfEmployee(c.get('actor').id ?? '')
  if (!actor) return false
  c.set('actor', actor)
  const sessionId = c.get('sessionId')
  if (sessionId === undefined) return true
  const rows = await runtime.db.run(sql`select 1 from auth_session where id = ${sessionId} and expires_at > now()`)
  return rows.length > 0
}
