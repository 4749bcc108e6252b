/** What waits for approval about one record: the banner on its page. */
import { sql } from 'drizzle-orm'
import type { Reader } from '#kernel/data/list.ts'
import type { Label } from '#kernel/entity/meta.types.ts'

export interface PendingRequest {
  id: string
  number: string
  title: string
  process: Label
  starter: string | null
  startedAt: string
  waitingFor: string[]
  /** Something of the record is to change. */
  held: 'update' | 'delete' | 'action' | null
}

/** The caller has shown that the reader sees the record: that something about it waits is no secret, what is. */
export const pendingAbout = (reader: Reader, entity: string, id: string): Promise<PendingRequest[]> =>
  reader.sql.run<PendingRequest & Record<string, unknown>>(sql`
    select i.id, i.number, i.title, jsonb_build_object('zh', p.name, 'en', coalesce(nullif(p.name_en, ''), p.name)) as process, e.name as starter,
      i.started_at as "startedAt", array(select distinct a.name from process_task w join employee a on a.id = w.assignee_id
        where w.instance_id = i.id and w.state = 'open' and w.deleted_at is null) as "waitingFor",
      (select h.operation from held_change h where h.instance_id = i.id and h.state = 'open' and h.deleted_at is null limit 1) as held
    from process_instance i join process p on p.id = i.process_id left join employee e on e.id = i.starter_id
    where i.about_entity = ${entity} and i.about_id = ${id}::uuid and i.state in ('running', 'stuck') and i.deleted_at is null
    order by i.started_at desc limit 10`)
