import { sql } from 'drizzle-orm'
import type { Context } from '#kernel/entity/context.ts'
import { statusesThatMayEnter } from '#modules/organisation'
import { type Candidate, whoAnswers } from '../rules/liaison.ts'

/**
 * Who in a department is asked by somebody of another one. A liaison for a department also serves those below it, the
 * nearest one first; nobody is asked by themselves.
 */
export async function answererOf(
  ctx: Context,
  department: string,
  asking: string | null,
  requester: string,
): Promise<string | null> {
  const liaisons = await ctx.sql.run<Candidate & { depth: number }>(sql`
    with recursive up as (
      select id, parent_id, 0 as depth from department where id = ${asking}::uuid
      union all select d.id, d.parent_id, up.depth + 1 from department d join up on d.id = up.parent_id where up.depth < 50)
    select l.person_id as person, l.deputy_id as deputy, l.since, l.until, up.depth
    from liaison l join up on up.id = l.counterpart_id
    where l.department_id = ${department}::uuid and l.deleted_at is null order by up.depth`)
  const [row] = await ctx.sql.run<{ head: string | null }>(
    sql`select manager_id as head from department where id = ${department}::uuid and deleted_at is null`,
  )
  const head = row?.head ?? null
  const people = [...liaisons.flatMap(({ person, deputy }) => [person, deputy]), head].filter((id) => id !== null)
  const present = await ctx.sql.run<{
    id: string
  }>(sql`select id from employee where id = any(${sql.param(people)}::uuid[])
    and deleted_at is null and status = any(${sql.param([...statusesThatMayEnter])}::text[]) and id <> ${requester}::uuid`)
  const atWork = new Set(present.map(({ id }) => id))
  for (const depth of new Set(liaisons.map((l) => l.depth))) {
    const nearest = whoAnswers(
      liaisons.filter((l) => l.depth === depth),
      null,
      ctx.today,
      atWork,
    )
    if (nearest) return nearest
  }
  return whoAnswers([], head, ctx.today, atWork)
}
