import { sql } from 'drizzle-orm'
import type { Reader } from '#kernel/data/list.ts'
import { idsBelow } from '#kernel/data/tree.ts'
import type { ReviewItem, ReviewScope } from '#kernel/entity/define.ts'
import { Decimal } from '#kernel/pure/decimal.ts'
import { goalRows, whoseOf } from './goal-rows.ts'
import { standingsOf } from './standing.ts'

/** Running goals that are late or at risk, for review meetings. */
export async function goalReviewItems(reader: Reader, { department, asOf }: ReviewScope): Promise<ReviewItem[]> {
  const below = department
    ? sql`g.department_id = any(${idsBelow(reader.registry, reader.registry.entity('department'), [department])})`
    : sql`true`
  const goals = await goalRows(
    reader,
    sql`g.state = 'published' and g.starts_on <= ${asOf}::date and g.ends_on >= ${asOf}::date and ${below}`,
  )
  const standings = await standingsOf(reader, goals)
  return goals.flatMap((goal): ReviewItem[] => {
    const standing = standings.get(goal.id)
    if (standing?.status !== 'late' && standing?.status !== 'at-risk') return []
    const percent = standing.completion === null ? '—' : `${new Decimal(standing.completion).times(100).toFixed(0)}%`
    const due = `${new Decimal(standing.due).times(100).toFixed(0)}%`
    return [
      {
        entity: 'goal',
        id: goal.id,
        label: goal.name,
        about: whoseOf(goal).label,
        owner: goal.owner && goal.ownerName ? { id: goal.owner, label: goal.ownerName } : null,
        dueOn: goal.endsOn,
        daysLate: null,
        note: { zh: `完成 ${percent}，计划应到 ${due}`, en: `${percent} done, ${due} due by now` },
      },
    ]
  })
}
