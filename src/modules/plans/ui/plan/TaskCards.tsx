import { Link } from '@tanstack/react-router'
import type { Reference } from '#kernel/entity/meta.types.ts'
import type { EntityRecord } from '#kernel/ui/meta.tsx'
import { MonthHead } from './MonthHead.tsx'
import type { BreakdownProps } from './TaskBreakdown.tsx'
import { ProgressBar, TaskFlags, TaskValue } from './TaskValue.tsx'

/** The months on a phone: a card a task. */
export function TaskCards({ entity, groups, schedule }: BreakdownProps & { groups: [string, EntityRecord[]][] }) {
  const state = entity.fields.find(({ name }) => name === 'state')
  const priority = entity.fields.find(({ name }) => name === 'priority')
  return (
    <div className="zy-plan-cards">
      {groups.map(([month, tasks]) => (
        <section key={month}>
          <h2>
            <MonthHead month={month} figures={schedule.months.find((each) => each.month === month)} />
          </h2>
          <ul>
            {tasks.map((task) => (
              <li key={task.id} className="zy-card">
                <Link to={`/${entity.path}/${task.id}`}>{task.label}</Link>
                <TaskFlags facts={schedule.tasks[task.id]} />
                <p>
                  {(task.responsible as Reference | null)?.label} · {String(task.startsOn)} – {String(task.endsOn)}
                </p>
                <div className="zy-inline">
                  {state && <TaskValue field={state} task={task} />}
                  {priority && <TaskValue field={priority} task={task} />}
                  <ProgressBar value={task.progress as string | null} />
                </div>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
