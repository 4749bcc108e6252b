import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Filter, Page, Reference } from '#kernel/entity/meta.types.ts'
import { endOfWeek } from '#kernel/pure/dates.ts'
import { DrillLink, drillTo } from '#kernel/ui/charts/Drill.tsx'
import { api } from '#kernel/ui/client.ts'
import { daysBetween, formatDate, formatNumber } from '#kernel/ui/format.ts'
import { useLive } from '#kernel/ui/live.ts'
import { type EntityRecord, useEntity, useMeta } from '#kernel/ui/meta.tsx'
import { useText } from '#kernel/ui/text.ts'
import { ProgressBar } from '../plan/TaskValue.tsx'
import { workTexts } from './text.ts'
import '../plan/plan.css'
import '../plan/tasks.css'
import './work.css'

const SHOWN = 6

/** One's own open plan tasks that have begun or begin this week, the next due first. Nothing to do takes no place. */
export default function MyPlanTasks() {
  const t = useText(workTexts)
  const entity = useEntity('plan-task')
  const { today } = useMeta()
  useLive(entity ? [entity.path] : [])
  const filter: Filter = {
    and: [
      { field: 'responsible', op: 'eq', value: '@me' },
      { field: 'state', op: 'in', value: ['todo', 'doing'] },
      { field: 'startsOn', op: 'lte', value: endOfWeek(today) },
    ],
  }
  const { data } = useQuery({
    queryKey: ['list', 'plan-task', 'my-week', today],
    queryFn: ({ signal }) => {
      const fields = 'name,plan,endsOn,progress'
      return api.get<Page<EntityRecord>>(
        `/${entity?.path}`,
        { filter, sort: 'endsOn', limit: SHOWN, fields },
        { signal },
      )
    },
    enabled: entity !== undefined,
  })
  if (!entity || !data || data.items.length === 0) return null
  return (
    <section className="zy-card zy-plan-work">
      <header>
        <h2>{t('title')}</h2>
        <DrillLink to={drillTo(entity, filter, 'endsOn')}>{t('all', { n: formatNumber(data.total.value) })}</DrillLink>
      </header>
      <ul>
        {data.items.map((task) => {
          const due = String(task.endsOn)
          const late = due < today
          return (
            <li key={task.id}>
              <span>
                <Link to={`/${entity.path}/${task.id}`}>{task.label}</Link>
                <small>{(task.plan as Reference | null)?.label}</small>
              </span>
              <ProgressBar value={task.progress as string | null} />
              <span data-late={late}>{late ? t('late', { n: daysBetween(due, today) }) : formatDate(due)}</span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
