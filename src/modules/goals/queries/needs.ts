import type { Reader } from '#kernel/data/list.ts'
import { queryMetrics } from '#kernel/metrics/query.ts'
import { addDays, addMonths } from '#kernel/pure/dates.ts'
import { exchangeOf } from '#modules/organisation'
import { goalReader } from '../metric-catalogue.ts'
import { type Counted, filterOfGoal } from '../rules/metric-filter.ts'
import { type ConversionRates, type NeededActivity, neededActivity } from '../rules/needed-activity.ts'
import { exact, inCurrency } from './values.ts'

/** Metrics whose gap can be turned into deals, opportunities and contacts, and what their gap is counted in. */
const gapIn = { 'won-amount': 'money', 'won-count': 'deals', 'new-opportunities': 'opportunities' } as const

export interface Needs extends NeededActivity {
  rates: ConversionRates
  /** The days behind the rates. */
  from: string
  to: string
}

/** What the gap of a goal takes by the own rates of the last twelve months; null for metrics to which this does not apply. */
export async function needsOf(
  reader: Reader,
  goal: Counted & { metric: string; currency: string | null; startsOn: string },
  gap: string,
): Promise<Needs | null> {
  const counted = gapIn[goal.metric as keyof typeof gapIn]
  if (!counted) return null
  const to = reader.clock.today
  const from = addDays(addMonths(to, -12), 1)
  const filter = filterOfGoal(goal)
  const keys = ['average-won-deal', 'win-rate', 'new-opportunities', 'follow-ups'] as const
  const { results } = await queryMetrics(
    goalReader(reader),
    keys.map((metric) => ({ id: metric, metric, from, to, filter })),
  )
  const figure = (key: (typeof keys)[number]): number | null => {
    const result = results[key]
    return result && !('error' in result) ? (result.rows[0]?.value ?? null) : null
  }
  const [made, contacts] = [figure('new-opportunities'), figure('follow-ups')]
  const rates: ConversionRates = {
    averageWon: inCurrency(exact(figure('average-won-deal')), await rateTo(reader, goal)),
    winRate: figure('win-rate'),
    opportunitiesPerContact: made !== null && contacts ? made / contacts : null,
  }
  return { ...neededActivity(gap, rates, counted), rates, from, to }
}

/** Deals are in the company's currency, the gap is in the goal's. */
async function rateTo(
  reader: Reader,
  goal: { currency: string | null; startsOn: string },
): Promise<string | undefined> {
  const { own, between } = await exchangeOf(reader.sql)
  return between(own, goal.currency ?? own, goal.startsOn)
}
