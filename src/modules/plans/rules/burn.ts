/** How fast a budget is spent and when it runs out. Days are calendar days; amounts decimal strings. */
import { addDays, type Day, diffDays } from '#kernel/pure/day.ts'
import { Decimal, type decimal } from '#kernel/pure/decimal.ts'
import { percentOf } from './budget.ts'

export interface BurnInput {
  amount: string
  startsOn: Day
  endsOn: Day
  today: Day
  /** Booked spending by day, in any order. */
  spending: readonly { on: Day; amount: string }[]
}

export interface Pace {
  /** A day; four decimal places. */
  perDay: string
  /** Spent at the end if it goes on so. */
  atEnd: string
  /** The day on which the rest is gone; null when it lasts beyond the end. */
  runsOutOn: Day | null
}

export interface Burn {
  spent: string
  spentPercent: string | null
  /** Share of the period that has passed, today included. */
  elapsedPercent: string
  /** Spent % less elapsed %: above 0 the money goes faster than the time. */
  alert: string | null
  /** From the first day on; null before the first day. */
  straight: Pace | null
  /** By the last four weeks; null before the first day. */
  recent: Pace | null
}

/** The recent pace looks back over four weeks, so that one payday does not set it. */
export const recentDays = 28

export function burn({ amount, startsOn, endsOn, today, spending }: BurnInput): Burn {
  const total = diffDays(startsOn, endsOn) + 1
  const elapsed = Math.min(Math.max(diffDays(startsOn, today) + 1, 0), total)
  const spent = sumOf(spending)
  const spentPercent = percentOf(spent.toFixed(2), amount)
  const elapsedPercent = new Decimal(elapsed).times(100).div(total).toFixed(1)
  const alert = spentPercent === null ? null : new Decimal(spentPercent).minus(elapsedPercent).toFixed(1)
  const from = Math.min(elapsed, recentDays)
  const since = addDays(today, 1 - from)
  const lately = sumOf(spending.filter(({ on }) => on >= since && on <= today))
  const pace = (money: Money, days: number): Pace | null =>
    days === 0 ? null : paceOf(money.div(days), { amount, spent, endsOn, today })
  return {
    spent: spent.toFixed(2),
    spentPercent,
    elapsedPercent,
    alert,
    straight: pace(spent, elapsed),
    recent: pace(lately, from),
  }
}

type Money = ReturnType<typeof decimal>

const sumOf = (spending: BurnInput['spending']): Money =>
  spending.reduce((total, { amount }) => total.plus(amount), new Decimal(0))

function paceOf(
  perDay: Money,
  { amount, spent, endsOn, today }: { amount: string; spent: Money; endsOn: Day; today: Day },
): Pace {
  const daysLeft = Math.max(diffDays(today, endsOn), 0)
  const left = new Decimal(amount).minus(spent)
  const atEnd = spent.plus(perDay.times(daysLeft))
  const runsOut = left.lte(0) ? 0 : perDay.gt(0) ? left.div(perDay).ceil().toNumber() : Number.POSITIVE_INFINITY
  return {
    perDay: perDay.toFixed(4),
    atEnd: atEnd.toFixed(2),
    runsOutOn: runsOut <= daysLeft ? addDays(today, runsOut) : null,
  }
}
