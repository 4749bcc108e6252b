/** Paging over several sources by when things happened: the key of a page's last entry is where the next one goes on. */
import { type SQL, sql } from 'drizzle-orm'
import { badRequest } from '../api/errors.ts'
import { isId } from '../pure/ids.ts'

export interface TimeKey {
  /** ISO instant in milliseconds. */
  at: string
  id: string
}

export const newestFirst = (a: TimeKey, b: TimeKey): number =>
  a.at === b.at ? (a.id < b.id ? 1 : a.id > b.id ? -1 : 0) : a.at < b.at ? 1 : -1

/** Rows older than the key; `at` is compared in milliseconds, as the key has it. */
export const olderThan = (at: SQL, id: SQL, after: TimeKey | undefined): SQL =>
  after ? sql`(date_trunc('milliseconds', ${at}), ${id}) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql`true`

export const encodeKey = ({ at, id }: TimeKey): string => Buffer.from(JSON.stringify([at, id])).toString('base64url')

/** @throws AppError 400 for anything that `encodeKey` did not make */
export function parseKey(cursor: string | undefined): TimeKey | undefined {
  if (!cursor) return undefined
  try {
    const [at, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[]
    if (typeof at === 'string' && new Date(at).toISOString() === at && isId(id)) return { at, id }
  } catch {
    // Said below.
  }
  throw badRequest('query.cursor', 'cursor')
}
