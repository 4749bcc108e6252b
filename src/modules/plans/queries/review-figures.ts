/** What a review looks at: everything late, the plans, the action items. The same figures are frozen when it is closed. */
import { list, type Reader } from '#kernel/data/list.ts'
import type { ReviewItem } from '#kernel/entity/define.ts'
import type { Filter, Reference } from '#kernel/entity/meta.types.ts'
import { addDays, type Day } from '#kernel/pure/dates.ts'
import { dayRangeOfWeek } from '../rules/week.ts'
import { type PlanStanding, planStandings } from './plan-standings.ts'

export interface ReviewAction {
  id: string
  version: number
  text: string
  responsible: Reference | null
  dueOn: Day
  state: string
  about: string | null
  review: Reference | null
}

export interface ReviewFigures {
  week: string
  from: Day
  to: Day
  /** Late by this day: the end of the week, or today while it lasts. */
  asOf: Day
  at: string
  items: ReviewItem[]
  plans: PlanStanding[]
  /** Open ones of former reviews first. */
  actions: ReviewAction[]
}

export interface ReviewQuery {
  week: string
  department: string | null
  /** The week's own review, whose items are shown whatever their state. */
  review: string | null
}

export async function reviewFigures(reader: Reader, { week, department, review }: ReviewQuery): Promise<ReviewFigures> {
  const { from, to } = dayRangeOfWeek(week)
  const { today, now } = reader.clock
  const asOf = to < today ? addDays(to, 1) : today
  const sources = reader.registry.modules.map((module) => module.reviewItems?.(reader, { department, asOf }) ?? [])
  const items = (await Promise.all(sources)).flat()
  // The longest delay first; what has no day of its own after those.
  items.sort((a, b) => (b.daysLate ?? -1) - (a.daysLate ?? -1))
  return {
    week,
    from,
    to,
    asOf,
    at: now.toISOString(),
    items,
    plans: await planStandings(reader, department, asOf),
    actions: await actionsOf(reader, department, review),
  }
}

async function actionsOf(reader: Reader, department: string | null, review: string | null): Promise<ReviewAction[]> {
  const open: Filter = { field: 'state', op: 'eq', value: 'open' }
  const here: Filter = department
    ? { and: [{ field: 'review.department', op: 'under', value: department }, open] }
    : open
  const filter: Filter = review ? { or: [here, { field: 'review', op: 'eq', value: review }] } : here
  const entity = reader.registry.entity('action-item')
  const fields = ['text', 'responsible', 'dueOn', 'state', 'about', 'review']
  const { items } = await list(reader, entity, { filter, fields, sort: 'dueOn', limit: 200, withoutTotal: true })
  const actions = items as unknown as ReviewAction[]
  const isFormer = (action: ReviewAction) => action.review?.id !== review
  return actions
    .map(({ id, version, text, responsible, dueOn, state, about, review: from }) => ({
      id,
      version,
      text,
      responsible,
      dueOn,
      state,
      about,
      review: from,
    }))
    .sort((a, b) => Number(isFormer(b)) - Number(isFormer(a)))
}
