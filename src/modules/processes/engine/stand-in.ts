/** Whoever starts to stand in for somebody reads what waits for him. */
import { sql } from 'drizzle-orm'
import type { Context } from '#kernel/entity/context.ts'

export async function shareWithStandIn(ctx: Context, delegation: string): Promise<void> {
  await ctx.sql.run(sql`
    insert into record_share (entity, record_id, employee_id, write, expires_on)
    select distinct 'process-instance', t.instance_id, d.to_id, false, d.ends_on
    from delegation d join process_task t on t.assignee_id = d.from_id and t.state in ('waiting', 'open') and t.deleted_at is null
      join process_instance i on i.id = t.instance_id and i.deleted_at is null and i.starter_id is distinct from d.to_id
    where d.id = ${delegation}::uuid and d.deleted_at is null and d.ends_on >= ${ctx.today}::date
    on conflict (entity, record_id, employee_id) do update set
      expires_on = case when record_share.expires_on is null then null else greatest(record_share.expires_on, excluded.expires_on) end`)
}
