import type { Context } from '#kernel/entity/context.ts'
import type { Violation } from '#kernel/entity/meta.types.ts'
import { violation } from '#kernel/pure/violations.ts'
import { companyCurrency, ratesOf } from './queries/currency.ts'
import { inBaseCurrency, rateOn } from './rules/currency.ts'

interface Record {
  after: { [field: string]: unknown }
  violations: Violation[]
}

/** Names of the fields that hold an amount, its currency, and what it is in the company's currency. */
export interface AmountFields {
  amount: string
  currency: string
  base: string
}

/**
 * Works out what amounts are in the company's currency, by the rate of the day that `dayOf` names (today at the latest).
 * A record without a currency is in the company's. A currency without a rate on that day is a fault of the record.
 */
export async function deriveBaseAmounts(
  records: Record[],
  ctx: Context,
  { amount, currency, base }: AmountFields,
  dayOf: (after: Record['after']) => string | null,
): Promise<void> {
  const own = await companyCurrency(ctx.sql)
  const foreign = new Set(records.map((r) => r.after[currency] as string | null).filter((c) => c && c !== own))
  const rates = await ratesOf(ctx.sql, [...foreign] as string[])
  for (const { after, violations } of records) {
    after[currency] ??= own
    const value = after[amount] as string | null
    if (value === null || after[currency] === own) {
      after[base] = value
      continue
    }
    const day = dayOf(after)
    const rate = rateOn(rates, after[currency] as string, day && day < ctx.today ? day : ctx.today)
    if (rate === undefined)
      violations.push(violation('currency.no-rate', currency, { currency: after[currency], day: day ?? ctx.today }))
    else after[base] = inBaseCurrency(value, rate)
  }
}
