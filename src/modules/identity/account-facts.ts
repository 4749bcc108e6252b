import { sql } from 'drizzle-orm'
import type { Runtime } from '#kernel/runtime.ts'
import { lockOf } from './attempts.ts'

export interface AccountFacts {
  /** Signed in with. */
  email: string
  twoFactor: boolean
  /** Browsers that are signed in. */
  sessions: number
  lastActiveAt: string | null
  keys: number
  /** End of a lock-out in force. */
  lockedUntil: string | null
}

/** What those who keep accounts see of one; null when there is none. */
export async function accountOf(runtime: Runtime, userId: string, employeeId: string): Promise<AccountFacts | null> {
  const now = sql`${runtime.clock().toISOString()}::timestamptz`
  const [row] = await runtime.db.run<Omit<AccountFacts, 'lockedUntil'>>(sql`
    select u.email, coalesce(u.two_factor_enabled, false) as "twoFactor",
      (select count(*) from auth_session s where s.user_id = u.id and s.expires_at > ${now}) as sessions,
      (select max(updated_at) from auth_session s where s.user_id = u.id) as "lastActiveAt",
      (select count(*) from api_key k where k.employee_id = ${employeeId}::uuid and k.revoked_at is null
        and (k.expires_at is null or k.expires_at > ${now})) as keys
    from auth_user u where u.id = ${userId}`)
  if (!row) return null
  return { ...row, lockedUntil: (await lockOf(runtime, row.email))?.toISOString() ?? null }
}
