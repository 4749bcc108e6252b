import { sql } from 'drizzle-orm'
import type { GoalProgress, GoalProgressSource } from '#kernel/metrics/goal-progress.types.ts'
import { Decimal } from '#kernel/pure/decimal.ts'
import { exchangeOf } from '#modules/organisation'
import type { Subject } from '../rules/cascade.ts'
import { goalRows, whoseOf } from './goal-rows.ts'
import { standingsOf } from './standing.ts'

const subjectOf: Record<string, Subject> = { person: 'person', department: 'department', region: 'region' }

/** How far the published goals of one metric and period are, for alerts and boards. */
export const goalProgress: GoalProgressSource = async (reader, { metric, from, to, split, filter }) => {
  // Goals are set for whole subjects; a figure that is narrowed down further has none.
  if (filter) return []
  const subject: Subject = split ? subjectOf[split]! : 'company'
  const goals = await goalRows(
    reader,
    sql`g.metric = ${metric} and g.starts_on = ${from}::date and g.ends_on = ${to}::date and g.subject = ${subject}
      and g.state = 'published' and g.segment is null and (g.subject = 'region' or g.region_id is null)`,
  )
  const standings = await standingsOf(reader, goals)
  const { own, between } = await exchangeOf(reader.sql)
  return goals.flatMap((goal): GoalProgress[] => {
    const standing = standings.get(goal.id)
    // Boards and alerts reckon in the company's currency.
    const rate = between(goal.currency ?? own, own, goal.startsOn)
    if (!standing || rate === undefined) return []
    const told = (amount: string): number => new Decimal(amount).times(rate).toNumber()
    const { id, label } = whoseOf(goal)
    return [
      {
        subject: id === null ? null : { id, label: label ?? '' },
        target: told(standing.target),
        actual: standing.value === null ? null : told(standing.value),
        planned: told(standing.plan),
      },
    ]
  })
}
