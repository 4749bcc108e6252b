import { Decimal } from 'decimal.js'

export interface Rate {
  currency: string
  /** Units of the company's currency for one unit of this one, as decimal text. */
  rate: string
  /** First day on which it holds. */
  validFrom: string
}

/** The rate that holds on a day: the latest that began by then. Undefined when none did. */
export function rateOn(rates: readonly Rate[], currency: string, day: string): string | undefined {
  let found: Rate | undefined
  for (const rate of rates) {
    if (rate.currency !== currency || rate.validFrom > day) continue
    if (!found || rate.validFrom > found.validFrom) found = rate
  }
  return found?.rate
}

/** An amount in the company's currency, rounded half up to two places. */
export function inBaseCurrency(amount: string, rate: string): string {
  return new Decimal(amount).times(rate).toDecimalPlaces(2, Decimal.ROUND_HALF_UP).toFixed(2)
}

/**
 * What one unit of a currency is worth in another on a day, by way of the company's own (`own`), as exact decimal text.
 * Undefined when either has no rate that day.
 */
export function crossRate(
  rates: readonly Rate[],
  own: string,
  { from, to, day }: { from: string; to: string; day: string },
): string | undefined {
  if (from === to) return '1'
  const ownFor = (currency: string): string | undefined => (currency === own ? '1' : rateOn(rates, currency, day))
  const [given, wanted] = [ownFor(from), ownFor(to)]
  return given === undefined || wanted === undefined ? undefined : new Decimal(given).div(wanted).toString()
}
