/** Rules as the machinery reads them. */
import { type SQL, sql } from 'drizzle-orm'
import type { Actor } from '#kernel/access/actor.ts'
import type { Reader } from '#kernel/data/list.ts'
import type { Context, Sql } from '#kernel/entity/context.ts'
import { createOrganisation } from '#modules/organisation'
import type { AutomationCondition, AutomationStep, AutomationTrigger, Definition } from './rules/automation.types.ts'

export interface StoredRule extends Definition {
  id: string
  name: string
  owner: string
  /** Whose rights count. */
  account: string
  revision: number
  perMinute: number
  activeSince: string | null
  lookedAt: string | null
  nextAt: string | null
}

interface RuleRow extends Record<string, unknown> {
  trigger: AutomationTrigger | null
  condition: AutomationCondition | null
  steps: AutomationStep[] | null
}

/** Active rules that a condition picks, locked when `lock` says so. */
export async function activeRules(db: Sql, where: SQL, lock: SQL = sql``): Promise<StoredRule[]> {
  const rows = await db.run<StoredRule & RuleRow>(sql`
    select r.id, r.name, r.owner_id as owner, coalesce(r.account_id, r.owner_id) as account, r.entity, r.trigger, r.condition,
      r.steps, coalesce(r.revision, 0) as revision, r.per_minute as "perMinute", r.active_since as "activeSince",
      r.looked_at as "lookedAt", r.next_at as "nextAt"
    from automation_rule r where r.deleted_at is null and r.state = 'active' and r.entity is not null and r.trigger is not null
      and ${where} order by r.id ${lock}`)
  return rows.map((row) => ({ ...row, condition: row.condition ?? {}, steps: row.steps ?? [] }))
}

/** Undefined once the person has left. */
export const accountOf = (ctx: Context, id: string): Promise<Actor | undefined> =>
  createOrganisation(() => ctx.registry).actorOfEmployee(ctx.sql, id)

export const readerOf = (ctx: Context, actor: Actor): Reader => ({
  sql: ctx.sql,
  registry: ctx.registry,
  actor,
  clock: ctx.clock,
})
