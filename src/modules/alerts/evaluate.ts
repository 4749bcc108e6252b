/** One rule, looked at once: in one transaction alerts are raised, kept, told again and closed. */
import { sql } from 'drizzle-orm'
import type { Actor } from '#kernel/access/actor.ts'
import { AppError } from '#kernel/api/errors.ts'
import type { Row } from '#kernel/data/projection.ts'
import { fromRow } from '#kernel/data/stored.ts'
import type { Context } from '#kernel/entity/context.ts'
import type { RowOf } from '#kernel/entity/define.ts'
import type { MetricMeta } from '#kernel/metrics/metrics.types.ts'
import type { PeriodSpan } from '#kernel/pure/dates.ts'
import { shareByPart } from '#kernel/sharing/by-part.ts'
import { createOrganisation } from '#modules/organisation'
import { type Assessed, type Assessment, assess, readsTheSame } from './assess.ts'
import { alert, openStates } from './entities/alert.ts'
import { metricNamed, stillHere } from './figures.ts'
import { readerOf } from './guard-rule.ts'
import { type Receivers, receiversOf } from './receivers.ts'
import type { Verdict } from './rules/alert.types.ts'
import { tell } from './rules/message.ts'
import { stepFor } from './rules/repeat.ts'
import { judgedSpan, lookBack, spansUpTo } from './rules/spans.ts'
import { ruleOfRow, type StoredRule, type Watch, watchOf } from './stored-rule.ts'

type StoredAlert = RowOf<typeof alert>
type Firing = Assessment & { verdict: Extract<Verdict, { measured: number }> }

export interface Looked {
  judged: number
  firing: number
  raised: number
  closed: number
  /** Subjects about which nothing can be said, by reason. */
  unknown: Record<string, number>
}

interface Look extends Watch {
  ctx: Context
  rule: StoredRule
  meta: MetricMeta
  spans: PeriodSpan[]
  assessed: Extract<Assessed, { state: 'done' }>
  currency: string
}

/** Undefined when the rule is gone, paused, or had to be paused. */
export async function evaluateRule(ctx: Context, id: string): Promise<Looked | undefined> {
  // Whoever holds the row evaluates; a second worker waits and then finds everything done.
  const [row] = await ctx.sql.run<Row>(
    sql`select * from alert_rule where id = ${id}::uuid and deleted_at is null and state = 'active' for update`,
  )
  if (!row) return undefined
  const rule = ruleOfRow(ctx.registry, row)
  const watch = watchOf(rule)
  const reader = readerOf(ctx)
  const meta = await metricNamed(reader, rule.metric)
  if (!meta)
    return pause(ctx, rule, { zh: `指标“${rule.metric}”已不存在`, en: `The figure "${rule.metric}" no longer exists` })
  const { today, fiscalYearStart } = ctx.clock
  const { period } = watch.watched
  const spans = spansUpTo(
    judgedSpan(watch.timing, period, today, fiscalYearStart),
    lookBack[period],
    period,
    fiscalYearStart,
  )
  let assessed: Assessed
  try {
    assessed = await assess(reader, watch.watched, watch.condition, meta, spans)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return pause(ctx, rule, {
      zh: '规则里的条件已不适用于这个指标（例如字段已删除）',
      en: 'The conditions of the rule no longer fit the figure (a field may be gone)',
    })
  }
  if (assessed.state === 'no-goals') return noted(ctx, rule, { ...nothing(), unknown: { 'no-goal': 1 } })
  const [company] = await ctx.sql.run<{ currency: string }>(
    sql`select currency from company where deleted_at is null limit 1`,
  )
  const look: Look = { ...watch, ctx, rule, meta, spans, assessed, currency: company?.currency ?? 'CNY' }
  return noted(ctx, rule, await handle(look))
}

const nothing = (): Looked => ({ judged: 0, firing: 0, raised: 0, closed: 0, unknown: {} })

async function handle(look: Look): Promise<Looked> {
  const { ctx, rule, assessed } = look
  const result = nothing()
  const last = await latestAlerts(ctx, rule.id)
  const isPerson = rule.split === 'person'
  const people = isPerson ? [...assessed.assessments.map((a) => a.subject.id), ...last.keys()] : []
  const here = isPerson ? await stillHere(ctx, people) : undefined
  for (const [key, before] of last) {
    if (!here || here.has(key) || !isOpen(before)) continue
    await end(ctx, before, 'left')
    result.closed += 1
  }
  for (const assessment of assessed.assessments) {
    const { subject, verdict } = assessment
    if (here && !here.has(subject.id)) continue
    const before = last.get(subject.id)
    result.judged += 1
    if (verdict.state === 'unknown') result.unknown[verdict.why] = (result.unknown[verdict.why] ?? 0) + 1
    else if (verdict.state === 'fires') {
      result.firing += 1
      if (await fire(look, { ...assessment, verdict }, before)) result.raised += 1
    } else if (before && isOpen(before)) {
      await end(ctx, before, 'recovered')
      result.closed += 1
    }
  }
  return result
}

const isOpen = ({ state }: StoredAlert): boolean => (openStates as readonly string[]).includes(state)

/** The newest alert of every subject. */
async function latestAlerts(ctx: Context, rule: string): Promise<Map<string, StoredAlert>> {
  const rows = await ctx.sql.run<Row>(sql`select distinct on (subject_key) * from alert
    where rule_id = ${rule}::uuid and deleted_at is null order by subject_key, fired_at desc, id desc`)
  return new Map(
    rows.map((row) => {
      const found = fromRow(ctx.registry, alert, row) as unknown as StoredAlert
      return [found.subjectKey === companyKey ? '' : found.subjectKey, found]
    }),
  )
}

/** Stands where a subject's id would: the company has none. */
const companyKey = 'company'

