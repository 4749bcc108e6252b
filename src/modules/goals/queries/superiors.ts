import { sql } from 'drizzle-orm'
import type { Sql } from '#kernel/entity/context.ts'

/** Every person's superiors who still work here, nearest first. */
export async function superiorsOf(db: Sql, people: readonly (string | null)[]): Promise<Map<string, string[]>> {
  const ids = [...new Set(people.filter((id): id is string => id !== null))]
  if (ids.length === 0) return new Map()
  const rows = await db.run<{ person: string; superior: string }>(sql`
    with recursive line as (
      select e.id as person, e.manager_id as superior, 1 as depth, array[e.id] as seen from employee e where e.id = any(${sql.param(ids)}::uuid[])
      union all
      select l.person, m.manager_id, l.depth + 1, l.seen || m.id from line l join employee m on m.id = l.superior
        where not m.id = any(l.seen))
    select l.person, l.superior from line l join employee s on s.id = l.superior
    where s.deleted_at is null and s.status in ('active', 'onboarding', 'leaving') order by l.person, l.depth`)
  const lines = new Map<string, string[]>()
  for (const { person, superior } of rows) lines.set(person, [...(lines.get(person) ?? []), superior])
  return lines
}
