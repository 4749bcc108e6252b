import { useEffect, useEffectEvent } from 'react'
import { catchUp } from './catch-up.ts'
import { apiUrl } from './client.ts'
import { invalidateEntity, queryClient } from './query.ts'

export type LiveEvent =
  | { type: 'change'; entity: string; id?: string; version?: number; by?: string }
  | { type: 'notification'; unread: number }
  | { type: 'job'; kind: string; id: string; done: number; total: number; state: string }

type Handler = (event: LiveEvent) => void
interface Subscription {
  watch: string[]
  handler: Handler
}

const FIRST_RETRY_MS = 1000
const LAST_RETRY_MS = 60_000
/** Mounting a page subscribes several times at once; one connection is opened for all of them. */
const SETTLE_MS = 80
/** Browsers allow six connections to a server, so a page that nobody looks at gives its own up. */
const HIDDEN_MS = 20_000
/** A bulk change sends many events; lists are refreshed at most this often. */
const REFRESH_MS = 400

const subscriptions = new Set<Subscription>()
const waiting = new Map<string, { entity: string; id?: string }>()
let source: EventSource | undefined
let openFor: string | undefined
let settleTimer: ReturnType<typeof setTimeout> | undefined
let retryTimer: ReturnType<typeof setTimeout> | undefined
let retryMs = FIRST_RETRY_MS
let wasCut = false
/** Names that are watched but not heard yet, and since when. */
const unheard = new Map<string, number>()

/** From now on every change of what the line watches is heard. */
function hear(names: readonly string[]) {
  // Whatever changed while the line was cut was not heard.
  if (wasCut) void queryClient.invalidateQueries()
  for (const name of names) {
    const since = unheard.get(name)
    if (since !== undefined && !wasCut) void catchUp(queryClient, name, since)
    unheard.delete(name)
  }
  wasCut = false
}

function miss(names: readonly string[]) {
  for (const name of names) if (!unheard.has(name)) unheard.set(name, Date.now())
}

const namesOf = (watch: string): string[] => watch.split(',').filter(Boolean)

function refresh() {
  for (const { entity, id } of waiting.values()) invalidateEntity(entity, id)
  waiting.clear()
}

function receive(event: LiveEvent) {
  if (event.type === 'change') {
    if (waiting.size === 0) setTimeout(refresh, REFRESH_MS)
    waiting.set(`${event.entity}/${event.id ?? ''}`, { entity: event.entity, id: event.id })
  } else if (event.type === 'notification') {
    void queryClient.invalidateQueries({ queryKey: ['notifications'] })
  }
  for (const subscription of [...subscriptions]) subscription.handler(event)
}

/** What the person may see or do is another now. What may be asked for comes first, then what is asked. */
async function learnRights() {
  await queryClient.invalidateQueries({ queryKey: ['meta'] })
  await queryClient.invalidateQueries()
}

function close() {
  if (openFor !== undefined) miss(namesOf(openFor))
  source?.close()
  source = undefined
  openFor = undefined
}

function watched(): string {
  const all = new Set<string>()
  for (const { watch } of subscriptions) for (const name of watch) all.add(name)
  return [...all].sort().join(',')
}

function open() {
  close()
  openFor = watched()
  const names = namesOf(openFor)
  const opened = new EventSource(apiUrl('/live', { watch: openFor }))
  source = opened
  opened.addEventListener('ready', () => {
    retryMs = FIRST_RETRY_MS
    hear(names)
  })
  opened.addEventListener('access', () => void learnRights())
  opened.onerror = () => {
    // The browser's own retry has no back-off and gives up on some answers, so it is not used.
    close()
    wasCut = true
    clearTimeout(retryTimer)
    retryTimer = setTimeout(() => subscriptions.size > 0 && open(), retryMs * (0.75 + Math.random() / 2))
    retryMs = Math.min(retryMs * 2, LAST_RETRY_MS)
  }
  for (const type of ['change', 'notification', 'job'] as const) {
    opened.addEventListener(type, (message) => {
      receive({ type, ...JSON.parse((message as MessageEvent<string>).data) } as LiveEvent)
    })
  }
}

function settle() {
  clearTimeout(settleTimer)
  settleTimer = setTimeout(() => {
    const names = namesOf(watched())
    for (const name of [...unheard.keys()]) if (!names.includes(name)) unheard.delete(name)
    if (subscriptions.size === 0) {
      clearTimeout(retryTimer)
      close()
    } else if (watched() !== openFor) {
      clearTimeout(retryTimer)
      open()
    }
  }, SETTLE_MS)
}

let hiddenTimer: ReturnType<typeof setTimeout> | undefined

function onVisibility() {
  clearTimeout(hiddenTimer)
  if (document.visibilityState === 'hidden') {
    hiddenTimer = setTimeout(() => {
      clearTimeout(retryTimer)
      wasCut ||= source !== undefined
      close()
    }, HIDDEN_MS)
  } else if (!source && subscriptions.size > 0) {
    clearTimeout(retryTimer)
    open()
  }
}

/**
 * Hears what others change. `watch` names paths (`customers`) or single records (`customers/ID`);
 * all users share one connection. Changed records are marked out of date in the cache in any case,
 * so `handler` is only for what goes beyond that.
 */
export function useLive(watch: string[], handler?: Handler): void {
  const onEvent = useEffectEvent((event: LiveEvent) => handler?.(event))
  const key = watch.join(',')
  useEffect(() => {
    const subscription: Subscription = {
      watch: key === '' ? [] : key.split(','),
      handler: (event) => onEvent(event),
    }
    if (subscriptions.size === 0) document.addEventListener('visibilitychange', onVisibility)
    subscriptions.add(subscription)
    const heard = openFor === undefined ? [] : namesOf(openFor)
    miss(subscription.watch.filter((name) => !heard.includes(name)))
    settle()
    return () => {
      subscriptions.delete(subscription)
      if (subscriptions.size === 0) document.removeEventListener('visibilitychange', onVisibility)
      settle()
    }
  }, [key])
}
