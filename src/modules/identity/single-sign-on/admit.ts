/** Whom a verified e-mail address lets in: employees, and nobody else. */
import { sql } from 'drizzle-orm'
import { systemActor } from '#kernel/access/actor.ts'
import { logAction } from '#kernel/audit/audit-log.ts'
import type { Runtime } from '#kernel/runtime.ts'
import { employee, mayEnter } from '#modules/organisation'
import { openAccount } from '../accounts.ts'

export type AdmissionRefusal = 'unknown' | 'disabled' | 'no-account' | 'other-account'

export const providerId = 'sso'

interface Found {
  id: string
  name: string
  status: string | null
  userId: string | null
}

/**
 * The account of the employee with this address; made now when that is wanted.
 * @param subject who the provider says it is; stays with the account that it was first seen with
 */
export async function admit(
  runtime: Runtime,
  { email, subject, createAccounts }: { email: string; subject: string; createAccounts: boolean },
): Promise<{ userId: string; email: string; name: string } | { refusal: AdmissionRefusal }> {
  const found = await runtime.db.run<Found>(sql`
    select e.id, e.name, e.status, u.id as "userId" from employee e left join auth_user u on u.id = e.user_id
    where lower(e.email) = ${email} and e.deleted_at is null limit 2`)
  const [person] = found
  if (!person || found.length > 1) return { refusal: 'unknown' }
  if (!mayEnter(person.status)) return { refusal: 'disabled' }
  if (!person.userId && !createAccounts) return { refusal: 'no-account' }
  const [linked] = await runtime.db.run<{ userId: string }>(
    sql`select user_id as "userId" from auth_account where provider_id = ${providerId} and account_id = ${subject}`,
  )
  if (linked && linked.userId !== person.userId) return { refusal: 'other-account' }
  const userId = person.userId ?? (await newAccount(runtime, person.id))
  const [user] = await runtime.db.run<{ email: string }>(sql`select email from auth_user where id = ${userId}`)
  // The address follows the employee's a moment later; until then the account is found by the old one.
  return { userId, email: user!.email, name: person.name }
}

const newAccount = (runtime: Runtime, employeeId: string): Promise<string> =>
  runtime.transact({ actor: systemActor('single-sign-on'), source: 'system' }, (ctx) => openAccount(ctx, employeeId))

/** The employee's history says that somebody came in this way. */
export async function noteSignIn(runtime: Runtime, userId: string, issuer: string): Promise<void> {
  const actor = await runtime.actorOfUser(userId)
  if (!actor?.id) return
  await runtime.transact({ actor, source: 'ui' }, async (ctx) => {
    const [record] = await ctx.sql.run<{ id: string; version: number }>(
      sql`select id, version from employee where id = ${actor.id}::uuid`,
    )
    await logAction(ctx, employee, record!, 'single-sign-on', issuer)
  })
}
