import { type SQL, sql } from 'drizzle-orm'
import type { Context } from '#kernel/entity/context.ts'
import type { DeriveInput } from '#kernel/entity/define.ts'
import { deriveBaseAmounts } from '#modules/organisation'
import { resolveStage, type StageFacts } from './rules/opportunity.ts'

// biome-ignore lint/suspicious/noExplicitAny: the entity's own type would be a circle (it names this function).
type Input = Omit<DeriveInput<any>, 'before' | 'after'> & { before: any; after: any }

/** Fills what follows: pipeline, stage or status, probability, close date, name. */
export async function deriveOpportunities(records: Input[], ctx: Context): Promise<void> {
  const stages = await allStages(ctx)
  const fallback = stages[0]?.pipeline ?? null
  for (const record of records) {
    record.after.pipeline ??= fallback
    settleStage(record, stages, ctx)
  }
  await deriveBaseAmounts(
    records,
    ctx,
    { amount: 'amount', currency: 'currency', base: 'baseAmount' },
    (after) => after.closedOn as string | null,
  )
  await nameOpportunities(records, ctx)
}

function settleStage(
  { before, after, given, source, violations }: Input,
  stages: (StageFacts & { isDefault: boolean })[],
  ctx: Context,
): void {
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
  if (!given.has('stageEnteredAt')) after.stageEnteredAt = ctx.now.toISOString()
  const closed = stage.outcome === 'won' || stage.outcome === 'lost'
  if (!closed && before?.closedOn) after.closedOn = null
  // History brings its own dates, or none.
  if (closed && !after.closedOn && source !== 'import' && source !== 'demo') after.closedOn = ctx.today
  if (stage.outcome !== 'lost' && before?.status === 'lost') after.lossReason = null
}

async function allStages(ctx: Context): Promise<(StageFacts & { isDefault: boolean })[]> {
  return ctx.sql.run(sql`
    select s.pipeline_id as pipeline, s.key, s.outcome, s.probability, p.is_default as "isDefault"
    from stage s join pipeline p on p.id = s.pipeline_id
    where s.deleted_at is null and p.deleted_at is null order by p.is_default desc, p.position, p.id, s.position, s.id`)
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
