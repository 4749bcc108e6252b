/** No session begins, by whatever way, for somebody who may not enter, or not that way. */
import { APIError } from 'better-auth/api'
import { sql } from 'drizzle-orm'
import type { Database } from '#kernel/data/connection.ts'
import { statusesThatMayEnter } from '#modules/organisation'
import { journeys } from './single-sign-on/journey.ts'
import { readSingleSignOn } from './single-sign-on/settings.ts'

/** @throws APIError 403 `account-disabled`, or `sso-required` for a password where only single sign-on is wanted */
export async function admitSession(db: Database, userId: string): Promise<void> {
  const [person] = await db.run<{ roles: string[] | null }>(sql`
    select roles from employee where user_id = ${userId} and deleted_at is null
      and status = any(${sql.param([...statusesThatMayEnter])}::text[])`)
  if (!person) throw new APIError('FORBIDDEN', { code: 'account-disabled', message: 'This account has been disabled' })
  const journey = journeys.getStore()
  if (journey) {
    // Whom the provider vouched for, and nobody that the library may have found instead.
    if (journey.userId !== userId) throw new APIError('FORBIDDEN', { code: 'forbidden', message: 'Not vouched for' })
    return
  }
  const { enabled, only } = await readSingleSignOn(db)
  // Administrators keep a way in: the provider may fail, or be set up wrongly.
  if (enabled && only && !(person.roles ?? []).includes('admin'))
    throw new APIError('FORBIDDEN', { code: 'sso-required', message: 'Sign in with single sign-on' })
}
