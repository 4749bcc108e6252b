/** What the library shows of each process: its versions, how many run, how long they take. */
import { sql } from 'drizzle-orm'
import type { Sql } from '#kernel/entity/context.ts'
import type { Reference } from '#kernel/entity/meta.types.ts'

export interface LibraryEntry {
  id: string
  key: string
  name: string
  nameEn: string | null
  about: string | null
  category: string | null
  state: 'active' | 'off'
  owner: Reference | null
  versions: { id: string; number: number; state: 'draft' | 'pilot' | 'published'; department: string | null }[]
  steps: number
  /** Instances that run now. */
  running: number
  /** Of those that ended in the last 90 days. */
  ended: number
  /** Half of them took no longer, in hours of the clock; null when none has ended. */
  medianHours: number | null
}

export async function libraryOf(db: Sql): Promise<LibraryEntry[]> {
  return db.run<LibraryEntry>(sql`
    select p.id, p.key, p.name, p.name_en as "nameEn", p.about, p.category, p.state,
      case when e.id is not null then jsonb_build_object('id', e.id, 'label', e.name) end as owner,
      coalesce(v.versions, '[]') as versions, coalesce(v.steps, 0)::int as steps,
      coalesce(i.running, 0)::int as running, coalesce(i.ended, 0)::int as ended, i.median::float as "medianHours"
    from process p
    left join employee e on e.id = p.owner_id
    left join lateral (
      select jsonb_agg(jsonb_build_object('id', v.id, 'number', v.number, 'state', v.state, 'department', d.name)
          order by v.number desc) filter (where v.state <> 'retired') as versions,
        (array_agg(jsonb_array_length(v.flow -> 'nodes') order by v.state = 'published' desc, v.number desc))[1] as steps
      from process_version v left join department d on d.id = v.pilot_department_id
      where v.process_id = p.id and v.deleted_at is null) v on true
    left join lateral (
      select count(*) filter (where state in ('running', 'stuck')) as running,
        count(*) filter (where ended_at > now() - interval '90 days') as ended,
        percentile_cont(0.5) within group (order by extract(epoch from ended_at - started_at) / 3600)
          filter (where ended_at > now() - interval '90 days' and state in ('approved', 'rejected', 'done')) as median
      from process_instance where process_id = p.id and deleted_at is null) i on true
    where p.deleted_at is null order by p.name`)
}

export interface VersionEntry {
  id: string
  version: number
  number: number
  state: 'draft' | 'pilot' | 'published' | 'retired'
  department: string | null
  publishedAt: string | null
  updatedAt: string
  updatedBy: string | null
  note: string | null
  running: number
  instances: number
}

/** Newest first, with how many instances run on each. */
export async function versionsOf(db: Sql, process: string): Promise<VersionEntry[]> {
  return db.run<VersionEntry>(sql`
    select v.id, v.version, v.number, v.state, d.name as department, v.published_at as "publishedAt", v.note,
      v.updated_at as "updatedAt", e.name as "updatedBy",
      count(i.id) filter (where i.state in ('running', 'stuck'))::int as running, count(i.id)::int as instances
    from process_version v
    left join department d on d.id = v.pilot_department_id
    left join employee e on e.id = v.updated_by
    left join process_instance i on i.process_version_id = v.id and i.deleted_at is null
    where v.process_id = ${process}::uuid and v.deleted_at is null
    group by v.id, d.name, e.name order by v.number desc`)
}
