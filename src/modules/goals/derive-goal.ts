import { sql } from 'drizzle-orm'
import type { Context } from '#kernel/entity/context.ts'
import type { DeriveInput } from '#kernel/entity/define.ts'
import type { MetricMeta } from '#kernel/metrics/metrics.types.ts'
import { type Violation, violation } from '#kernel/pure/violations.ts'
import { type Exchange, exchangeOf } from '#modules/organisation'
import { namesOf, subjectName, subjectValue } from './goal-labels.ts'
import { metricCatalogue } from './metric-catalogue.ts'
import type { Subject } from './rules/cascade.ts'
import { checkFigures, subjectField, subjectOf } from './rules/goal.ts'
import { type PeriodKind, parsePeriod } from './rules/period.ts'

// biome-ignore lint/suspicious/noExplicitAny: the entity's own type would be a circle (it names this function).
type Input = Omit<DeriveInput<any>, 'before' | 'after'> & { before: any; after: any }

interface Company {
  language: 'zh' | 'en'
}

/** Fills what follows: days of the period, whose goal it is, who answers, unit, name and key. */
export async function deriveGoals(records: Input[], ctx: Context): Promise<void> {
  const metrics = await metricCatalogue(ctx)
  const [company] = await ctx.sql.run<Company>(
    sql`select language from company where deleted_at is null order by created_at limit 1`,
  )
  for (const record of records) {
    settlePeriod(record, ctx.clock.fiscalYearStart)
    settleSubject(record)
    settleUnit(record, metrics)
  }
  await settleCurrencies(records, ctx)
  await settleOwners(records, ctx)
  for (const { after } of records) after.key = keyOf(after)
  await settleNames(records, ctx, metrics, company?.language ?? 'zh')
}

function settlePeriod({ before, after, violations }: Input, fiscalYearStart: number): void {
  if (before && before.period === after.period && before.periodKind === after.periodKind) return
  if (!after.period) return
  const kind = (after.periodKind ?? null) as PeriodKind | null
  const period = parsePeriod(String(after.period), fiscalYearStart, kind)
  if (!period) {
    violations.push(violation('goal.period', 'period'))
    return
  }
  Object.assign(after, {
    period: period.period,
    periodKind: period.kind,
    startsOn: period.startsOn,
    endsOn: period.endsOn,
  })
}

function settleSubject({ after, violations }: Input): void {
  after.subject = subjectOf(after)
  const field = subjectField[after.subject as Subject]
  if (field && !after[field]) violations.push(violation('goal.subject-missing', field))
}

function settleUnit({ after, violations }: Input, metrics: ReadonlyMap<string, MetricMeta>): void {
  if (!after.metric) return
  const metric = metrics.get(after.metric)
  if (!metric) {
    violations.push(violation('goal.unknown-metric', 'metric', { metric: after.metric }))
    return
  }
  after.unit = metric.unit
  violations.push(...checkFigures(after, metric.unit, metric.direction))
  const needed = neededDimension[after.subject as Subject]
  if (needed && !metric.dimensions.includes(needed))
    violations.push(violation('goal.metric-without-dimension', 'metric', { metric: metric.label.zh }))
}

/**
 * An amount is in the currency that was given, else in its parent's, else in the company's of that day, and stays in it. A currency
 * that cannot be converted on the period's first day is a fault of the goal: its value could not be told.
 */
async function settleCurrencies(records: Input[], ctx: Context): Promise<void> {
  for (const { after } of records) if (after.unit !== 'money') after.currency = null
  const open = records.filter(({ before, after }) => after.unit === 'money' && needsRate(before, after))
  if (open.length === 0) return
  const parents = await currenciesOf(
    ctx,
    open.map(({ after }) => after.parent),
  )
  const exchange = await exchangeOf(ctx.sql)
  for (const { after, violations } of open) {
    after.currency ??= parents.get(after.parent) ?? exchange.own
    if (after.startsOn) violations.push(...missingRate(after.currency, exchange, after.startsOn))
  }
}

const needsRate = (before: Input['before'], after: Input['after']): boolean =>
  !after.currency || ['currency', 'startsOn', 'metric'].some((name) => before?.[name] !== after[name])

function missingRate(currency: string, exchange: Exchange, day: string): Violation[] {
  if (exchange.between(currency, exchange.own, day) !== undefined) return []
  return [violation('currency.no-rate', 'currency', { currency, day })]
}

async function currenciesOf(ctx: Context, goals: (string | null)[]): Promise<Map<string | null, string>> {
  const ids = goals.filter((id) => id !== null)
  if (ids.length === 0) return new Map()
  const rows = await ctx.sql.run<{ id: string; currency: string }>(
    sql`select id, currency from goal where id = any(${sql.param(ids)}::uuid[]) and currency is not null`,
  )
  return new Map(rows.map((row) => [row.id, row.currency]))
}

const neededDimension = {
  company: null,
  department: 'department',
  region: 'region',
  'product-line': 'product-line',
  person: 'person',
} as const

/** For a department or region its manager answers unless somebody else is named, for the company whoever sets the goal. */
async function settleOwners(records: Input[], ctx: Context): Promise<void> {
  const open = records.filter(({ after }) => !after.owner && after.subject !== 'person')
  if (open.length === 0) return
  const ids = open.map(({ after }) => subjectValue(after)).filter((id) => id !== null)
  const rows = await ctx.sql.run<{ id: string; manager: string }>(sql`
    select id, manager_id as manager from department where id::text = any(${sql.param(ids)}::text[]) and manager_id is not null
    union all select id, manager_id from region where id::text = any(${sql.param(ids)}::text[]) and manager_id is not null`)
  const managers = new Map(rows.map((r) => [r.id, r.manager]))
  for (const { after } of open) after.owner = managers.get(subjectValue(after) ?? '') ?? ctx.actor.id
}

const keyOf = (goal: Record<string, string | null>): string =>
  [
    goal.metric,
    goal.period,
    goal.subject,
    goal.subject === 'person' ? goal.owner : goal.subject === 'department' ? goal.department : '',
    goal.region ?? '',
    goal.productLine ?? '',
    goal.segment ?? '',
  ].join('|')

/** "Won amount 2026-Q1 · 张三", for those without a name of their own. */
async function settleNames(
  records: Input[],
  ctx: Context,
  metrics: ReadonlyMap<string, MetricMeta>,
  language: 'zh' | 'en',
): Promise<void> {
  const states = records.flatMap(({ before, after }) => (before ? [before, after] : [after]))
  const names = await namesOf(
    ctx.sql,
    states.flatMap((s) => [s.owner, s.department, s.region]),
  )
  const automatic = (goal: Record<string, string | null>): string => {
    const whose = subjectName(goal as never, names, language)
    const scope = [
      goal.subject !== 'region' && goal.region ? names.get(goal.region) : null,
      goal.subject !== 'product-line' ? goal.productLine : null,
      goal.segment,
    ].filter(Boolean)
    const metric = metrics.get(goal.metric ?? '')?.label[language] ?? goal.metric ?? ''
    return [`${metric} ${goal.period ?? ''}`.trim(), whose, ...scope].filter(Boolean).join(' · ').slice(0, 200)
  }
  for (const { before, after, given } of records) {
    const kept = after.name && (given.has('name') || (before && before.name !== automatic(before)))
    if (!kept) after.name = automatic(after)
  }
}
