import { sql } from 'drizzle-orm'
import type { Context, Sql } from '#kernel/entity/context.ts'
import { storeStageHistory } from '#modules/opportunities'
import type { DemoCompany, DemoOpportunity } from '../generate/types.ts'
import type { Stage } from './stage.ts'

/** A stage an hour, so that those of one day have their order. */
export const instantsOf = (stages: DemoOpportunity['stages'], at: Stage['at']): string[] =>
  stages.map(({ on }, hour) => at(on, `${10 + hour}:00`))

export async function defaultPipeline(db: Sql): Promise<string | null> {
  const [found] = await db.run<{ id: string }>(sql`select id from pipeline where is_default and deleted_at is null`)
  return found?.id ?? null
}

/** The way of every deal through its stages, in pieces that each fit one transaction. */
export function historiesOf(
  company: DemoCompany,
  pipeline: string | null,
  id: (key: string) => string | null,
  at: Stage['at'],
  chunk: number,
): ((ctx: Context) => Promise<void>)[] {
  const deals = company.opportunities.map(({ key, stages, owner, customer, product }) => {
    const instants = instantsOf(stages, at)
    return {
      deal: { id: id(key)!, owner: id(owner), customer: id(customer), product: id(`product ${product}`) },
      stays: stages.map(({ stage }, i) => ({ pipeline, stage, at: instants[i]! })),
    }
  })
  const pieces = Array.from({ length: Math.ceil(deals.length / chunk) }, (_, n) =>
    deals.slice(n * chunk, (n + 1) * chunk),
  )
  return pieces.map((piece) => (ctx) => storeStageHistory(ctx, piece))
}
