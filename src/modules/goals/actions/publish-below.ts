import { sql } from 'drizzle-orm'
import { notFound } from '#kernel/api/errors.ts'
import type { Context } from '#kernel/entity/context.ts'
import { loadForUpdate } from '#kernel/write/update.ts'
import { goal } from '../entities/goal.ts'
import { refreshQueue } from '../jobs/refresh-goals.ts'
import { mayPublish } from '../rules/authority.ts'
import { setterOf } from '../setter.ts'
import { publishGoal } from './publish.ts'

/** Publishes every draft below a goal that this person may publish; others are left and counted. */
export async function publishBelow(ctx: Context, id: string): Promise<{ published: number; skipped: number }> {
  if (!(await ctx.find(goal, id))) throw notFound()
  const rows = await ctx.sql.run<{ id: string }>(sql`
    with recursive below as (
      select id from goal where parent_id = ${id}::uuid and deleted_at is null
      union select g.id from goal g join below b on g.parent_id = b.id where g.deleted_at is null)
    select g.id from goal g join below b on b.id = g.id where g.state = 'draft'`)
  const loaded = await loadForUpdate(
    ctx,
    goal,
    rows.map((row) => row.id),
    'update',
  )
  const setter = setterOf(ctx.actor)
  const published: string[] = []
  const told = new Set<string>()
  for (const record of loaded.values()) {
    const whose = record as never as {
      id: string
      name: string
      owner: string | null
      state: 'draft'
      subject: string
      department: string | null
      region: string | null
    }
    if (!mayPublish(setter, whose)) continue
    // One notice a person, not one for each of twelve months.
    const quiet = whose.owner !== null && told.has(whose.owner)
    await publishGoal(ctx, quiet ? { ...whose, owner: null } : whose)
    if (whose.owner) told.add(whose.owner)
    published.push(record.id)
  }
  if (published.length > 0) await ctx.enqueue(refreshQueue, { ids: published })
  return { published: published.length, skipped: rows.length - published.length }
}
