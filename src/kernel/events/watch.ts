/** What one open page listens to, and which of the process's signals become events for it. */
import { type Actor, hasPermission, may } from '../access/actor.ts'
import type { Registry } from '../entity/registry.ts'
import { isId } from '../pure/ids.ts'
import type { Signal } from './live.ts'

/** `customers` is every change of the entity, `customers/ID` those of one record. */
export interface Watch {
  entity: string
  id?: string
}

/** Watches that the actor's rights allow at all; whether single records are seen is the caller's question. */
export function parseWatches(registry: Registry, actor: Actor, text: string): { watches: Watch[]; refused: string[] } {
  const watches: Watch[] = []
  const refused: string[] = []
  for (const part of new Set(
    text
      .split(',')
      .map((p) => p.trim())
      .filter(Boolean),
  )) {
    const [path = '', id, ...rest] = part.split('/')
    const entity = registry.byPath.get(path)
    const isPossible = entity && may(actor, entity.name, 'read') && rest.length === 0 && (id === undefined || isId(id))
    if (isPossible) watches.push({ entity: entity.name, ...(id && { id: id.toLowerCase() }) })
    else refused.push(part)
  }
  return { watches, refused }
}

export type LiveEvent =
  | { event: 'change'; data: { entity: string; id?: string; version?: number; by?: string | null } }
  | { event: 'job'; data: { kind: string; id: string; done: number; total: number | null; state: string } }

/** What a signal means for a page: events to send as they are, and whether the person's unread count changed. */
export interface Meaning {
  /** Entities that the page lists: told without ids, and not too often. */
  lists: string[]
  /** Records that the page shows; told only while the person still sees them. */
  records: { entity: string; id: string; version: number; by: string | null }[]
  job?: LiveEvent & { event: 'job' }
  unread: boolean
}

export function meaningOf(signal: Signal, actor: Actor, watches: readonly Watch[]): Meaning {
  const meaning: Meaning = { lists: [], records: [], unread: signal.notify?.includes(actor.id ?? '') ?? false }
  if (signal.entity) {
    for (const watch of watches) {
      if (watch.entity !== signal.entity) continue
      const changed = signal.ids?.find(([id]) => id === watch.id)
      if (changed)
        meaning.records.push({ entity: watch.entity, id: changed[0], version: changed[1], by: signal.by ?? null })
      // A mass write names no records: what is shown may be among them.
      else if (!watch.id || !signal.ids?.length) meaning.lists.push(watch.entity)
    }
  } else if (signal.access) {
    // The line to the database was cut: anything may have happened.
    meaning.lists.push(...watches.map((watch) => watch.entity))
    meaning.unread = true
  }
  const { task } = signal
  if (task && (task.owner === null ? hasPermission(actor, 'admin') : task.owner === actor.id)) {
    const { kind, id, done, total, state } = task
    meaning.job = { event: 'job', data: { kind, id, done, total, state } }
  }
  meaning.lists = [...new Set(meaning.lists)]
  return meaning
}
