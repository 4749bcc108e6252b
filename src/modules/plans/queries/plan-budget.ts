/** The money of a plan: lines, pace, what waits for approval. */
import { may } from '#kernel/access/actor.ts'
import { get, list, type Reader } from '#kernel/data/list.ts'
import type { Day } from '#kernel/pure/day.ts'
import { type Amount, add, sum } from '#kernel/pure/money.ts'
import { levelReached, percentOf } from '../rules/budget.ts'
import { type Burn, burn } from '../rules/burn.ts'
import { spendingByDay } from './spending.ts'

interface Line {
  id: string
  version: number
  label: string
  category: string | null
  amount: Amount
  spent: Amount
  committed: Amount
  left: Amount
  startsOn: Day
  endsOn: Day
  firstWarning: number
  secondWarning: number
  limit: string
}

export interface BudgetLineStanding extends Line {
  committedPercent: string | null
  /** The warning that is reached, in percent; 0 when none is. */
  level: number
  burn: Burn
}

export interface PlanBudget {
  today: Day
  startsOn: Day
  endsOn: Day
  total: { amount: Amount; spent: Amount; committed: Amount; left: Amount; committedPercent: string | null; burn: Burn }
  lines: BudgetLineStanding[]
  /** Money spent until the end of each day with spending. */
  course: { on: Day; spent: Amount }[]
  requests: Record<string, unknown>[]
}

const lineFields = [
  'name',
  'category',
  'amount',
  'spent',
  'committed',
  'left',
  'startsOn',
  'endsOn',
  'firstWarning',
  'secondWarning',
  'limit',
]

export async function planBudget(reader: Reader, id: string): Promise<PlanBudget> {
  const { registry, clock } = reader
  const plan = (await get(reader, registry.entity('plan'), id)) as { startsOn: Day; endsOn: Day }
  const lines = await linesOf(reader, id)
  const spending = await spendingByDay(
    reader.sql,
    lines.map((line) => line.id),
  )
  const { startsOn, endsOn } = plan
  const { today } = clock
  const all = [...spending.values()].flat().sort((a, b) => (a.on < b.on ? -1 : 1))
  const amount = sum(lines.map((line) => line.amount))
  const committed = sum(lines.map((line) => line.committed))
  return {
    today,
    startsOn,
    endsOn,
    total: {
      amount,
      spent: sum(lines.map((line) => line.spent)),
      committed,
      left: sum(lines.map((line) => line.left)),
      committedPercent: percentOf(committed, amount),
      burn: burn({ amount, startsOn, endsOn, today, spending: all }),
    },
    lines: lines.map((line) => {
      const dates = { startsOn: line.startsOn ?? startsOn, endsOn: line.endsOn ?? endsOn }
      const pace = burn({ amount: line.amount, ...dates, today, spending: spending.get(line.id) ?? [] })
      const thresholds = [line.firstWarning, line.secondWarning, 100]
      return {
        ...line,
        ...dates,
        committedPercent: percentOf(line.committed, line.amount),
        level: levelReached(pace.spentPercent, thresholds),
        burn: pace,
      }
    }),
    course: courseOf(all),
    requests: await requestsOf(reader, id),
  }
}

async function linesOf(reader: Reader, plan: string): Promise<Line[]> {
  if (!may(reader.actor, 'budget-line', 'read')) return []
  const entity = reader.registry.entity('budget-line')
  const filter = { field: 'plan', op: 'eq', value: plan } as const
  const { items } = await list(reader, entity, {
    filter,
    fields: lineFields,
    sort: 'name',
    limit: 200,
    withoutTotal: true,
  })
  // A role may hide amounts; without them there is nothing to show.
  return (items as unknown as Line[]).filter(
    (line) => typeof line.amount === 'string' && typeof line.spent === 'string',
  )
}

function courseOf(spending: readonly { on: Day; amount: Amount }[]): { on: Day; spent: Amount }[] {
  const course: { on: Day; spent: Amount }[] = []
  let spent: Amount = '0.00'
  for (const { on, amount } of spending) {
    spent = add(spent, amount)
    if (course.at(-1)?.on === on) course.pop()
    course.push({ on, spent })
  }
  return course
}

async function requestsOf(reader: Reader, plan: string): Promise<Record<string, unknown>[]> {
  if (!may(reader.actor, 'budget-entry', 'read')) return []
  const entity = reader.registry.entity('budget-entry')
  const { items } = await list(reader, entity, {
    filter: {
      and: [
        { field: 'line.plan', op: 'eq', value: plan },
        { field: 'state', op: 'eq', value: 'requested' },
      ],
    },
    fields: ['note', 'line', 'amount', 'on', 'overrunReason'],
    limit: 50,
    withoutTotal: true,
  })
  return items
}
