/** Accounts of employees: the right to sign in. They are made by administrators, never by oneself. */
import { hashPassword } from 'better-auth/crypto'
import { sql } from 'drizzle-orm'
import { AppError, invalidInput, notFound, ruleBroken } from '#kernel/api/errors.ts'
import type { Context, Sql } from '#kernel/entity/context.ts'
import { newId } from '#kernel/pure/ids.ts'
import { violation } from '#kernel/pure/violations.ts'
import { trace } from '#kernel/write/trace.ts'
import { employee, isLastAdministrator } from '#modules/organisation'
import { forgetFailures } from './attempts.ts'
import { checkPassword } from './rules/password.ts'
import { signInEmail } from './sign-in-email.ts'

export interface Person {
  id: string
  name: string
  email: string | null
  userId: string | null
  version: number
  roles: string[] | null
}

/** Hashed before a transaction begins, for it takes a tenth of a second. @throws AppError 400 for a password that is too short */
export async function hashNewPassword(password: unknown): Promise<string> {
  const faults = checkPassword(password)
  if (faults.length) throw invalidInput(faults)
  return hashPassword(password as string)
}

export async function lockPerson(db: Sql, id: string): Promise<Person> {
  const [person] = await db.run<Person>(sql`
    select id, name, email, user_id as "userId", version, roles from employee
    where id = ${id}::uuid and deleted_at is null for no key update`)
  if (!person) throw notFound()
  return person
}

/**
 * Gives an employee an account, or an existing account a new password; everyone signed in with the old one is out.
 * @param hash from `hashNewPassword`
 * @throws AppError 422 when the employee has no usable e-mail address or another account uses it
 */
export async function giveAccount(
  ctx: Context,
  employeeId: string,
  hash: string,
  options: { removeSecondFactor?: boolean } = {},
): Promise<void> {
  const person = await lockPerson(ctx.sql, employeeId)
  if (person.userId && (await hasAccount(ctx.sql, person.userId))) return renewPassword(ctx, person, hash, options)
  await setCredential(ctx.sql, await newUser(ctx, person), hash)
}

/**
 * The account of an employee, made without a password when there is none: for people who sign in another way.
 * @returns its user id
 * @throws AppError 422 when the employee has no usable e-mail address or another account uses it
 */
export async function openAccount(ctx: Context, employeeId: string): Promise<string> {
  const person = await lockPerson(ctx.sql, employeeId)
  return person.userId && (await hasAccount(ctx.sql, person.userId)) ? person.userId : newUser(ctx, person)
}

async function newUser(ctx: Context, person: Person): Promise<string> {
  const email = signInEmail(person.email)
  if (!email) throw ruleBroken([violation('account.needs-email', 'email')])
  await freeEmail(ctx.sql, email)
  const userId = newId()
  await ctx.sql.run(sql`
    insert into auth_user (id, name, email, email_verified) values (${userId}, ${person.name}, ${email}, true)`)
  await forgetFailures(ctx.sql, email)
  await ctx.update(employee, person.id, { userId })
  return userId
}

/** The first password of an account, or another one. */
async function setCredential(db: Sql, userId: string, hash: string): Promise<void> {
  const changed = await db.run(sql`
    update auth_account set password = ${hash}, updated_at = now()
    where user_id = ${userId} and provider_id = 'credential' returning id`)
  if (changed.length > 0) return
  await db.run(sql`
    insert into auth_account (id, user_id, account_id, provider_id, password)
    values (${newId()}, ${userId}, ${userId}, 'credential', ${hash})`)
}

async function hasAccount(db: Sql, userId: string): Promise<boolean> {
  const rows = await db.run(sql`select 1 from auth_user where id = ${userId}`)
  return rows.length > 0
}

/** An account whose employee is gone must not keep the address from a new one. */
async function freeEmail(db: Sql, email: string): Promise<void> {
  const [other] = await db.run<{ inUse: boolean }>(sql`
    select exists (select 1 from employee e where e.user_id = u.id and e.deleted_at is null) as "inUse"
    from auth_user u where u.email = ${email}`)
  if (other?.inUse) throw ruleBroken([violation('account.email-taken', 'email')])
  if (other) await db.run(sql`delete from auth_user where email = ${email}`)
}

async function renewPassword(
  ctx: Context,
  person: Person,
  hash: string,
  options: { removeSecondFactor?: boolean },
): Promise<void> {
  const userId = person.userId!
  await setCredential(ctx.sql, userId, hash)
  if (options.removeSecondFactor) {
    await ctx.sql.run(sql`delete from auth_two_factor where user_id = ${userId}`)
    await ctx.sql.run(sql`update auth_user set two_factor_enabled = false where id = ${userId}`)
  }
  await endSessions(ctx.sql, [userId])
  const [user] = await ctx.sql.run<{ email: string }>(sql`select email from auth_user where id = ${userId}`)
  await forgetFailures(ctx.sql, user!.email)
  await note(ctx, person, options.removeSecondFactor ? 'reset-password-and-second-factor' : 'reset-password')
}

/** Ends sessions, half-finished sign-ins and trusted devices. */
export async function endSessions(db: Sql, userIds: string[]): Promise<void> {
  const users = sql`any(${sql.param(userIds)}::text[])`
  await db.run(sql`delete from auth_session where user_id = ${users}`)
  await db.run(sql`delete from auth_verification where value = ${users}`)
}

export async function signOutEverywhere(ctx: Context, employeeId: string): Promise<void> {
  const person = await lockPerson(ctx.sql, employeeId)
  if (!person.userId) return
  await endSessions(ctx.sql, [person.userId])
  await note(ctx, person, 'sign-out')
}

/**
 * Takes the account away: sessions end, API keys are revoked, the employee stays.
 * @throws AppError 422 for the last administrator
 */
export async function closeAccount(ctx: Context, employeeId: string): Promise<void> {
  const person = await lockPerson(ctx.sql, employeeId)
  if (!person.userId) throw new AppError(409, 'account.none')
  if (await isLastAdministrator(ctx.sql, person.id)) throw ruleBroken([violation('employee.last-admin')])
  await revokeKeys(ctx.sql, [person.id], ctx.now)
  await ctx.sql.run(sql`delete from auth_verification where value = ${person.userId}`)
  await ctx.sql.run(sql`delete from auth_user where id = ${person.userId}`)
  await ctx.update(employee, person.id, { userId: null })
}

export async function revokeKeys(db: Sql, employeeIds: string[], now: Date): Promise<void> {
  await db.run(sql`
    update api_key set revoked_at = ${now.toISOString()}::timestamptz
    where employee_id = any(${sql.param(employeeIds)}::uuid[]) and revoked_at is null`)
}

/** The employee's history says who did what to the account. */
async function note(ctx: Context, person: Person, action: string): Promise<void> {
  await trace(ctx, employee, action, [{ id: person.id, version: person.version, changes: {}, after: {} }])
}
