import { decimal } from '#kernel/pure/decimal.ts'

/** Own figures of the last year; null where there is nothing to divide by. */
export interface ConversionRates {
  /** Amount of an average won deal. */
  averageWon: string | null
  /** Won of decided deals, 0 to 1. */
  winRate: number | null
  /** New opportunities per follow-up, 0 to … */
  opportunitiesPerContact: number | null
}

export interface NeededActivity {
  deals: number | null
  opportunities: number | null
  contacts: number | null
}

/**
 * What a gap takes, by own conversion rates: gap / average won deal = deals; deals / win rate = opportunities; opportunities /
 * opportunities per follow-up = contacts. Each is rounded up, because half a deal closes nothing. Nothing is needed without a gap.
 * @param gap in money; in deals when `gapIn` is 'deals', in opportunities when it is 'opportunities'
 */
export function neededActivity(
  gap: string,
  rates: ConversionRates,
  gapIn: 'money' | 'deals' | 'opportunities' = 'money',
): NeededActivity {
  const missing = decimal(gap)
  if (missing.lte(0)) return { deals: 0, opportunities: 0, contacts: 0 }
  const deals =
    gapIn === 'money' ? dealsFor(gap, rates.averageWon) : gapIn === 'deals' ? missing.ceil().toNumber() : null
  const opportunities = gapIn === 'opportunities' ? missing.ceil().toNumber() : up(deals, rates.winRate)
  return { deals, opportunities, contacts: up(opportunities, rates.opportunitiesPerContact) }
}

function dealsFor(gap: string, average: string | null): number | null {
  return average !== null && decimal(average).gt(0) ? decimal(gap).div(average).ceil().toNumber() : null
}

/** 0.1 + 0.2 style noise must not ask for one more than needed. */
const up = (count: number | null, rate: number | null): number | null =>
  count === null || rate === null || rate <= 0 ? null : Math.ceil(Number((count / rate).toFixed(9)))
