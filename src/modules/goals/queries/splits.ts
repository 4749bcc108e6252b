import { sql } from 'drizzle-orm'
import type { Reader } from '#kernel/data/list.ts'
import { type Split, splitsOf } from '../rules/cascade.ts'
import { weightsByAmount } from '../rules/roll-up.ts'
import { type GoalRow, goalRows, whoseOf } from './goal-rows.ts'
import { type Standing, standingsOf } from './standing.ts'

export interface ChildView {
  id: string
  name: string
  period: string
  subject: string
  whose: string | null
  state: string
  left: boolean
  /** Percent of the parent, by amount unless the child says otherwise. */
  weight: string
  standing: Standing
}

export interface SplitView extends Omit<Split, 'children'> {
  children: ChildView[]
  /** Children that this person may not see. */
  hidden: number
}

/**
 * The ways a goal was split. Sums and gaps count every child, also those out of the person's reach: a gap that differs by reader
 * would be none.
 */
export async function splitViews(
  reader: Reader,
  parent: GoalRow,
  target: string,
  additive: boolean,
): Promise<SplitView[]> {
  const all = await reader.sql.run<GoalRow>(sql`
    select id, trim_scale(target)::text as target, subject, period_kind as "periodKind", period, owner_id as owner,
      department_id as department, region_id as region, product_line as "productLine", segment
    from goal where parent_id = ${parent.id}::uuid and deleted_at is null`)
  const seen = await goalRows(reader, sql`g.parent_id = ${parent.id}::uuid`)
  const standings = await standingsOf(reader, seen)
  const byId = new Map(seen.map((row) => [row.id, row]))
  return splitsOf({ ...parent, target }, all, additive).map(({ children, ...split }) => {
    const rows = children.map((id) => byId.get(id)).filter((row) => row !== undefined)
    const weights = weightsByAmount(rows.map((row) => row.target))
    return {
      ...split,
      hidden: children.length - rows.length,
      children: rows.map((row, i) => ({
        id: row.id,
        name: row.name,
        period: row.period,
        subject: row.subject,
        whose: whoseOf(row).label,
        state: row.state,
        left: row.ownerLeft,
        weight: row.weight ?? weights[i]!,
        standing: standings.get(row.id)!,
      })),
    }
  })
}
