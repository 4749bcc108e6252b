import { sql } from 'drizzle-orm'
import type { Context, Sql } from '#kernel/entity/context.ts'
import { statusesThatMayEnter } from '#modules/organisation'
import type { Conflict, Parts } from '../rules/conflict.ts'

/** The direct managers of the parties, and who judges at the top: the committee named, else the general managers. */
export async function partsOf(db: Sql, conflict: Conflict): Promise<Parts> {
  const parties = [conflict.raisedBy, ...conflict.parties]
  const here = sql`deleted_at is null and status = any(${sql.param([...statusesThatMayEnter])}::text[])`
  const managers = await db.run<{ id: string }>(sql`select id from employee where ${here} and id in (
    select coalesce(e.manager_id, d.manager_id) from employee e left join department d on d.id = e.department_id
    where e.id = any(${sql.param(parties)}::uuid[])) order by id`)
  const named = conflict.committee ?? []
  const committee = await db.run<{ id: string }>(
    named.length > 0
      ? sql`select id from employee where ${here} and id = any(${sql.param([...named])}::uuid[]) order by id`
      : sql`select id from employee where ${here} and 'general-manager' = any(roles) order by id`,
  )
  return { managers: managers.map(({ id }) => id), committee: committee.map(({ id }) => id) }
}

/** Everybody who is to see the conflict at its level. */
export async function involvedIn(ctx: Context, conflict: Conflict): Promise<string[]> {
  const { managers, committee } = await partsOf(ctx.sql, conflict)
  return [
    ...conflict.parties,
    ...(conflict.level === 'parties' ? [] : managers),
    ...(conflict.level === 'committee' ? committee : []),
  ]
}
