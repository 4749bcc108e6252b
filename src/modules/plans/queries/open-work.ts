import { sql } from 'drizzle-orm'
import type { Sql } from '#kernel/entity/context.ts'
import type { Day } from '#kernel/pure/day.ts'

export interface OpenWork {
  id: string
  responsible: string
  endsOn: Day
  /** Person-days left: the effort, or the days the task takes when nobody has estimated it. */
  remaining: number
}

/** Unfinished work of people, to know who has too much of it. */
export const openWorkOf = (db: Sql, people: readonly string[]): Promise<OpenWork[]> =>
  db.run<OpenWork & Record<string, unknown>>(sql`
    select id, responsible_id as responsible, ends_on as "endsOn",
      (coalesce(effort, ends_on - starts_on + 1) * (1 - coalesce(progress, 0) / 100))::float8 as remaining
    from plan_task where responsible_id = any(${sql.param([...new Set(people)])}::uuid[]) and deleted_at is null
      and state in ('todo', 'doing')`)
