/** What plans bring to a review: late tasks, late action items, and money that goes faster than the time. */
import { list, type Reader } from '#kernel/data/list.ts'
import type { ReviewItem, ReviewScope } from '#kernel/entity/define.ts'
import type { Filter, Reference } from '#kernel/entity/meta.types.ts'
import { addDays, type Day } from '#kernel/pure/dates.ts'
import { workingDaysBetween } from '#kernel/pure/working-days.ts'
import { workingCalendar } from '#modules/organisation'
import { levelReached } from '../rules/budget.ts'
import { burn } from '../rules/burn.ts'
import { spendingByDay } from './spending.ts'

/** Points by which spending may be ahead of the time before a review hears of it. */
const tolerance = 15

export async function reviewItems(reader: Reader, scope: ReviewScope): Promise<ReviewItem[]> {
  const [tasks, actions, budgets] = [
    await lateTasks(reader, scope),
    await lateActions(reader, scope),
    await budgetAlerts(reader, scope),
  ]
  return [...tasks, ...actions, ...budgets]
}

interface Listed {
  id: string
  label: string
  [field: string]: unknown
}

async function listed(
  reader: Reader,
  name: string,
  filter: Filter,
  fields: string[],
  sort?: string,
): Promise<Listed[]> {
  const entity = reader.registry.entity(name)
  const { items } = await list(reader, entity, { filter, fields, sort, limit: 200, withoutTotal: true })
  return items as Listed[]
}

const within = (path: string, { department }: ReviewScope): Filter[] =>
  department ? [{ field: path, op: 'under', value: department }] : []

async function lateTasks(reader: Reader, scope: ReviewScope): Promise<ReviewItem[]> {
  const filter: Filter = {
    and: [
      { field: 'state', op: 'in', value: ['todo', 'doing'] },
      { field: 'endsOn', op: 'lt', value: scope.asOf },
      ...within('plan.department', scope),
    ],
  }
  const fields = ['name', 'plan', 'responsible', 'endsOn', 'progress']
  const tasks = await listed(reader, 'plan-task', filter, fields, 'endsOn')
  const daysLate = await lateness(reader, scope.asOf)
  return tasks.map(({ id, label, plan, responsible, endsOn, progress }) => ({
    entity: 'plan-task',
    id,
    label,
    about: (plan as Reference | null)?.label ?? null,
    owner: (responsible as Reference | null) ?? null,
    dueOn: endsOn as Day,
    daysLate: daysLate(endsOn as Day),
    note: { zh: `进度 ${Number(progress ?? 0)}%`, en: `${Number(progress ?? 0)}% done` },
  }))
}

async function lateActions(reader: Reader, scope: ReviewScope): Promise<ReviewItem[]> {
  const filter: Filter = {
    and: [
      { field: 'state', op: 'eq', value: 'open' },
      { field: 'dueOn', op: 'lt', value: scope.asOf },
      ...within('review.department', scope),
    ],
  }
  const actions = await listed(reader, 'action-item', filter, ['text', 'review', 'responsible', 'dueOn'], 'dueOn')
  const daysLate = await lateness(reader, scope.asOf)
  return actions.map(({ id, label, review, responsible, dueOn }) => ({
    entity: 'action-item',
    id,
    label,
    about: (review as Reference | null)?.label ?? null,
    owner: (responsible as Reference | null) ?? null,
    dueOn: dueOn as Day,
    daysLate: daysLate(dueOn as Day),
    note: null,
  }))
}

/** Working days from the due day to yesterday: what is looked at in the morning was due at the end of that day. */
async function lateness(reader: Reader, asOf: Day): Promise<(dueOn: Day) => number> {
  const calendar = await workingCalendar(reader.sql)
  return (dueOn) => Math.max(workingDaysBetween(dueOn, addDays(asOf, -1), calendar), 0)
}

async function budgetAlerts(reader: Reader, scope: ReviewScope): Promise<ReviewItem[]> {
  if (!reader.actor.grants.get('budget-line')?.get('read')?.size && reader.actor.systemReason === undefined) return []
  const filter: Filter = {
    and: [
      { field: 'plan.state', op: 'eq', value: 'active' },
      { field: 'startsOn', op: 'lte', value: scope.asOf },
      ...within('plan.department', scope),
    ],
  }
  const fields = ['name', 'plan', 'plan.owner', 'amount', 'startsOn', 'endsOn', 'secondWarning']
  const lines = await listed(reader, 'budget-line', filter, fields)
  const spending = await spendingByDay(
    reader.sql,
    lines.map(({ id }) => id),
  )
  return lines.flatMap((line) => {
    const { id, label, plan, amount, startsOn, endsOn, secondWarning } = line
    const own = spending.get(id) ?? []
    const dates = { startsOn: startsOn as Day, endsOn: endsOn as Day, today: scope.asOf }
    const { spentPercent, alert } = burn({ amount: amount as string, ...dates, spending: own })
    const level = levelReached(spentPercent, [Number(secondWarning), 100])
    if (level === 0 && Number(alert ?? 0) <= tolerance) return []
    const ahead = Number(alert ?? 0) > 0 ? alert : undefined
    return [
      {
        entity: 'budget-line',
        id,
        label,
        about: (plan as Reference | null)?.label ?? null,
        owner: (line['plan.owner'] as Reference | null | undefined) ?? null,
        dueOn: null,
        daysLate: null,
        note: {
          zh: ahead ? `已用 ${spentPercent}%，比时间快 ${ahead} 个百分点` : `已用 ${spentPercent}%`,
          en: ahead ? `${spentPercent}% spent, ${ahead} points ahead of the time` : `${spentPercent}% spent`,
        },
      },
    ]
  })
}
