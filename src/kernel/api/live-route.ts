/** `GET /live?watch=customers,customers/ID`: changes as they happen, as server-sent events. */
import { isDeepStrictEqual } from 'node:util'
import { sql } from 'drizzle-orm'
import { type SSEStreamingApi, streamSSE } from 'hono/streaming'
import type { Actor } from '../access/actor.ts'
import { takePlace } from '../events/connections.ts'
import type { Signal } from '../events/live.ts'
import { throttle } from '../events/throttle.ts'
import { meaningOf, parseWatches, type Watch } from '../events/watch.ts'
import { countUnread } from '../notify/notifications.ts'
import type { Runtime } from '../runtime.ts'
import { badRequest, notFound } from './errors.ts'
import type { RouteContext } from './request.ts'
import type { RouteApp } from './route.types.ts'
import { findSeen } from './seen-record.ts'

const mostWatches = 100
const listIntervalMs = 1_000
const pingMs = 20_000
const recheckMs = 60_000
/** A reader so slow that this much waits for it is cut off; its page asks again. */
const mostWaiting = 500

export function liveRoute(app: RouteApp): void {
  app.get('/live', async (c) => {
    const runtime = c.get('runtime')
    const actor = c.get('actor')
    const { watches, refused } = parseWatches(runtime.registry, actor, c.req.query('watch') ?? '')
    if (watches.length > mostWatches) throw badRequest('field.too-many', 'watch', { max: mostWatches })
    const seen: Watch[] = []
    for (const watch of watches) {
      if (await sees(runtime, actor, watch)) seen.push(watch)
      else refused.push(`${runtime.registry.entity(watch.entity).path}/${watch.id}`)
    }
    if (refused.length > 0 && seen.length === 0) throw notFound()
    let end = () => {}
    const givePlace = takePlace(runtime, actor.id ?? '', () => end())
    // Proxies must hand events on at once.
    c.header('x-accel-buffering', 'no')
    c.header('cache-control', 'no-store')
    return streamSSE(c, async (stream) => {
      const over = Promise.withResolvers<void>()
      end = over.resolve
      stream.onAbort(over.resolve)
      const stop = listen(c, stream, { actor, watches: seen, refused, end: over.resolve })
      try {
        await over.promise
      } finally {
        stop()
        givePlace()
      }
    })
  })
}

async function sees(runtime: Runtime, actor: Actor, watch: Watch): Promise<boolean> {
  if (!watch.id) return true
  return (
    (await findSeen(runtime.db, runtime.registry, actor, runtime.registry.entity(watch.entity), watch.id)) !== undefined
  )
}

interface Listening {
  actor: Actor
  watches: Watch[]
  refused: string[]
  end: () => void
}

/** Answers the function that ends the listening and everything that belongs to it. */
function listen(c: RouteContext, stream: SSEStreamingApi, start: Listening): () => void {
  const runtime = c.get('runtime')
  const sessionId = c.get('sessionId')
  let { actor, watches } = start
  let waiting = 0
  let last: Promise<unknown> = Promise.resolve()

  const send = (event: string, data: unknown): void => {
    waiting += 1
    if (waiting > mostWaiting) {
      finish()
      return
    }
    last = last
      .then(() => stream.writeSSE({ event, data: JSON.stringify(data) }))
      .finally(() => {
        waiting -= 1
      })
  }
  /** Reads of the database fail when the process stops; then the connection ends too. */
  const attempt = (work: Promise<unknown>): void => void work.catch(finish)

  const lists = throttle(listIntervalMs, (entity) => send('change', { entity }))
  const unread = throttle(listIntervalMs, () =>
    attempt(countUnread(runtime.db, actor.id).then((n) => send('notification', { unread: n }))),
  )

  async function tellRecord(change: { entity: string; id: string; version: number; by: string | null }): Promise<void> {
    if (await sees(runtime, actor, change)) return send('change', change)
    // Another change, asked about at the same time, may have told it already.
    if (!watches.some((watch) => watch.id === change.id)) return
    // Gone or out of reach now: the page learns that by asking, and nothing more is said about it.
    watches = watches.filter((watch) => watch.id !== change.id)
    send('change', { entity: change.entity, id: change.id })
  }

  async function recheck(): Promise<void> {
    const [now, isSignedIn] = await Promise.all([
      runtime.actorOfEmployee(actor.id ?? ''),
      sessionId === undefined || sessionIsOpen(runtime, sessionId),
    ])
    if (!now || !isSignedIn) return finish()
    // The open page shows what the person may see and do as it was.
    if (!isDeepStrictEqual(unordered(now), unordered(actor))) send('access', {})
    actor = now
  }

  const stopSignals = runtime.live.onSignal((signal: Signal) => {
    if (signal.access) attempt(recheck())
    const meaning = meaningOf(signal, actor, watches)
    for (const entity of meaning.lists) lists.call(entity)
    for (const change of meaning.records) attempt(tellRecord(change))
    if (meaning.unread) unread.call('')
    if (meaning.job) send('job', meaning.job.data)
  })
  const ping = setInterval(() => send('ping', {}), pingMs)
  const check = setInterval(() => attempt(recheck()), recheckMs)
  let isOver = false

  function stop(): void {
    isOver = true
    stopSignals()
    clearInterval(ping)
    clearInterval(check)
    lists.stop()
    unread.stop()
  }
  function finish(): void {
    if (isOver) return
    stop()
    start.end()
  }

  send('ready', { refused: start.refused })
  return stop
}

/** The actor without the order in which the database names places and people. */
function unordered(actor: Actor) {
  const { departments, departmentsBelow, departmentsAbove, reports, regions } = actor
  const reach = [departments, departmentsBelow, departmentsAbove, reports, regions].map((ids) => new Set(ids))
  return {
    ...actor,
    departments: null,
    departmentsBelow: null,
    departmentsAbove: null,
    reports: null,
    regions: null,
    reach,
  }
}

async function sessionIsOpen(runtime: Runtime, id: string): Promise<boolean> {
  const rows = await runtime.db.run(sql`select 1 from auth_session where id = ${id} and expires_at > now()`)
  return rows.length > 0
}
