import { type SQL, sql } from 'drizzle-orm'
import type { Context } from '#kernel/entity/context.ts'
import type { DeriveInput } from '#kernel/entity/define.ts'
import { deriveBaseAmounts } from '#modules/organisation'
import { allStages } from './queries/stages.ts'
import { resolveStage, type StageFacts } from './rules/opportunity.ts'
import { entersAt } from './rules/stage-history.ts'
import { morningOf } from './stage-history.ts'

// biome-ignore lint/suspicious/noExplicitAny: the entity's own type would be a circle (it names this function).
type Input = Omit<DeriveInput<any>, 'before' | 'after'> & { before: any; after: any }

/** Fills what follows: pipeline, stage or status, probability, close date, name. */
export async function deriveOpportunities(records: Input[], ctx: Context): Promise<void> {
  const stages = await allStages(ctx.sql)
  const fallback = stages[0]?.pipeline ?? null
  for (const record of records) {
    record.after.pipeline ??= fallback
    settleStage(record, stages, ctx)
  }
  await correctClosing(records, ctx)
  await deriveBaseAmounts(
    records,
    ctx,
    { amount: 'amount', currency: 'currency', base: 'baseAmount' },
    (after) => after.closedOn as string | null,
  )
  await nameOpportunities(records, ctx)
}

function settleStage(record: Input, stages: StageFacts[], ctx: Context): void {
  const { before, after, given, source, violations } = record
  const ofPipeline = stages.filter((s) => s.pipeline === after.pipeline)
  const moved = before && before.pipeline !== after.pipeline && !given.has('stage')
  const resolved = resolveStage(ofPipeline, {
    stage: given.has('stage') ? after.stage : given.has('status') || moved ? null : after.stage,
    status: given.has('status') || (!given.has('stage') && !before) || moved ? after.status : null,
  })
  if ('violation' in resolved) {
    violations.push(resolved.violation)
    return
  }
  const { stage } = resolved
  const entered = !before || before.stage !== stage.key || before.pipeline !== after.pipeline
  after.stage = stage.key
  after.status = stage.outcome
  if (!entered) return
  if (!given.has('probability')) after.probability = stage.probability
  const closed = stage.outcome === 'won' || stage.outcome === 'lost'
  if (!closed && before?.closedOn) after.closedOn = null
  // History brings its own dates, or none.
  if (closed && !after.closedOn && source !== 'import' && source !== 'demo') after.closedOn = ctx.today
  if (stage.outcome !== 'lost' && before?.status === 'lost') after.lossReason = null
  if (!given.has('stageEnteredAt')) after.stageEnteredAt = entryOf(record, stages, ctx)
}

/** Since when a deal is in the stage it enters. History that begins in the first stage began when the deal was opened. */
function entryOf({ before, after, source }: Input, stages: StageFacts[], ctx: Context): string {
  const first = stages.find((s) => s.pipeline === after.pipeline)?.key
  const began = !before && source === 'import' && after.stage === first && after.openedOn
  return since(ctx, began ? after.openedOn : after.closedOn, before?.stageEnteredAt ?? null)
}

/** What happened today happened now; an earlier day stands for its morning. */
const since = ({ now, today, clock }: Context, day: string | null, previous: string | null): string =>
  entersAt(now.toISOString(), day !== null && day < today ? morningOf(day, clock.timeZone) : null, previous)

/** A closing day that is put right later moves the instant at which the deal entered its last stage. */
async function correctClosing(records: Input[], ctx: Context): Promise<void> {
  const corrected = records.filter(
    ({ before, after, given }) =>
      before?.closedOn &&
      after.closedOn &&
      before.closedOn !== after.closedOn &&
      before.stage === after.stage &&
      before.pipeline === after.pipeline &&
      !given.has('stageEnteredAt'),
  )
  if (corrected.length === 0) return
  const ids = corrected.map(({ after }) => after.id)
  const rows = await ctx.sql.run<{ id: string; at: string }>(sql`
    select c.opportunity_id as id, max(c.at) as at from stage_change c join opportunity o on o.id = c.opportunity_id
    where o.id = any(${sql.param(ids)}::uuid[]) and c.deleted_at is null and c.at < o.stage_entered_at group by 1`)
  const previous = new Map(rows.map(({ id, at }) => [id, at]))
  for (const { after } of corrected) after.stageEnteredAt = since(ctx, after.closedOn, previous.get(after.id) ?? null)
}

/** "Customer · product" for those without a name; their number is drawn only at the write. */
async function nameOpportunities(records: Input[], ctx: Context): Promise<void> {
  const nameless = records.filter((r) => !r.after.name)
  if (nameless.length === 0) return
  const labels = async (table: string, label: SQL, ids: unknown[]) => {
    const rows = await ctx.sql.run<{ id: string; name: string }>(
      sql`select id, ${label} as name from ${sql.identifier(table)} where id = any(${sql.param([...new Set(ids.filter(Boolean))])}::uuid[])`,
    )
    return new Map(rows.map((r) => [r.id, r.name]))
  }
  const customers = await labels(
    'customer',
    sql`coalesce(short_name, name)`,
    nameless.map((r) => r.after.customer),
  )
  const products = await labels(
    'product',
    sql`name`,
    nameless.map((r) => r.after.product),
  )
  for (const { after } of nameless) {
    const parts = [customers.get(after.customer), products.get(after.product)].filter(Boolean)
    after.name = parts.length ? parts.join(' · ') : (after.number ?? '商机')
  }
}
