/** Changes of records -> runs of the rules that wait for them. */
import { sql } from 'drizzle-orm'
import { AppError } from '#kernel/api/errors.ts'
import { list, type Reader } from '#kernel/data/list.ts'
import type { Row } from '#kernel/data/projection.ts'
import type { Context } from '#kernel/entity/context.ts'
import { type Change, kindOfChange } from '#kernel/events/changes.ts'
import { visibleChanges } from '#kernel/events/visible-changes.ts'
import { messages } from './messages.ts'
import { pauseRule } from './pause.ts'
import type { AutomationTrigger, Cause } from './rules/automation.types.ts'
import { type Chain, judgeChain, linkOf, type Verdict } from './rules/loops.ts'
import { addRuns, chainsOf, type NewRun, runsOfLastMinute } from './runs.ts'
import { expressionHolds, scopeOf } from './scope.ts'
import { accountOf, activeRules, readerOf, type StoredRule } from './stored-rule.ts'

const changeTriggers = sql`r.trigger->>'on' in ('created', 'changed', 'deleted', 'action')`

/** Entities that an active rule waits for. */
export async function watchedEntities(ctx: Context): Promise<ReadonlySet<string>> {
  return new Set((await activeRules(ctx.sql, changeTriggers)).map(({ entity }) => entity))
}

export async function captureChanges(ctx: Context, changes: readonly Change[]): Promise<void> {
  const chains = await chainsOf(
    ctx,
    changes.map(({ batch }) => batch),
  )
  for (const rule of await activeRules(ctx.sql, changeTriggers)) {
    const met = changes.filter((change) => meets(rule, change))
    if (met.length === 0) continue
    // A rule that cannot be worked out must not keep the others from theirs.
    await ctx.sql.run(sql`savepoint rule`)
    try {
      await captureFor(ctx, rule, met, chains)
      await ctx.sql.run(sql`release savepoint rule`)
    } catch (error) {
      await ctx.sql.run(sql`rollback to savepoint rule`)
      if (!(error instanceof AppError)) throw error
      await pauseRule(ctx, rule, unclear)
    }
  }
}

const unclear = {
  zh: '条件已经不适用：其中的字段被删除，或执行账号看不到它。请检查“如果”部分。',
  en: 'The conditions do not fit any more: a field is gone, or the account may not see it. Look at the “if” part.',
}

function meets({ entity, trigger, activeSince }: StoredRule, change: Change): boolean {
  if (change.entity !== entity || Date.parse(change.at) < Date.parse(activeSince ?? '')) return false
  if (change.source === 'import' && !('imports' in trigger && trigger.imports)) return false
  return fits(trigger, change)
}

function fits(trigger: AutomationTrigger, change: Change): boolean {
  const kind = kindOfChange(change)
  switch (trigger.on) {
    case 'created':
      return kind === 'created'
    case 'deleted':
      return kind === 'deleted'
    case 'action':
      return change.action === trigger.action
    case 'changed': {
      const names = Object.keys(change.changes)
      return (
        kind === 'updated' &&
        (trigger.fields?.length ? trigger.fields.some((f) => names.includes(f)) : names.length > 0)
      )
    }
    default:
      return false
  }
}

async function captureFor(
  ctx: Context,
  rule: StoredRule,
  changes: readonly Change[],
  chains: ReadonlyMap<string, Chain>,
): Promise<void> {
  const actor = await accountOf(ctx, rule.account)
  if (!actor) return pauseRule(ctx, rule, left)
  const reader = readerOf(ctx, actor)
  const records = await matching(reader, rule, changes)
  const runs: NewRun[] = []
  for (const visible of await visibleChanges(reader, changes)) {
    const change = changes.find(({ id }) => id === visible.id)!
    const record = records.get(change.record)
    // That a field changed which the account does not see sets nothing off.
    if (rule.trigger.on === 'changed' && !seesTheChange(rule.trigger.fields, visible.changed)) continue
    if (!record) continue
    const cause = causeOf(change, visible.changed)
    if (!expressionHolds(rule.condition, scopeOf(ctx, record, cause))) continue
    const chain = chains.get(change.batch) ?? []
    const verdict = judgeChain(chain, rule.id, change.record)
    if (verdict !== 'own') runs.push(newRun(rule, change, record, cause, chain, verdict))
  }
  if ((await runsOfLastMinute(ctx, rule.id)) + runs.length > rule.perMinute) return pauseRule(ctx, rule, tooMany(rule))
  await addRuns(ctx, rule, runs)
}

const seesTheChange = (fields: string[] | undefined, seen: readonly string[]): boolean =>
  fields?.length ? fields.some((field) => seen.includes(field)) : seen.length > 0

/** The records among the changed ones that the filter takes, as the account sees them. What is deleted is known by its name alone. */
async function matching(reader: Reader, rule: StoredRule, changes: readonly Change[]): Promise<Map<string, Row>> {
  const ids = [...new Set(changes.map(({ record }) => record))]
  const isGone = rule.trigger.on === 'deleted'
  const own = { field: 'id', op: 'in', value: ids } as const
  const { items } = await list(reader, reader.registry.entity(rule.entity), {
    filter: rule.condition.filter ? { and: [own, rule.condition.filter] } : own,
    limit: ids.length,
    trashed: isGone,
    withoutTotal: true,
  })
  return new Map(items.map((item) => [item.id as string, item]))
}

function causeOf(change: Change, changed: string[]): Cause {
  return {
    kind: 'change',
    at: change.at,
    action: change.action,
    actor: change.actor,
    changed,
    before: Object.fromEntries(changed.map((name) => [name, change.changes[name]?.[0] ?? null])),
  }
}

function newRun(rule: StoredRule, change: Change, record: Row, cause: Cause, chain: Chain, verdict: Verdict): NewRun {
  return {
    key: `change ${rule.id} ${change.id}`,
    entity: rule.entity,
    record: change.record,
    subject: String(record.label ?? ''),
    cause,
    chain: [...chain, linkOf(rule.id, change.record)],
    state: verdict === 'go' ? 'queued' : 'stopped',
    ...(verdict !== 'go' && { fault: JSON.stringify(messages[`automation.${verdict}`]) }),
  }
}

export const left = {
  zh: '执行账号的员工已离职或停用。请换一个账号。',
  en: 'The person with whose rights it runs is no longer here. Choose another account.',
}

const tooMany = ({ perMinute }: StoredRule) => ({
  zh: `一分钟内超过 ${perMinute} 次。请检查规则是否在互相触发，或调高上限后重新启用。`,
  en: `More than ${perMinute} runs within a minute. See whether rules set each other off, or raise the limit, and switch it on again.`,
})
