import { sql } from 'drizzle-orm'
import type { Actor } from '#kernel/access/actor.ts'
import { type CompanyFacts, defaultCompany, type Organisation } from '#kernel/access/organisation.ts'
import type { Sql } from '#kernel/entity/context.ts'
import type { Registry } from '#kernel/entity/registry.ts'
import { dayInZone } from '#kernel/pure/dates.ts'
import { workingCalendar } from './queries/calendar.ts'
import { type Delegation, standsInFor } from './rules/delegation.ts'
import { combineRights, type RoleDifference, roleRights } from './rules/effective-rights.ts'
import { statusesThatMayEnter } from './rules/may-enter.ts'

interface ActorRow {
  id: string
  userId: string | null
  name: string
  email: string | null
  language: 'zh' | 'en' | null
  timeZone: string | null
  department: { id: string; label: string } | null
  roles: (RoleDifference & { name: string; nameEn: string | null })[] | null
  departments: string[] | null
  departmentsBelow: string[] | null
  departmentsAbove: string[] | null
  reports: string[] | null
  regions: string[] | null
  delegations: Delegation[] | null
}

export function createOrganisation(registry: () => Registry): Organisation {
  /** Everything about a person in one query. */
  async function load(db: Sql, condition: ReturnType<typeof sql>): Promise<Actor | undefined> {
    const [row] = await db.run<ActorRow>(sql`
      with recursive me as (
        select e.*, coalesce(e.preferences->>'language', (select language from company where deleted_at is null limit 1)) as lang
        from employee e where ${condition} and e.deleted_at is null and e.status = any(${sql.param([...statusesThatMayEnter])}::text[])),
      heads as (
        select department_id as id from me where department_id is not null
        union select d.id from department d join me on d.manager_id = me.id where d.deleted_at is null),
      below as (
        select id from heads union select d.id from department d join below b on d.parent_id = b.id where d.deleted_at is null),
      above as (
        select id from heads union select d.parent_id from department d join above a on a.id = d.id where d.parent_id is not null),
      reports as (
        select e.id from employee e join me on e.manager_id = me.id where e.deleted_at is null
        union select e.id from employee e join reports r on e.manager_id = r.id where e.deleted_at is null),
      area as (
        select unnest(me.regions_ids) as id from me union select g.id from region g join area a on g.parent_id = a.id where g.deleted_at is null)
      select me.id, me.user_id as "userId", me.name, me.email, me.lang as language,
        (select time_zone from company where deleted_at is null limit 1) as "timeZone",
        (select jsonb_build_object('id', d.id, 'label', d.name) from department d where d.id = me.department_id and d.deleted_at is null) as department,
        (select jsonb_agg(jsonb_build_object('key', r.key, 'name', r.name, 'nameEn', r.name_en, 'grants', r.grants, 'fieldRules', r.field_rules, 'permissions', r.permissions) order by r.position)
          from role r where r.key = any(me.roles) and r.deleted_at is null) as roles,
        (select array_agg(id) from heads) as departments, (select array_agg(id) from below) as "departmentsBelow",
        (select array_agg(id) from above) as "departmentsAbove",
        (select array_agg(id) from reports) as reports, (select array_agg(id) from area) as regions,
        (select jsonb_agg(jsonb_build_object('from', d.from_id, 'to', d.to_id, 'startsOn', d.starts_on, 'endsOn', d.ends_on))
          from delegation d where d.to_id = me.id and d.deleted_at is null) as delegations
      from me`)
    if (!row) return undefined
    const timeZone = row.timeZone ?? defaultCompany.timeZone
    const rights = combineRights((row.roles ?? []).map((role) => roleRights(registry().modules, role)))
    return {
      id: row.id,
      userId: row.userId,
      name: row.name,
      email: row.email,
      language: row.language ?? 'zh',
      timeZone,
      roles: (row.roles ?? []).map((r) => ({ key: r.key, label: { zh: r.name, en: r.nameEn || r.name } })),
      department: row.department,
      departments: row.departments ?? [],
      departmentsBelow: row.departmentsBelow ?? [],
      departmentsAbove: row.departmentsAbove ?? [],
      reports: row.reports ?? [],
      regions: row.regions ?? [],
      standsInFor: standsInFor(row.id, dayInZone(new Date(), timeZone), row.delegations ?? []),
      ...rights,
    }
  }

  return {
    actorOfUser: (db, userId) => load(db, sql`e.user_id = ${userId}`),
    actorOfEmployee: (db, id) => load(db, sql`e.id = ${id}::uuid`),
    async departmentsOf(db, ids) {
      const rows = await db.run<{ id: string; department_id: string | null }>(
        sql`select id, department_id from employee where id = any(${sql.param(ids)}::uuid[])`,
      )
      return new Map(rows.map((r) => [r.id, r.department_id]))
    },
    calendar: workingCalendar,
    async company(db) {
      const [row] = await db.run<CompanyFacts>(sql`
        select name, currency, time_zone as "timeZone", language, fiscal_year_start as "fiscalYearStart"
        from company where deleted_at is null order by created_at limit 1`)
      return row
    },
  }
}
