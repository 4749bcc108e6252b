import { sql } from 'drizzle-orm'
import type { Reader } from '#kernel/data/list.ts'

/** The reader, and those who are away and whose work items the reader decides today. */
export async function actingFor(reader: Pick<Reader, 'sql' | 'actor' | 'clock'>): Promise<string[]> {
  const { actor, clock } = reader
  if (!actor.id) return []
  const rows = await reader.sql.run<{ id: string }>(sql`
    select distinct from_id as id from delegation where to_id = ${actor.id}::uuid and deleted_at is null
      and starts_on <= ${clock.today}::date and ends_on >= ${clock.today}::date`)
  return [actor.id, ...rows.map((row) => row.id)]
}
