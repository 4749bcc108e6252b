/** Open live connections of this process: limited per person, all ended when the process stops. */
import { AppError } from '../api/errors.ts'
import type { Runtime } from '../runtime.ts'

export const mostPerPerson = 20

const open = new WeakMap<Runtime, Map<string, Set<() => void>>>()

/** Takes a place for one connection; answers the function that gives it back. */
export function takePlace(runtime: Runtime, person: string, end: () => void): () => void {
  const people = open.get(runtime) ?? new Map<string, Set<() => void>>()
  open.set(runtime, people)
  const ends = people.get(person) ?? new Set()
  if (ends.size >= mostPerPerson) throw new AppError(429, 'live.too-many')
  people.set(person, ends.add(end))
  return () => {
    ends.delete(end)
    if (ends.size === 0 && people.get(person) === ends) people.delete(person)
  }
}

/** How many are open; a test of leaks asks it. */
export const openConnections = (runtime: Runtime): number =>
  [...(open.get(runtime)?.values() ?? [])].reduce((sum, ends) => sum + ends.size, 0)

/** Ends every connection, so that a server can close. */
export function endLiveConnections(runtime: Runtime): void {
  for (const ends of open.get(runtime)?.values() ?? []) for (const end of [...ends]) end()
}
