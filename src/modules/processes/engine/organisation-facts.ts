/** Loads what the rules of assignees need to know of the organisation: no more people than a step could ask. */
import { sql } from 'drizzle-orm'
import type { Context } from '#kernel/entity/context.ts'
import { isId } from '#kernel/pure/ids.ts'
import { statusesThatMayEnter } from '#modules/organisation'
import { idsIn } from '../rules/assignees.ts'
import type { Assignee } from '../rules/flow.types.ts'
import type { AskFacts, DepartmentFacts, OrganisationFacts, PersonFacts } from '../rules/people.types.ts'

export type Named = Omit<AskFacts, 'organisation'>

/** `owner` of the process takes over first where an administrator is needed and is one. */
export async function organisationFacts(
  ctx: Context,
  assignees: readonly Assignee[],
  named: Named,
  owner: string | null,
): Promise<OrganisationFacts> {
  const departments = await departmentsFor(ctx, assignees)
  const roles = assignees.flatMap((assignee) => ('role' in assignee ? [assignee.role] : []))
  const heads = [...departments.values()].flatMap(({ manager }) => manager ?? [])
  const ids = [
    ...(named.starter ? [named.starter] : []),
    ...named.chosen,
    ...assignees.flatMap((assignee) => ('person' in assignee ? [assignee.person] : [])),
    ...assignees.flatMap((assignee) => ('field' in assignee ? idsIn(named.record[assignee.field]) : [])),
    ...heads,
  ].filter(isId)
  const rows = await ctx.sql.run<PersonFacts & { isAdmin: boolean; at: string }>(sql`
    with recursive chain as (
      select e.id, e.manager_id from employee e where e.id = any(${sql.param(ids)}::uuid[])
      union select e.id, e.manager_id from employee e join chain c on e.id = c.manager_id)
    select e.id, e.manager_id as manager, e.department_id as department, coalesce(e.roles, '{}') as roles,
      e.deleted_at is null and e.status = any(${sql.param([...statusesThatMayEnter])}::text[]) as "isHere",
      p.approval_limit as "limit", 'admin' = any(e.roles) as "isAdmin", e.created_at as at
    from employee e left join position p on p.id = e.position_id and p.deleted_at is null
    where e.id in (select id from chain) or e.roles && ${sql.param(['admin', ...roles])}::text[]
    order by e.created_at, e.id`)
  const administrators = rows.filter((row) => row.isAdmin && row.isHere).map(({ id }) => id)
  if (owner && administrators.includes(owner)) administrators.unshift(owner)
  return { people: new Map(rows.map((row) => [row.id, row])), departments, administrators }
}

async function departmentsFor(ctx: Context, assignees: readonly Assignee[]): Promise<Map<string, DepartmentFacts>> {
  const isNeeded = assignees.some(
    (assignee) => 'departmentHead' in assignee || ('role' in assignee && assignee.within !== undefined),
  )
  if (!isNeeded) return new Map()
  const rows = await ctx.sql.run<DepartmentFacts & Record<string, unknown>>(
    sql`select id, parent_id as parent, manager_id as manager from department where deleted_at is null`,
  )
  return new Map(rows.map((row) => [row.id, row]))
}
