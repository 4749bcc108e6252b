import type { FieldChanges, WriteRequest } from '#kernel/gate/gate.types.ts'

type Values = Record<string, unknown>

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)

/**
 * The fields that somebody else has changed since, of those that the approval was about: what the request changes, or for a
 * deletion everything that people fill in. A change of other fields is no obstacle.
 */
export function changedSince(
  request: Pick<WriteRequest, 'operation'> & { changes: FieldChanges | null; before: Values | null },
  now: Values,
  filledIn: readonly string[],
): string[] {
  if (request.operation === 'delete') return filledIn.filter((name) => !same(request.before?.[name], now[name]))
  return Object.entries(request.changes ?? {})
    .filter(([name, [before]]) => !same(before, now[name]))
    .map(([name]) => name)
}

/** The same difference seen from the record as it is now. */
export const against = (changes: FieldChanges | null, now: Values): FieldChanges =>
  Object.fromEntries(Object.entries(changes ?? {}).map(([name, [, after]]) => [name, [now[name] ?? null, after]]))
