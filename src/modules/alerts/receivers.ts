/** Who is told of an alert. */
import { type SQL, sql } from 'drizzle-orm'
import type { Context } from '#kernel/entity/context.ts'
import { statusesThatMayEnter } from '#modules/organisation'
import type { Subject } from './rules/alert.types.ts'

export interface ReceiverRule {
  receivers: readonly string[]
  people: readonly string[]
  roles: readonly string[]
}

export interface Receivers {
  /** Who is to act, when it is one: the person, the head of the department, the manager of the region. */
  owner: string | null
  /** Everybody who is to be told, each once, only people who still work here. */
  all: string[]
}

interface Responsible {
  id: string
  manager: string | null
}

/** `owner` are those responsible for the subject; `manager` are their superiors. */
export async function receiversOf(ctx: Context, rule: ReceiverRule, subject: Subject): Promise<Receivers> {
  const responsible = await responsibleFor(ctx, subject)
  const wanted = new Set<string>(rule.people)
  for (const { id, manager } of responsible) {
    if (rule.receivers.includes('owner')) wanted.add(id)
    if (rule.receivers.includes('manager') && manager) wanted.add(manager)
  }
  const here = await ctx.sql.run<{ id: string }>(sql`select id from employee where deleted_at is null
    and status = any(${sql.param([...statusesThatMayEnter])}::text[])
    and (id = any(${sql.param([...wanted])}::uuid[]) or roles && ${sql.param([...rule.roles])}::text[]) order by id`)
  const all = here.map(({ id }) => id)
  // One who is to act is named; several look among themselves who does.
  const [only, another] = responsible.filter(({ id }) => all.includes(id))
  return { owner: only && !another ? only.id : null, all }
}

/** Roles that lead the company, and those that lead a part of it. */
const leaders = ['general-manager', 'director']
const managers = ['department-manager', ...leaders]

/**
 * Who is responsible: the person; the head of the department; the manager of the region, or else whoever leads people and
 * has the region or the nearest one above it; for the company its general managers and directors.
 */
function responsibleFor(ctx: Context, { split, id }: Subject): Promise<Responsible[]> {
  const found = {
    person: sql`e.id = ${id || null}::uuid`,
    department: sql`e.id = (select manager_id from department where id = ${id || null}::uuid and deleted_at is null)`,
    region: sql`e.id = any(${ofRegion(id)})`,
    company: sql`e.roles && ${sql.param(leaders)}::text[]`,
  }[split]
  return ctx.sql.run(sql`select e.id, e.manager_id as manager from employee e
    where e.deleted_at is null and ${found} order by e.id`)
}

const ofRegion = (id: string): SQL => sql`array(
  with recursive above as (
    select g.id, g.parent_id, g.manager_id, 0 as steps from region g where g.id = ${id || null}::uuid
    union all select g.id, g.parent_id, g.manager_id, a.steps + 1 from region g join above a on g.id = a.parent_id),
  candidates as (
    select manager_id as id, steps, 0 as place from above where manager_id is not null
    union all select e.id, a.steps, 1 from employee e join above a on a.id = any(e.regions_ids)
      where e.deleted_at is null and e.roles && ${sql.param(managers)}::text[]
        and e.status = any(${sql.param([...statusesThatMayEnter])}::text[]))
  select id from candidates where (steps, place) = (select steps, place from candidates order by steps, place limit 1))`
