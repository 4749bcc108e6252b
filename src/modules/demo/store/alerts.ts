import { sql } from 'drizzle-orm'
import { runAction } from '#kernel/api/actions.ts'
import { alert, evaluateRule } from '#modules/alerts'
import type { Stage } from './stage.ts'

/** Looks with the rules that ship at the demo's figures: who missed last month's goal is told, and one superior has seen it. */
export async function storeAlerts(stage: Stage): Promise<void> {
  const { runtime } = stage
  const rules = await runtime.db.run<{ id: string }>(
    sql`select id from alert_rule where state = 'active' and condition = 'completion' and split = 'person' and deleted_at is null order by id`,
  )
  for (const { id } of rules) await stage.work((ctx) => evaluateRule(ctx, id))
  const raised = await runtime.db.run<{ id: string; superior: string | null }>(sql`
    select a.id, e.manager_id as superior from alert a join employee e on e.id = a.person_id
    where a.state = 'new' and a.deleted_at is null order by a.distance desc, a.subject limit 1`)
  const people = new Map(stage.company.people.map((person) => [stage.id(person.key), person.key]))
  for (const { id, superior } of raised) {
    const by = superior && people.get(superior)
    if (by) await stage.work((ctx) => runAction(ctx, alert, id, 'acknowledge', {}), by)
  }
}
