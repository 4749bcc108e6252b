import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '#kernel/data/list.ts'
import type { Level, MatrixRow } from '../matrix.types.ts'
import { maySet } from '../rules/authority.ts'
import type { Subject } from '../rules/cascade.ts'
import { type Unit, unitsToSplitTo } from '../rules/matrix-units.ts'
import { setterOf } from '../setter.ts'
import type { GoalRow } from './goal-rows.ts'

/** A row with what a proposal needs to know of it. */
export interface RowFacts extends MatrixRow {
  owner: string | null
  department: string | null
  region: string | null
  productLine: string | null
  hiredOn: string | null
}

interface Found {
  key: string
  label: string
  group: string | null
  left: boolean
  owner: string | null
  department: string | null
  region: string | null
  productLine: string | null
  hiredOn: string | null
}

export const selfRow = 'self'

/** To whom a goal can be split, in the order of the organisation; people who left only while they have a part of it. */
export async function matrixRows(reader: Reader, parent: GoalRow, level: Level): Promise<RowFacts[]> {
  const setter = setterOf(reader.actor)
  const found = await candidates(reader, parent, level)
  const subject: Subject = level === 'time' ? parent.subject : level
  return found.map((row) => ({
    ...row,
    editable: maySet(setter, { subject, owner: row.owner, department: row.department, region: row.region }),
  }))
}

async function candidates(reader: Reader, parent: GoalRow, level: Level): Promise<Found[]> {
  switch (level) {
    case 'time':
      return [
        { ...facts(parent), key: selfRow, label: parent.name, group: null, left: parent.ownerLeft, hiredOn: null },
      ]
    case 'person':
      return reader.sql.run<Found>(people(parent))
    case 'department':
      return units(reader, 'department', parent, parent.subject === 'department' ? parent.department : null)
    case 'region':
      return units(reader, 'region', parent, parent.region)
    case 'product-line':
      return reader.sql.run<Found>(sql`
        select distinct line as key, line as label, null as "group", false as left, null::uuid as owner, null::uuid as department,
          null::uuid as region, line as "productLine", null::text as "hiredOn"
        from product where line is not null and line <> '' and deleted_at is null order by 1 limit 200`)
  }
}

const facts = ({ owner, department, region, productLine }: GoalRow) => ({ owner, department, region, productLine })

/** Departments or regions to which the parent can be split. */
async function units(
  reader: Reader,
  table: 'department' | 'region',
  parent: GoalRow,
  within: string | null,
): Promise<Found[]> {
  const nobody = sql`null::uuid`
  const rows = await reader.sql.run<Found & Unit>(sql`
    select d.id, d.parent_id as parent, ${table === 'department' ? sql`coalesce(d.kind = 'sales', false)` : sql`false`} as sells,
      exists (select 1 from goal g where g.parent_id = ${parent.id}::uuid and g.subject = ${table} and g.deleted_at is null
        and g.${sql.identifier(`${table}_id`)} = d.id) as "hasPart",
      d.id as key, d.name as label, null as "group", false as left, d.manager_id as owner,
      ${table === 'department' ? sql`d.id` : nobody} as department, ${table === 'region' ? sql`d.id` : nobody} as region,
      null as "productLine", null::text as "hiredOn"
    from ${sql.identifier(table)} d where d.deleted_at is null order by d.position nulls last, d.name, d.id`)
  return unitsToSplitTo(rows, within).map(({ id: _, parent: __, sells: ___, hasPart: ____, ...row }) => row)
}

/**
 * People of the parent's department, region or reports. Goals are for those who sell: others are left out where a sales department
 * has people within.
 */
function people(parent: GoalRow): SQL {
  const below = (
    table: 'department' | 'region',
    id: string | null,
  ) => sql`(with recursive below as (select ${id}::uuid as id
    union select x.id from ${sql.identifier(table)} x join below b on x.parent_id = b.id where x.deleted_at is null) select id from below)`
  const within =
    parent.subject === 'department'
      ? sql`e.department_id in ${below('department', parent.department)}`
      : parent.subject === 'region'
        ? sql`e.regions_ids && array${below('region', parent.region)}`
        : parent.subject === 'person'
          ? sql`e.manager_id = ${parent.owner}::uuid`
          : sql`true`
  return sql`
    with candidate as (
      select e.id, coalesce(d.kind = 'sales', false) as sells from employee e left join department d on d.id = e.department_id
      where e.deleted_at is null and e.status in ('active', 'onboarding', 'leaving') and ${within})
    select e.id as key, e.name as label, d.name as "group", e.status = 'left' as left, e.id as owner, e.department_id as department,
      null::uuid as region, null as "productLine", e.hired_on::text as "hiredOn"
    from employee e left join department d on d.id = e.department_id
    where e.deleted_at is null and (e.id in (select c.id from candidate c where c.sells or not exists (select 1 from candidate x where x.sells))
      or exists (select 1 from goal g where g.parent_id = ${parent.id}::uuid and g.subject = 'person' and g.owner_id = e.id and g.deleted_at is null))
    order by d.position nulls last, d.name nulls last, (d.manager_id = e.id) desc nulls last, e.name, e.id limit 1000`
}
