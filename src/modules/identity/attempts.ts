import { sql } from 'drizzle-orm'
import { AppError } from '#kernel/api/errors.ts'
import { readSetting } from '#kernel/customise/settings.ts'
import type { Sql } from '#kernel/entity/context.ts'
import { timeInZone } from '#kernel/pure/dates.ts'
import { newId } from '#kernel/pure/ids.ts'
import type { Runtime } from '#kernel/runtime.ts'
import { lockedUntil, minutes, type SignInPolicy } from './rules/lock-out.ts'

export interface Attempt {
  /** The password was right: earlier failures are forgotten. */
  succeeded(): Promise<void>
  /** Nothing was tried after all (a malformed request, an error of ours). */
  withdrawn(): Promise<void>
}

/**
 * Books a failure before the password is looked at, so that a hundred attempts at the same time are not a hundred
 * guesses; success takes it back. The address need not belong to anybody: the answer must not tell.
 * @throws AppError 429 `account-locked` with the end of the lock, or `too-many-attempts` for the network address
 */
export async function beginAttempt(runtime: Runtime, email: string, address: string): Promise<Attempt> {
  const { db } = runtime
  const now = runtime.clock()
  const id = newId()
  const refusal = await db.transaction(async (tx) => {
    await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`sign-in ${email}`}, 0))`)
    const policy = await readSetting(tx, 'sign-in')
    const end = await lockInForce(tx, email, policy, now)
    if (end) return { code: 'account-locked', end }
    const [busy] = await tx.run<{ first: string; n: number }>(sql`
      select min(at) as first, count(*) as n from sign_in_failure where address = ${address} and at > ${before(now, policy.windowMinutes)}`)
    if (busy && busy.n >= policy.perAddress)
      return { code: 'too-many-attempts', end: new Date(Date.parse(busy.first) + minutes(policy.windowMinutes)) }
    await tx.run(
      sql`insert into sign_in_failure (id, email, address, at) values (${id}::uuid, ${email}, ${address}, ${now.toISOString()}::timestamptz)`,
    )
    return undefined
  })
  if (refusal) throw await tooMany(runtime, refusal.code, refusal.end, now)
  return {
    async succeeded() {
      await db.run(sql`delete from sign_in_failure where email = ${email}`)
    },
    async withdrawn() {
      await db.run(sql`delete from sign_in_failure where id = ${id}::uuid`)
    },
  }
}

/** When the lock on an e-mail address ends; undefined when it is open. */
export async function lockOf({ db, clock }: Runtime, email: string): Promise<Date | undefined> {
  return lockInForce(db, email, await readSetting(db, 'sign-in'), clock())
}

async function lockInForce(db: Sql, email: string, policy: SignInPolicy, now: Date): Promise<Date | undefined> {
  const failures = await db.run<{ at: string }>(sql`
    select at from sign_in_failure where email = ${email} and at > ${before(now, policy.windowMinutes + policy.lockMinutes)}
    order by at desc limit ${policy.failures}`)
  return lockedUntil(
    failures.map((f) => new Date(f.at)),
    policy,
    now,
  )
}

const before = (now: Date, count: number) => sql`${new Date(now.getTime() - minutes(count)).toISOString()}::timestamptz`

/** An administrator gives a new password: the way in is open again. */
export async function forgetFailures(db: Sql, email: string): Promise<void> {
  await db.run(sql`delete from sign_in_failure where email = ${email}`)
}

async function tooMany(runtime: Runtime, code: string, end: Date, now: Date): Promise<AppError> {
  const { timeZone } = await runtime.company()
  // Rounded up: at the minute that is shown, the door is open.
  const shown = timeInZone(new Date(Math.ceil(end.getTime() / 60_000) * 60_000), timeZone).slice(0, 5)
  return new AppError(429, code, [], {
    until: shown,
    lockedUntil: end.toISOString(),
    retryAfterSeconds: Math.ceil((end.getTime() - now.getTime()) / 1000),
  })
}
