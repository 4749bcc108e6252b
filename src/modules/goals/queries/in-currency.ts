import type { Reader } from '#kernel/data/list.ts'
import { exchangeOf } from '#modules/organisation'
import { inCurrency } from './values.ts'

/**
 * Targets of goals in one currency, by id: each by the rate of its own first day. Null where there is no rate; as they are where
 * there is nothing to convert.
 */
export async function targetsIn(
  reader: Pick<Reader, 'sql'>,
  currency: string | null,
  goals: readonly { id: string; target: string; currency: string | null; startsOn: string }[],
): Promise<Map<string, string | null>> {
  const foreign = goals.some((goal) => goal.currency !== null && goal.currency !== currency)
  if (currency === null || !foreign) return new Map(goals.map(({ id, target }) => [id, target]))
  const { between } = await exchangeOf(reader.sql)
  return new Map(
    goals.map(({ id, target, currency: own, startsOn }) => [
      id,
      own === null || own === currency ? target : inCurrency(target, between(own, currency, startsOn)),
    ]),
  )
}
