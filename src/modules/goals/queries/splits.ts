import { sql } from 'drizzle-orm'
import type { Reader } from '#kernel/data/list.ts'
import { type Split, splitsOf } from '../rules/cascade.ts'
import type { PeriodKind } from '../rules/period.ts'
import { weightsByAmount } from '../rules/roll-up.ts'
import { type GoalRow, goalRows, whoseOf } from './goal-rows.ts'
import { targetsIn } from './in-currency.ts'
import { type Standing, standingsOf } from './standing.ts'

export interface ChildView {
  id: string
  name: string
  period: string
  periodKind: PeriodKind
  subject: string
  whose: string | null
  state: string
  left: boolean
  currency: string | null
  /** Percent of the parent, by amount unless the child says otherwise. */
  weight: string
  standing: Standing
}

export interface SplitView extends Omit<Split, 'children'> {
  children: ChildView[]
  /** Children that this person may not see. */
  hidden: number
  /** Children in a currency that has no rate: the sum is without them. */
  unconverted: number
}

/**
 * The ways a goal was split. Sums and gaps count every child, also those out of the person's reach: a gap that differs by reader
 * would be none. They are in the parent's currency, by the rate of each child's first day.
 */
export async function splitViews(
  reader: Reader,
  parent: GoalRow,
  target: string,
  additive: boolean,
): Promise<SplitView[]> {
  const all = await reader.sql.run<GoalRow>(sql`
    select id, trim_scale(target)::text as target, subject, period_kind as "periodKind", period, owner_id as owner,
      department_id as department, region_id as region, product_line as "productLine", segment, currency, starts_on as "startsOn"
    from goal where parent_id = ${parent.id}::uuid and deleted_at is null`)
  const seen = await goalRows(reader, sql`g.parent_id = ${parent.id}::uuid`)
  const standings = await standingsOf(reader, seen)
  const byId = new Map(seen.map((row) => [row.id, row]))
  const told = await targetsIn(reader, parent.currency, all)
  const parts = all.map((row) => ({ ...row, target: told.get(row.id) ?? '0' }))
  return splitsOf({ ...parent, target }, parts, additive).map(({ children, ...split }) => {
    const rows = children.map((id) => byId.get(id)).filter((row) => row !== undefined)
    const weights = weightsByAmount(rows.map((row) => told.get(row.id) ?? '0'))
    return {
      ...split,
      hidden: children.length - rows.length,
      unconverted: children.filter((id) => told.get(id) === null).length,
      children: rows.map((row, i) => ({
        id: row.id,
        name: row.name,
        period: row.period,
        periodKind: row.periodKind,
        subject: row.subject,
        whose: whoseOf(row).label,
        state: row.state,
        left: row.ownerLeft,
        currency: row.currency,
        weight: row.weight ?? weights[i]!,
        standing: standings.get(row.id)!,
      })),
    }
  })
}
