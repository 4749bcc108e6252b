import { sql } from 'drizzle-orm'
import { systemActor } from '#kernel/access/actor.ts'
import { AppError, ruleBroken } from '#kernel/api/errors.ts'
import { messageOf, withMessages } from '#kernel/api/messages.ts'
import { OperatorError } from '#kernel/data/operator-error.ts'
import type { Context, Sql } from '#kernel/entity/context.ts'
import { violation } from '#kernel/pure/violations.ts'
import type { Runtime } from '#kernel/runtime.ts'
import { department, employee } from '#modules/organisation'
import { giveAccount, hashNewPassword } from './accounts.ts'
import { addKey } from './api-keys.ts'
import { type SetUpInput, setUp } from './set-up.ts'
import { signInEmail } from './sign-in-email.ts'

export interface NewUser {
  email: string
  name: string
  password: string
  /** Key of a role. */
  role: string
  /** Name of a department; made below the root when there is none. */
  department?: string | undefined
  /** E-mail address of the superior. */
  manager?: string | undefined
}

/** First set-up from the terminal. @throws OperatorError saying in words what is wrong */
export const setupCompany = (runtime: Runtime, input: SetUpInput): Promise<{ employeeId: string }> =>
  inWords(runtime, () => setUp(runtime, input))

/**
 * Makes an employee who can sign in. An employee with this e-mail address who has no account gets one.
 * @throws OperatorError saying in words what is wrong
 */
export const createUser = (runtime: Runtime, user: NewUser): Promise<{ employeeId: string }> =>
  inWords(runtime, async () => {
    const hash = await hashNewPassword(user.password)
    return runtime.transact(terminal, (ctx) => addUser(ctx, user, hash))
  })

/** Makes an API key for the employee with this e-mail address and answers its text. @throws OperatorError */
export const createApiKey = (runtime: Runtime, { email, name }: { email: string; name: string }): Promise<string> =>
  inWords(runtime, () =>
    runtime.transact(terminal, async (ctx) => {
      const person = await personByEmail(ctx.sql, email)
      if (!person?.userId)
        throw ruleBroken([violation(person ? 'account.none' : 'account.unknown-email', 'email', { email })])
      return (await addKey(ctx, person.id, { name })).key
    }),
  )

/** Gives the employee with this e-mail address a new password (or an account). @throws OperatorError */
export const setPassword = (
  runtime: Runtime,
  { email, password }: { email: string; password: string },
): Promise<void> =>
  inWords(runtime, async () => {
    const hash = await hashNewPassword(password)
    await runtime.transact(terminal, async (ctx) => {
      const person = await personByEmail(ctx.sql, email)
      if (!person) throw ruleBroken([violation('account.unknown-email', 'email', { email })])
      await giveAccount(ctx, person.id, hash)
    })
  })

const terminal = { actor: systemActor('command'), source: 'system' } as const

async function addUser(ctx: Context, user: NewUser, hash: string): Promise<{ employeeId: string }> {
  const email = signInEmail(user.email)
  if (!email) throw ruleBroken([violation('field.email', 'email')])
  const existing = await personByEmail(ctx.sql, email)
  if (existing?.userId) throw ruleBroken([violation('account.email-taken', 'email')])
  const boss = user.manager ? await personByEmail(ctx.sql, user.manager) : undefined
  if (user.manager && !boss) throw ruleBroken([violation('account.unknown-email', 'manager', { email: user.manager })])
  const place = {
    ...(user.department && { department: await departmentNamed(ctx, user.department.trim()) }),
    ...(boss && { manager: boss.id }),
  }
  const roles = [...new Set([...(existing?.roles ?? []), user.role])]
  const employeeId =
    existing?.id ?? (await ctx.create(employee, { name: user.name, email, status: 'active', roles, ...place }))
  if (existing) await ctx.update(employee, existing.id, { roles, ...place })
  await giveAccount(ctx, employeeId, hash)
  return { employeeId }
}

interface Found {
  id: string
  userId: string | null
  roles: string[] | null
}

async function personByEmail(db: Sql, email: string): Promise<Found | undefined> {
  const [person] = await db.run<Found>(sql`
    select e.id, u.id as "userId", e.roles from employee e left join auth_user u on u.id = e.user_id
    where lower(e.email) = ${email.trim().toLowerCase()} and e.deleted_at is null order by u.id nulls last limit 1`)
  return person
}

async function departmentNamed(ctx: Context, name: string): Promise<string> {
  const found = await ctx.sql.run<{ id: string }>(
    sql`select id from department where name = ${name} and deleted_at is null limit 2`,
  )
  if (found.length > 1) throw ruleBroken([violation('department.ambiguous', 'department', { name })])
  if (found[0]) return found[0].id
  const [root] = await ctx.sql.run<{ id: string }>(
    sql`select id from department where parent_id is null and deleted_at is null order by created_at, id limit 1`,
  )
  return ctx.create(department, { name, parent: root?.id ?? null })
}

/** The terminal shows a sentence, not a code. */
async function inWords<T>(runtime: Runtime, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const said = (language: 'zh' | 'en') => {
      const { violations, code, details } = error
      if (violations.length === 0) return messageOf(runtime.registry, code, language, details)
      return withMessages(runtime.registry, violations, language)
        .map((v) => (v.path ? `${v.path}: ${v.message}` : v.message))
        .join(language === 'zh' ? '；' : '; ')
    }
    throw new OperatorError({ zh: said('zh'), en: said('en') }, { cause: error })
  }
}
