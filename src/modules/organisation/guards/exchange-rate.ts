import type { Context } from '#kernel/entity/context.ts'
import type { RuleInput } from '#kernel/entity/define.ts'
import type { Violation } from '#kernel/entity/meta.types.ts'
import { violation } from '#kernel/pure/violations.ts'
import { companyCurrency } from '../queries/currency.ts'

// biome-ignore lint/suspicious/noExplicitAny: the entity's own type would be a circle (it names this guard).
type Input = Omit<RuleInput<any>, 'before' | 'after'> & { after: { currency: string; rate: string } }

/** A rate is above zero, and the company's own currency needs none. */
export async function guardRates(records: Input[], ctx: Context): Promise<Violation[][]> {
  const own = await companyCurrency(ctx.sql)
  return records.map(({ after }) => [
    ...(Number(after.rate) > 0 ? [] : [violation('exchange-rate.positive', 'rate')]),
    ...(after.currency === own ? [violation('exchange-rate.own', 'currency', { currency: own })] : []),
  ])
}
