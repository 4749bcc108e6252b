import { type SQL, sql } from 'drizzle-orm'
import { accessPredicate } from '#kernel/access/predicate.ts'
import { notFound } from '#kernel/api/errors.ts'
import type { Reader } from '#kernel/data/list.ts'
import { goal } from '../entities/goal.ts'
import type { Part, Subject } from '../rules/cascade.ts'
import type { PeriodKind } from '../rules/period.ts'
import type { GoalStatus } from '../rules/status.ts'

/** A goal as the calculations need it. */
export interface GoalRow extends Part {
  version: number
  name: string
  metric: string
  startsOn: string
  endsOn: string
  parent: string | null
  baseValue: string | null
  stretch: string | null
  challenge: string | null
  weight: string | null
  planLine: 'straight' | 'seasonal'
  state: 'draft' | 'published'
  status: GoalStatus | null
  unit: string
  currency: string | null
  ownerName: string | null
  ownerLeft: boolean
  departmentName: string | null
  regionName: string | null
  subject: Subject
  periodKind: PeriodKind
}

/** No screen shows more at once; a tree of more than this is filtered further. */
export const mostGoals = 3000

/** Figures without the zeros of their column: `1200000.0000` reads 1200000. */
const figure = (column: string): SQL => sql`trim_scale(${sql.raw(`g.${column}`)})::text`

/** Goals within the person's reach that meet a condition over the alias `g`. */
export async function goalRows(reader: Reader, where: SQL, limit = mostGoals): Promise<GoalRow[]> {
  return reader.sql.run<GoalRow>(sql`
    select g.id, g.version, g.name, g.metric, ${figure('target')} as target, ${figure('base_value')} as "baseValue",
      ${figure('stretch')} as stretch, ${figure('challenge')} as challenge, ${figure('weight')} as weight,
      g.subject, g.period_kind as "periodKind", g.period, g.starts_on as "startsOn", g.ends_on as "endsOn",
      g.owner_id as owner, g.department_id as department, g.region_id as region, g.product_line as "productLine", g.segment,
      g.parent_id as parent, coalesce(g.plan_line, 'straight') as "planLine", g.state, g.status, g.unit, g.currency,
      e.name as "ownerName", coalesce(e.status = 'left', false) as "ownerLeft", d.name as "departmentName", r.name as "regionName"
    from goal g left join employee e on e.id = g.owner_id left join department d on d.id = g.department_id
      left join region r on r.id = g.region_id
    where g.deleted_at is null and ${accessPredicate(reader.registry, reader.actor, goal, 'read', 'g')} and ${where}
    order by g.starts_on, (g.unit = 'money') desc, g.name, g.id limit ${limit}`)
}

/** One goal; 404 when it does not exist for the person. */
export async function goalRow(reader: Reader, id: string): Promise<GoalRow> {
  const [row] = await goalRows(reader, sql`g.id = ${id}::uuid`)
  if (!row) throw notFound()
  return row
}

/** What a screen shows of a goal's owner: the id and label of whose goal it is. */
export function whoseOf(row: GoalRow): { id: string | null; label: string | null } {
  switch (row.subject) {
    case 'person':
      return { id: row.owner, label: row.ownerName }
    case 'department':
      return { id: row.department, label: row.departmentName }
    case 'region':
      return { id: row.region, label: row.regionName }
    case 'product-line':
      return { id: row.productLine, label: row.productLine }
    case 'company':
      return { id: null, label: null }
  }
}
