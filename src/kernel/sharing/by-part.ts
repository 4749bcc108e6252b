/** Records, by the name of their entity, that people see because of their part in them (asked, told, judged), not because somebody shared them. */
import { sql } from 'drizzle-orm'
import type { Context } from '../entity/context.ts'

/**
 * Lets exactly these people see a record by their part in it; who had a part and has none now loses it. What somebody
 * shared by hand stays as it is, and nobody is told.
 */
export async function shareByPart(
  ctx: Context,
  entity: string,
  id: string,
  people: readonly string[],
  write: boolean,
): Promise<void> {
  await ctx.sql.run(sql`delete from record_share where entity = ${entity} and record_id = ${id}::uuid
    and created_by is null and not employee_id = any(${sql.param([...people])}::uuid[])`)
  await alsoShareByPart(ctx, entity, id, people, write)
}

/** Adds people to those who see a record by their part in it. */
export async function alsoShareByPart(
  ctx: Context,
  entity: string,
  id: string,
  people: readonly string[],
  write: boolean,
): Promise<void> {
  await ctx.sql.run(sql`insert into record_share (entity, record_id, employee_id, write)
    select ${entity}, ${id}::uuid, p, ${write} from unnest(${sql.param([...people])}::uuid[]) p on conflict do nothing`)
}
