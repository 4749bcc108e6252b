import { Link } from '@tanstack/react-router'
import { diffDays } from '#kernel/pure/dates.ts'
import { formatPercent } from '#kernel/ui/format.ts'
import { useText } from '#kernel/ui/text.ts'
import type { GanttProps } from './rows.ts'
import { ganttTexts } from './text.ts'
import { spanOf } from './timeline.ts'

/** On a phone: every task with a bar on one common line of time. Dates are changed on the task's own page. */
export function GanttList({ entity, tasks, schedule }: GanttProps) {
  const t = useText(ganttTexts)
  const rows = tasks.filter(({ state }) => state !== 'cancelled')
  const dates = rows.map(({ startsOn, endsOn }) => ({ startsOn: String(startsOn), endsOn: String(endsOn) }))
  const span = spanOf(dates, schedule.today)
  const whole = diffDays(span.from, span.to) + 1
  const share = (days: number) => `${(days / whole) * 100}%`
  const todayAt = share(diffDays(span.from, schedule.today) + 0.5)
  return (
    <ul className="zy-gantt-list">
      {rows.map((task) => {
        const facts = schedule.tasks[task.id]
        const [from, to] = [String(task.startsOn), String(task.endsOn)]
        return (
          <li key={task.id}>
            <Link to={`/${entity.path}/${task.id}`}>{task.label}</Link>
            {facts?.critical && <b>{t('critical')}</b>}
            <small>
              {from} – {to} · {formatPercent(String(task.progress ?? '0'))}
            </small>
            <div className="zy-gantt-track" aria-hidden="true">
              <div
                className="zy-gantt-task"
                data-critical={facts?.critical}
                data-late={(facts?.daysLate ?? 0) > 0}
                data-over={task.state === 'done'}
                style={{ insetInlineStart: share(diffDays(span.from, from)), width: share(diffDays(from, to) + 1) }}
              >
                <i style={{ inlineSize: `${Number(task.progress ?? 0)}%` }} />
              </div>
              <span className="zy-gantt-now" style={{ insetInlineStart: todayAt }} />
            </div>
          </li>
        )
      })}
    </ul>
  )
}
