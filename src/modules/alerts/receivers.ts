/** Who is told of an alert. */
import { sql } from 'drizzle-orm'
import type { Context } from '#kernel/entity/context.ts'
import { statusesThatMayEnter } from '#modules/organisation'
import type { Subject } from './rules/alert.types.ts'

export interface ReceiverRule {
  receivers: readonly string[]
  people: readonly string[]
  roles: readonly string[]
}

export interface Receivers {
  /** Who is to act: the person, or the head of the department; null for a region and the company. */
  owner: string | null
  /** Everybody who is to be told, each once, only people who still work here. */
  all: string[]
}

/** `owner` is the person or the head of the department; `manager` is that person's superior. */
export async function receiversOf(ctx: Context, rule: ReceiverRule, subject: Subject): Promise<Receivers> {
  const responsible = await responsibleFor(ctx, subject)
  const wanted = new Set<string>(rule.people)
  if (rule.receivers.includes('owner') && responsible) wanted.add(responsible.id)
  if (rule.receivers.includes('manager') && responsible?.manager) wanted.add(responsible.manager)
  const here = await ctx.sql.run<{ id: string }>(sql`select id from employee where deleted_at is null
    and status = any(${sql.param([...statusesThatMayEnter])}::text[])
    and (id = any(${sql.param([...wanted])}::uuid[]) or roles && ${sql.param([...rule.roles])}::text[]) order by id`)
  const all = here.map(({ id }) => id)
  return { owner: responsible && all.includes(responsible.id) ? responsible.id : null, all }
}

async function responsibleFor(
  ctx: Context,
  { split, id }: Subject,
): Promise<{ id: string; manager: string | null } | undefined> {
  if (split !== 'person' && split !== 'department') return undefined
  const person =
    split === 'person'
      ? sql`${id}::uuid`
      : sql`(select manager_id from department where id = ${id}::uuid and deleted_at is null)`
  const [row] = await ctx.sql.run<{ id: string; manager: string | null }>(
    sql`select id, manager_id as manager from employee where id = ${person} and deleted_at is null`,
  )
  return row
}
