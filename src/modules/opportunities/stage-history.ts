/** Keeps the history of stages in step with the deals, in the transaction of each write. */
import { sql } from 'drizzle-orm'
import type { Context } from '#kernel/entity/context.ts'
import type { RuleInput } from '#kernel/entity/define.ts'
import { instantOf } from '#kernel/pure/dates.ts'
import { insertDerived, removeDerived } from '#kernel/write/derived.ts'
import { workingCalendar } from '#modules/organisation'
import { stageChange } from './entities/stage-change.ts'
import { allStages } from './queries/stages.ts'
import { firstStays, lengthOf, moveOf, nextStep, type Stay } from './rules/stage-history.ts'

/** Whose moves they are. */
interface Carrier {
  id: string
  owner: string | null
  customer: string | null
  product: string | null
}

interface Deal extends Carrier {
  pipeline: string | null
  stage: string | null
  stageEnteredAt: string | null
  openedOn: string | null
}

/** A stay and the one before it, where that is known. */
interface Entered {
  deal: Carrier
  last?: Stay
  next: Stay
}

// biome-ignore lint/suspicious/noExplicitAny: the entity's own type would be a circle (it names this function).
type Input = Omit<RuleInput<any>, 'before' | 'after'> & { before: any; after: any }

/** The opportunity's `written` hook. What the demo company stores brings its history along. */
export async function keepStageHistory(records: Input[], ctx: Context): Promise<void> {
  const fresh = records.filter(({ before, source }) => before === null && source !== 'demo').map(({ after }) => after)
  const moved = records.filter(
    ({ before, changed }) =>
      before !== null && (changed.has('stage') || changed.has('pipeline') || changed.has('stageEnteredAt')),
  )
  if (fresh.length + moved.length === 0) return
  const begun = fresh.length > 0 ? await startsOf(fresh, ctx) : []
  const steps = moved.length > 0 ? await stepsOf(moved, ctx) : []
  await enter(ctx, [...begun, ...steps])
}

/** Writes a whole history for deals that come with one: their stays in order. */
export async function storeStageHistory(
  ctx: Context,
  deals: readonly { deal: Carrier; stays: readonly Stay[] }[],
): Promise<void> {
  const entered = deals.flatMap(({ deal, stays }) =>
    stays.map((next, at): Entered => ({ deal, next, ...(at > 0 && { last: stays[at - 1]! }) })),
  )
  await enter(ctx, entered)
}

async function startsOf(deals: Deal[], ctx: Context): Promise<Entered[]> {
  const stages = await allStages(ctx.sql)
  return deals.flatMap((deal) => {
    const stay = stayOf(deal, ctx)
    const first = stages.find((s) => s.pipeline === deal.pipeline && s.outcome === 'open')?.key
    const opened = deal.openedOn && morningOf(deal.openedOn, ctx.clock.timeZone)
    return firstStays(first, opened, stay).map((next) => ({ deal, next }))
  })
}

async function stepsOf(moved: Input[], ctx: Context): Promise<Entered[]> {
  const ids = moved.map(({ after }) => after.id)
  const rows = await ctx.sql.run<Stay & { id: string; deal: string }>(sql`
    select id, opportunity_id as deal, pipeline_id as pipeline, "to" as stage, at from stage_change
    where opportunity_id = any(${sql.param(ids)}::uuid[]) and deleted_at is null order by at, id`)
  const histories = Map.groupBy(rows, (row) => row.deal)
  const gone: string[] = []
  const entered = moved.flatMap(({ before, after }): Entered[] => {
    const history = histories.get(after.id) ?? []
    const { goneFrom, last, next } = nextStep(history, stayOf(before, ctx), stayOf(after, ctx))
    if (goneFrom !== undefined) gone.push(...history.filter(({ at }) => at >= goneFrom).map(({ id }) => id))
    return next ? [{ deal: after, next, ...(last && { last }) }] : []
  })
  await removeDerived(ctx, stageChange, gone)
  return entered
}

const stayOf = (deal: Deal, { now }: Context): Stay => ({
  pipeline: deal.pipeline,
  stage: deal.stage ?? '',
  at: deal.stageEnteredAt ?? now.toISOString(),
})

/** The instant that stands for a day on which something began. */
export const morningOf = (day: string, timeZone: string): string => instantOf(day, '09:00', timeZone).toISOString()

async function enter(ctx: Context, entered: readonly Entered[]): Promise<void> {
  if (entered.length === 0) return
  const [stages, calendar] = [await allStages(ctx.sql), await workingCalendar(ctx.sql)]
  const rows = entered.map(({ deal, last, next }) => ({
    opportunity: deal.id,
    pipeline: next.pipeline,
    from: last?.stage ?? null,
    to: next.stage,
    move: moveOf(stages, last, next),
    at: next.at,
    by: ctx.actor.id,
    owner: deal.owner,
    customer: deal.customer,
    product: deal.product,
    ...(last ? lengthOf(last.at, next.at, calendar) : { days: null, workingDays: null }),
  }))
  await insertDerived(ctx, stageChange, rows)
}
