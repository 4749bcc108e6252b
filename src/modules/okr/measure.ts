import { systemActor } from '#kernel/access/actor.ts'
import type { Reader } from '#kernel/data/list.ts'
import type { Context } from '#kernel/entity/context.ts'
import type { Filter } from '#kernel/entity/meta.types.ts'
import { queryMetric } from '#kernel/metrics/query.ts'
import { Decimal } from '#kernel/pure/decimal.ts'
import { createOrganisation } from '#modules/organisation'
import type { Span } from './rules/quarter.ts'

export interface Wanted {
  metric: string
  filter: Filter | null
  span: Span
}

/**
 * One figure over a span, as the reader may see it; null when there is none (a rate over nothing).
 * @throws AppError 404 for a metric that does not exist for the reader, 400 for a filter that does not fit it
 */
export async function measure(
  reader: Reader,
  { metric, filter, span }: Wanted,
): Promise<{ value: string | null; unit: string }> {
  const { rows, unit } = await queryMetric(reader, {
    metric,
    from: span.from,
    to: span.to,
    filter: filter ?? undefined,
  })
  const value = rows[0]?.value ?? null
  return { value: value === null ? null : new Decimal(value).toFixed(6), unit }
}

/** Reads as somebody else: with the rights that this person has today. Undefined when they may not enter any more. */
export async function readerAs(ctx: Context, employee: string | null): Promise<Reader | undefined> {
  const actor =
    employee === null
      ? systemActor('figures that the system chose')
      : employee === ctx.actor.id
        ? ctx.actor
        : await createOrganisation(() => ctx.registry).actorOfEmployee(ctx.sql, employee)
  return actor && { sql: ctx.sql, registry: ctx.registry, actor, clock: ctx.clock }
}
