import { sql } from 'drizzle-orm'
import type { Sql } from '#kernel/entity/context.ts'
import { mayEnter, statusesThatMayEnter } from '../rules/may-enter.ts'

export interface AdministratorFacts {
  roles: readonly string[] | null
  status: string | null
  userId: string | null
}

/** Somebody who can sign in and do everything. */
export const isAdministrator = ({ roles, status, userId }: AdministratorFacts): boolean =>
  userId !== null && mayEnter(status) && (roles ?? []).includes('admin')

/** One at a time, or two administrators could remove each other at the same moment. */
const lockKey = 715_300_003

/** Whether an administrator is left besides these employees. Holds until the end of the transaction. */
export async function isAnotherAdministrator(db: Sql, besides: readonly string[]): Promise<boolean> {
  await db.run(sql`select pg_advisory_xact_lock(${lockKey})`)
  const rows = await db.run(sql`
    select 1 from employee where 'admin' = any(roles) and user_id is not null and deleted_at is null
      and status = any(${sql.param([...statusesThatMayEnter])}::text[]) and id <> all(${sql.param([...besides])}::uuid[]) limit 1`)
  return rows.length > 0
}

export async function isLastAdministrator(db: Sql, employeeId: string): Promise<boolean> {
  const [person] = await db.run<AdministratorFacts>(
    sql`select roles, status, user_id as "userId" from employee where id = ${employeeId}::uuid and deleted_at is null`,
  )
  return person !== undefined && isAdministrator(person) && !(await isAnotherAdministrator(db, [employeeId]))
}