const end = (ctx: Context, { id }: StoredAlert, because: 'recovered' | 'left'): Promise<void> =>
  ctx.update(alert, id, { state: 'closed', closedBecause: because, closedAt: ctx.now.toISOString() })

/** True when a new alert was raised. */
async function fire(look: Look, firing: Firing, before: StoredAlert | undefined): Promise<boolean> {
  const { ctx, rule } = look
  const earlier = before && {
    state: before.state as never,
    toldOn: before.toldOn ?? ctx.today,
    distance: Number(before.distance ?? 0),
  }
  const step = stepFor(earlier, firing.verdict.distance, ctx.today, rule.coolDownDays)
  if (step === 'none') return false
  const facts = factsOf(look, firing)
  const receivers = await receiversOf(ctx, receiverRule(rule), firing.subject)
  const allowed = await thoseWhoRead(look, firing, receivers)
  const owner = receivers.owner && allowed.includes(receivers.owner) ? receivers.owner : null
  const id = step === 'raise' ? await raise(look, firing, facts, owner) : before!.id
  if (before && step !== 'raise') await follow(ctx, before, facts, owner, step === 'remind')
  // Each time: who may not read the figure any more loses the alert too.
  await shareByPart(ctx, 'alert', id, allowed, true)
  if (step === 'keep') return false
  for (const to of allowed)
    await ctx.notify({
      to,
      kind: 'alert',
      title: { zh: facts.messageZh, en: facts.messageEn },
      about: { entity: 'alert', id },
      channels: rule.channels ?? [],
    })
  return step === 'raise'
}

/** An open alert goes on with the figure of today. */
async function follow(ctx: Context, before: StoredAlert, facts: Facts, owner: string | null, told: boolean) {
  const changed = before.value !== facts.value || before.period !== facts.period || before.owner !== owner
  if (told) await ctx.update(alert, before.id, { ...facts, owner, toldOn: ctx.today, times: (before.times ?? 1) + 1 })
  // How bad it was when people were told stays: only then can it be told that it got worse.
  else if (changed) await ctx.update(alert, before.id, { ...facts, owner, distance: before.distance })
}

const receiverRule = (rule: StoredRule) => ({
  receivers: rule.receivers ?? [],
  people: rule.people ?? [],
  roles: rule.roles ?? [],
})

type Facts = ReturnType<typeof factsOf>

function factsOf({ rule, meta, spans, condition, currency, ctx }: Look, { subject, value, verdict }: Firing) {
  const period = spans.at(-1)!
  const message = tell({
    metric: meta.label,
    unit: meta.unit,
    currency,
    subject,
    period,
    kind: rule.period as never,
    condition,
    value,
    verdict,
    today: ctx.today,
  })
  return {
    severity: rule.severity,
    messageZh: message.zh,
    messageEn: message.en,
    period: period.name,
    periodFrom: period.from,
    periodTo: period.to,
    measured: verdict.measured.toFixed(6),
    expected: verdict.expected.toFixed(6),
    value: value === null ? null : value.toFixed(6),
    distance: verdict.distance.toFixed(4),
  }
}

async function raise(
  { ctx, rule, meta, spans, watched, condition }: Look,
  { subject, verdict }: Firing,
  facts: Facts,
  owner: string | null,
) {
  const { split, id, label } = subject
  return ctx.create(alert, {
    ...facts,
    name: [rule.name, label, spans.at(-1)!.name].filter(Boolean).join(' · '),
    state: 'new',
    rule: rule.id,
    metric: rule.metric,
    split,
    subjectKey: id || companyKey,
    subject: label,
    ...(split !== 'company' && { [split]: id }),
    evidence: { unit: meta.unit, period: watched.period, narrowing: watched.narrowing, condition, base: verdict.base },
    firedAt: ctx.now.toISOString(),
    toldOn: ctx.today,
    owner,
  })
}

/** Those of the receivers who read exactly the figure that the rule read. */
async function thoseWhoRead(look: Look, { subject }: Firing, receivers: Receivers): Promise<string[]> {
  const { ctx, watched, condition, meta, spans, assessed } = look
  const organisation = createOrganisation(() => ctx.registry)
  const allowed: string[] = []
  for (const id of receivers.all) {
    const actor: Actor | undefined = await organisation.actorOfEmployee(ctx.sql, id)
    if (!actor) continue
    try {
      const theirs = await assess({ ...readerOf(ctx), actor }, watched, condition, meta, spans, subject)
      if (readsTheSame(assessed, theirs, subject)) allowed.push(id)
    } catch (error) {
      // Not theirs to read at all.
      if (!(error instanceof AppError)) throw error
    }
  }
  return allowed
}

async function noted(ctx: Context, rule: StoredRule, looked: Looked): Promise<Looked> {
  await ctx.sql.run(sql`update alert_rule set last_at = ${ctx.now.toISOString()}::timestamptz,
    last_result = ${JSON.stringify(looked)}::jsonb where id = ${rule.id}::uuid`)
  return looked
}

/** A rule that cannot work any more says why, to its owner too, instead of failing every night. */
async function pause(ctx: Context, rule: StoredRule, why: { zh: string; en: string }): Promise<undefined> {
  await ctx.sql.run(sql`update alert_rule set state = 'paused', paused_because = ${JSON.stringify(why)}, version = version + 1,
    last_at = ${ctx.now.toISOString()}::timestamptz where id = ${rule.id}::uuid`)
  if (!rule.owner) return
  await ctx.notify({
    to: rule.owner,
    kind: 'alert',
    title: { zh: `预警规则“${rule.name}”已暂停`, en: `The alert rule "${rule.name}" has been paused` },
    body: why,
    about: { entity: 'alert-rule', id: rule.id },
  })
}
