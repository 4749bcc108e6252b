import { sql } from 'drizzle-orm'
import type { GoalProgress, GoalProgressSource } from '#kernel/metrics/goal-progress.types.ts'
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
  return goals.flatMap((goal): GoalProgress[] => {
    const standing = standings.get(goal.id)
    if (!standing) return []
    const { id, label } = whoseOf(goal)
    return [
      {
        subject: id === null ? null : { id, label: label ?? '' },
        target: Number(standing.target),
        actual: standing.value === null ? null : Number(standing.value),
        planned: Number(standing.plan),
      },
    ]
  })
}
