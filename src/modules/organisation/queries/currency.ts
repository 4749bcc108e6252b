import { sql } from 'drizzle-orm'
import type { Sql } from '#kernel/entity/context.ts'
import { crossRate, type Rate } from '../rules/currency.ts'

export async function companyCurrency(db: Sql): Promise<string> {
  const [row] = await db.run<{ currency: string }>(sql`select currency from company where deleted_at is null limit 1`)
  return row?.currency ?? 'CNY'
}

/** All rates of the given currencies; a company has few. */
export async function ratesOf(db: Sql, currencies: string[]): Promise<Rate[]> {
  if (currencies.length === 0) return []
  return db.run<Rate>(sql`select currency, rate::text as rate, valid_from as "validFrom" from exchange_rate
    where currency = any(${sql.param(currencies)}::text[]) and deleted_at is null`)
}

/** The company's currency, and what currencies are worth in each other. */
export interface Exchange {
  own: string
  /** What one unit of `from` is worth in `to` on a day, as decimal text; undefined without a rate. */
  between: (from: string, to: string, day: string) => string | undefined
}

/** Everything that amounts in several currencies need, read once. */
export async function exchangeOf(db: Sql): Promise<Exchange> {
  const own = await companyCurrency(db)
  const rates = await db.run<Rate>(
    sql`select currency, rate::text as rate, valid_from as "validFrom" from exchange_rate where deleted_at is null`,
  )
  return { own, between: (from, to, day) => crossRate(rates, own, { from, to, day }) }
}
