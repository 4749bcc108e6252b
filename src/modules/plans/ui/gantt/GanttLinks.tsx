import { diffDays } from '#kernel/pure/dates.ts'
import type { PlanSchedule } from '../../queries/plan-schedule.ts'
import { type GanttTask, ROW } from './rows.ts'
import { linkPath, type Span } from './timeline.ts'
import type { Placing } from './usePlacing.ts'

interface GanttLinksProps {
  rows: GanttTask[]
  span: Span
  day: number
  schedule: PlanSchedule
  draft: Placing['draft']
}

/** Arrows from each task to those that wait for it. */
export function GanttLinks({ rows, span, day, schedule, draft }: GanttLinksProps) {
  const place = new Map(
    rows.map((row, at) => {
      const dates = draft?.id === row.id ? draft.span : { from: row.startsOn, to: row.endsOn }
      const start = diffDays(span.from, dates.from) * day
      return [row.id, { start, end: (diffDays(span.from, dates.to) + 1) * day, y: at * ROW + ROW / 2 }] as const
    }),
  )
  const links = rows.flatMap((row) =>
    row.dependsOn.flatMap((before) => {
      const [from, to] = [place.get(before), place.get(row.id)]
      if (!from || !to) return []
      const critical = schedule.tasks[before]?.critical === true && schedule.tasks[row.id]?.critical === true
      return [
        { key: `${before}:${row.id}`, critical, d: linkPath({ x: from.end, y: from.y }, { x: to.start - 2, y: to.y }) },
      ]
    }),
  )
  // Critical ones are drawn last, on top of the others.
  links.sort((a, b) => Number(a.critical) - Number(b.critical))
  return (
    <svg className="zy-gantt-links" height={rows.length * ROW} aria-hidden="true">
      <defs>
        {(['plain', 'critical'] as const).map((kind) => (
          <marker
            key={kind}
            id={`zy-gantt-${kind}`}
            viewBox="0 0 6 6"
            refX="5"
            refY="3"
            markerWidth="6"
            markerHeight="6"
            orient="auto"
          >
            <path d="M0 0 6 3 0 6z" data-critical={kind === 'critical'} />
          </marker>
        ))}
      </defs>
      {links.map(({ key, critical, d }) => (
        <path
          key={key}
          className="zy-gantt-link"
          d={d}
          data-critical={critical}
          markerEnd={`url(#zy-gantt-${critical ? 'critical' : 'plain'})`}
        />
      ))}
    </svg>
  )
}
