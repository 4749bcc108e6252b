import { createHmac, timingSafeEqual } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { unauthenticated } from '#kernel/api/errors.ts'
import type { Identified } from '#kernel/auth/authenticator.ts'
import type { Database } from '#kernel/data/connection.ts'
import { statusesThatMayEnter } from '#modules/organisation'
import { hashOfKey, isKeyText } from './api-key-text.ts'

/** A session that is used lives on for this long. */
export const sessionDays = 30

export interface IdentifyParts {
  db: Database
  secret: string
  cookieName: string
  clock: () => Date
}

/** Who a request comes from: one query, on the request's own path, so it is small. */
export async function identify(parts: IdentifyParts, headers: Headers): Promise<Identified | undefined> {
  // Other schemes are not ours: a proxy in front may ask for a password of its own.
  const authorization = headers.get('authorization')?.trim()
  if (authorization && /^bearer\b/i.test(authorization)) return byKey(parts, authorization)
  const token = sessionToken(parts, headers.get('cookie'))
  return token === undefined ? undefined : bySession(parts, token)
}

/** The join refuses a person who left at this very moment, whatever is cached elsewhere. */
const person = sql`e.deleted_at is null and e.status = any(${sql.param([...statusesThatMayEnter])}::text[])`

async function byKey({ db, clock }: IdentifyParts, authorization: string): Promise<Identified> {
  const key = /^Bearer +(\S+)$/i.exec(authorization)?.[1]
  if (!key || !isKeyText(key)) throw unauthenticated('api-key-invalid')
  const now = sql`${clock().toISOString()}::timestamptz`
  const [row] = await db.run<{ employeeId: string; userId: string }>(sql`
    with k as (
      select id, employee_id, last_used_at from api_key
      where hash = ${hashOfKey(key)} and revoked_at is null and (expires_at is null or expires_at > ${now})),
    used as (
      update api_key set last_used_at = ${now}
      where id = (select id from k where last_used_at is null or last_used_at < ${now} - interval '1 minute'))
    select e.id as "employeeId", e.user_id as "userId" from k join employee e on e.id = k.employee_id
    where e.user_id is not null and ${person}`)
  if (!row) throw unauthenticated('api-key-invalid')
  return { ...row, via: 'api' }
}

async function bySession({ db, clock }: IdentifyParts, token: string): Promise<Identified | undefined> {
  const now = sql`${clock().toISOString()}::timestamptz`
  const [row] = await db.run<{ sessionId: string; userId: string; employeeId: string }>(sql`
    with s as (select id, user_id, updated_at from auth_session where token = ${token} and expires_at > ${now}),
    used as (
      update auth_session set updated_at = ${now}, expires_at = ${now} + make_interval(days => ${sql.raw(String(sessionDays))})
      where id = (select id from s where updated_at < ${now} - interval '5 minutes'))
    select s.id as "sessionId", s.user_id as "userId", e.id as "employeeId"
    from s join employee e on e.user_id = s.user_id where ${person}`)
  return row && { ...row, via: 'ui' }
}

/** The token of the session cookie (`token.signature`, HMAC-SHA-256), when we signed it. */
function sessionToken({ secret, cookieName }: IdentifyParts, cookies: string | null): string | undefined {
  const pair = cookies?.split(/; */).find((part) => part.startsWith(`${cookieName}=`))
  if (!pair) return undefined
  const value = decode(pair.slice(cookieName.length + 1))
  const dot = value.lastIndexOf('.')
  if (dot < 1) return undefined
  const token = value.slice(0, dot)
  const given = Buffer.from(value.slice(dot + 1), 'base64')
  const expected = createHmac('sha256', secret).update(token).digest()
  return given.length === expected.length && timingSafeEqual(given, expected) ? token : undefined
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}
