import { sql } from 'drizzle-orm'
import type { Context } from '#kernel/entity/context.ts'
import type { EventPayload, Subscriber } from '#kernel/entity/define.ts'
import { mayEnter } from '#modules/organisation'
import { endSessions, revokeKeys } from './accounts.ts'
import { signInEmail } from './sign-in-email.ts'

interface Changed {
  name: string
  email: string | null
  status: string | null
  userId: string | null
  deleted: boolean
}

/**
 * The account follows the employee. Who may not enter is refused from the very moment of the change; here the sessions
 * and keys end for good, so that they do not come back to life with the employee.
 */
async function follow(ctx: Context, { id }: EventPayload): Promise<void> {
  const [person] = await ctx.sql.run<Changed>(sql`
    select name, email, status, user_id as "userId", deleted_at is not null as deleted from employee where id = ${id}::uuid`)
  if (!person?.userId) return
  if (person.deleted || !mayEnter(person.status)) {
    await endSessions(ctx.sql, [person.userId])
    await revokeKeys(ctx.sql, [id], ctx.now)
    return
  }
  const email = signInEmail(person.email)
  await ctx.sql.run(sql`
    update auth_user set name = ${person.name}, updated_at = now(),
      email = case when ${email ?? null}::text is null or exists (select 1 from auth_user where email = ${email ?? null} and id <> ${person.userId})
        then email else ${email ?? null} end
    where id = ${person.userId}`)
}

export const subscribers: Subscriber[] = [
  { name: 'identity-follow-employee', event: 'employee.updated', handle: follow },
  { name: 'identity-follow-removal', event: 'employee.deleted', handle: follow },
]
