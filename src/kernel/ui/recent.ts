import { useSyncExternalStore } from 'react'

/** A record that was opened on this device. */
export interface RecentRecord {
  entity: string
  id: string
  label: string
}

const KEEP = 20
const PREFIX = 'zy:recent:'
const cache = new Map<string, RecentRecord[]>()
const listeners = new Set<() => void>()

function load(person: string): RecentRecord[] {
  const known = cache.get(person)
  if (known) return known
  let records: RecentRecord[] = []
  try {
    records = JSON.parse(localStorage.getItem(PREFIX + person) ?? '[]') as RecentRecord[]
  } catch {
    // Unreadable: start again.
  }
  cache.set(person, records)
  return records
}

/** Puts a record in front of the recent ones of this person. */
export function rememberRecent(person: string, record: RecentRecord): void {
  const records = load(person)
  const [first] = records
  if (first?.id === record.id && first.label === record.label) return
  const next = [record, ...records.filter((each) => each.id !== record.id)].slice(0, KEEP)
  cache.set(person, next)
  try {
    localStorage.setItem(PREFIX + person, JSON.stringify(next))
  } catch {
    // Then they last until the reload.
  }
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The records that this person opened on this device, latest first. */
export function useRecent(person: string): RecentRecord[] {
  return useSyncExternalStore(subscribe, () => load(person))
}
