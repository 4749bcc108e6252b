import { sql } from 'drizzle-orm'
import { idsBelow } from '#kernel/data/tree.ts'
import type { Context } from '#kernel/entity/context.ts'
import { department, statusesThatMayEnter } from '#modules/organisation'

export interface Audience {
  everybody: boolean | null
  departments: readonly string[] | null
  roles: readonly string[] | null
  people: readonly string[] | null
  author: string
}

/** Everybody who works here and is addressed, each once; the author knows already. */
export async function audienceOf(
  ctx: Context,
  { everybody, departments, roles, people, author }: Audience,
): Promise<{ id: string; name: string }[]> {
  const below = idsBelow(ctx.registry, department, [...(departments ?? [])])
  return ctx.sql.run<{ id: string; name: string }>(sql`select id, name from employee
    where deleted_at is null and status = any(${sql.param([...statusesThatMayEnter])}::text[]) and id <> ${author}::uuid
      and (${everybody ?? false} or department_id = any(${below}) or roles && ${sql.param([...(roles ?? [])])}::text[]
        or id = any(${sql.param([...(people ?? [])])}::uuid[]))
    order by id`)
}
