/** Dates and schedules: whatever has come round since the last look, however long ago that was, in one statement a rule. */
import { type SQL, sql } from 'drizzle-orm'
import { seesInFull } from '#kernel/access/actor.ts'
import { AppError } from '#kernel/api/errors.ts'
import { conditions, newQuery, type Reader } from '#kernel/data/list.ts'
import type { Context } from '#kernel/entity/context.ts'
import type { Filter } from '#kernel/entity/meta.types.ts'
import { wake } from '#kernel/jobs/background.ts'
import { left } from './capture.ts'
import { pauseRule } from './pause.ts'
import { nextTimeOf } from './plan-rule.ts'
import type { Cause } from './rules/automation.types.ts'
import { linkOf } from './rules/loops.ts'
import { daysReached } from './rules/timing.ts'
import { addRuns, running } from './runs.ts'
import { accountOf, activeRules, readerOf, type StoredRule } from './stored-rule.ts'

/** Makes the runs of every rule whose time has come. */
export async function lookAtTimes(ctx: Context): Promise<void> {
  const now = ctx.now.toISOString()
  const due = await activeRules(
    ctx.sql,
    sql`r.next_at <= ${now}::timestamptz and r.trigger->>'on' in ('date', 'schedule')`,
    sql`for update of r skip locked`,
  )
  for (const rule of due) {
    const next = nextTimeOf(rule.trigger, ctx)?.toISOString() ?? null
    await ctx.sql.run(sql`update automation_rule set next_at = ${next}::timestamptz, looked_at = ${now}::timestamptz
      where id = ${rule.id}::uuid`)
    await ctx.sql.run(sql`savepoint rule`)
    try {
      await look(ctx, rule)
      await ctx.sql.run(sql`release savepoint rule`)
    } catch (error) {
      await ctx.sql.run(sql`rollback to savepoint rule`)
      if (!(error instanceof AppError)) throw error
      await pauseRule(ctx, rule, unclear)
    }
  }
}

const unclear = {
  zh: '日期字段或条件已经不适用：字段被删除，或执行账号看不到它。',
  en: 'The date or the conditions do not fit any more: a field is gone, or the account may not see it.',
}

async function look(ctx: Context, rule: StoredRule): Promise<void> {
  const actor = await accountOf(ctx, rule.account)
  if (!actor) return pauseRule(ctx, rule, left)
  const reader = readerOf(ctx, actor)
  const { trigger } = rule
  if (trigger.on === 'schedule') {
    const cause: Cause = { kind: 'schedule', at: rule.nextAt! }
    if (trigger.each) return addForEach(ctx, reader, rule, cause, undefined, sql`${rule.nextAt}::text`)
    const key = `schedule ${rule.id} ${rule.nextAt}`
    const run = { key, entity: rule.entity, record: null, subject: rule.name, cause, state: 'queued' } as const
    return addRuns(ctx, rule, [{ ...run, chain: [linkOf(rule.id, null)] }])
  }
  if (trigger.on !== 'date') return
  const span = daysReached(trigger, new Date(rule.lookedAt ?? ctx.now), ctx.now, ctx.clock.timeZone)
  if (!span) return
  const reached = newQuery(reader, reader.registry.entity(rule.entity)).reach(trigger.field)
  if (!seesInFull(actor, rule.entity, trigger.field)) throw new AppError(400, 'query.unknown-field')
  const within: Filter = { field: trigger.field, op: 'between', value: [span.first, span.last] }
  const day =
    reached.field.kind === 'date'
      ? sql`${reached.expr}::text`
      : sql`((${reached.expr} at time zone ${ctx.clock.timeZone})::date)::text`
  await addForEach(ctx, reader, rule, { kind: 'date', at: ctx.now.toISOString() }, within, day)
}

/** One run for each record that fits; `occasion` makes it the only one of its kind. */
async function addForEach(
  ctx: Context,
  reader: Reader,
  rule: StoredRule,
  cause: Cause,
  within: Filter | undefined,
  occasion: SQL,
): Promise<void> {
  const entity = reader.registry.entity(rule.entity)
  const query = newQuery(reader, entity)
  const parts = [within, rule.condition.filter].filter((part) => part !== undefined)
  const where = await conditions(reader, query, { filter: parts.length > 0 ? { and: parts } : undefined })
  const label = query.labelOf(entity, 't')
  const now = ctx.now.toISOString()
  await ctx.sql.run(sql`
    insert into automation_run (id, rule_id, revision, key, at, state, entity, record, subject, cause, chain, batch, step, effects, attempts, next_at)
    select gen_random_uuid(), ${rule.id}::uuid, ${rule.revision}::int, ${`${cause.kind} ${rule.id} `} || t.id || ' ' || ${occasion},
      ${now}::timestamptz, 'queued', ${rule.entity}, t.id::text, left(${label}::text, 500), ${JSON.stringify(cause)}::jsonb,
      jsonb_build_array(${`${rule.id}:`} || t.id), gen_random_uuid()::text, 0, '[]'::jsonb, 0, ${now}::timestamptz
    ${query.from()} where ${where}
    on conflict do nothing`)
  await wake(ctx.sql, running)
}
