import { sql } from 'drizzle-orm'
import { accessPredicate } from '#kernel/access/predicate.ts'
import type { Context } from '#kernel/entity/context.ts'

export interface ObjectiveFacts {
  id: string
  title: string
  state: 'draft' | 'active' | 'closed'
  owner: string
  startsOn: string
  endsOn: string
  /** The actor may change it. */
  editable: boolean
  /** Key results in use. */
  keyResults: number
}

/** What the guards ask of objectives, whoever asks. */
export async function objectiveFacts(ctx: Context, ids: readonly string[]): Promise<Map<string, ObjectiveFacts>> {
  if (ids.length === 0) return new Map()
  const editable = accessPredicate(ctx.registry, ctx.actor, ctx.registry.entity('objective'), 'update', 't')
  const rows = await ctx.sql.run<ObjectiveFacts>(sql`
    select t.id, t.title, t.state, t.owner_id as owner, t.starts_on as "startsOn", t.ends_on as "endsOn", ${editable} as editable,
      (select count(*) from key_result k where k.objective_id = t.id and k.deleted_at is null and k.state = 'active') as "keyResults"
    from objective t where t.id = any(${sql.param([...new Set(ids)])}::uuid[])`)
  return new Map(rows.map((row) => [row.id, row]))
}

export interface KeyResultFacts {
  id: string
  title: string
  kind: string
  objective: string
  objectiveState: 'draft' | 'active' | 'closed'
  state: 'active' | 'dropped'
  owner: string
  steps: unknown
  start: string | null
  target: string | null
  current: string | null
  direction: string | null
  metric: string | null
  metricFilter: unknown
  measuredBy: string | null
  startsOn: string
  endsOn: string
  editable: boolean
}

/** What check-ins and actions of the week ask of key results. */
export async function keyResultFacts(ctx: Context, ids: readonly string[]): Promise<Map<string, KeyResultFacts>> {
  if (ids.length === 0) return new Map()
  const editable = accessPredicate(ctx.registry, ctx.actor, ctx.registry.entity('key-result'), 'update', 't')
  const rows = await ctx.sql.run<KeyResultFacts>(sql`
    select t.id, t.title, t.kind, t.objective_id as objective, o.state as "objectiveState", t.state, t.owner_id as owner, t.steps,
      t.start, t.target, t.current, t.direction, t.metric, t.metric_filter as "metricFilter", t.measured_by_id as "measuredBy",
      o.starts_on as "startsOn", o.ends_on as "endsOn", ${editable} as editable
    from key_result t join objective o on o.id = t.objective_id where t.id = any(${sql.param([...new Set(ids)])}::uuid[])`)
  return new Map(rows.map((row) => [row.id, row]))
}
