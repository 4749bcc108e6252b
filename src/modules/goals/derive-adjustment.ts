import { sql } from 'drizzle-orm'
import type { Context } from '#kernel/entity/context.ts'
import type { DeriveInput } from '#kernel/entity/define.ts'
import { violation } from '#kernel/pure/violations.ts'
import { metricCatalogue } from './metric-catalogue.ts'
import { superiorsOf } from './queries/superiors.ts'
import { approverOf } from './rules/authority.ts'
import { checkFigures } from './rules/goal.ts'

// biome-ignore lint/suspicious/noExplicitAny: the entity's own type would be a circle (it names this function).
type Input = Omit<DeriveInput<any>, 'before' | 'after'> & { before: any; after: any }

interface GoalRow {
  id: string
  name: string
  metric: string
  target: string
  stretch: string | null
  challenge: string | null
  owner: string | null
  parentOwner: string | null
}

/** A new request: what stands now, who asked, who decides. */
export async function deriveAdjustments(records: Input[], ctx: Context): Promise<void> {
  const made = records.filter(({ before, after }) => !before && after.goal)
  if (made.length === 0) return
  const ids = made.map(({ after }) => after.goal as string)
  const rows = await ctx.sql.run<GoalRow>(sql`
    select g.id, g.name, g.metric, g.target::text as target, g.stretch::text as stretch, g.challenge::text as challenge,
      g.owner_id as owner, p.owner_id as "parentOwner"
    from goal g left join goal p on p.id = g.parent_id and p.deleted_at is null where g.id = any(${sql.param(ids)}::uuid[])`)
  const goals = new Map(rows.map((row) => [row.id, row]))
  const superiors = await superiorsOf(
    ctx.sql,
    rows.map((row) => row.owner),
  )
  const metrics = await metricCatalogue(ctx)
  for (const { after, given, violations } of made) {
    const goal = goals.get(after.goal)
    if (!goal) continue
    // Grades that nobody mentioned stay as they are.
    if (!given.has('stretch')) after.stretch = goal.stretch
    if (!given.has('challenge')) after.challenge = goal.challenge
    Object.assign(after, {
      title: goal.name,
      targetBefore: goal.target,
      stretchBefore: goal.stretch,
      challengeBefore: goal.challenge,
      requester: ctx.actor.id,
      approver: approverOf(goal, ctx.actor.id, goal.parentOwner, superiors.get(goal.owner ?? '') ?? []),
    })
    const metric = metrics.get(goal.metric)
    if (!metric || after.target === null) continue
    violations.push(...checkFigures({ ...after, baseValue: null }, metric.unit, metric.direction))
    const same = ['target', 'stretch', 'challenge'].every(
      (name) =>
        Number(after[name] ?? NaN) === Number(goal[name as 'target'] ?? NaN) ||
        (after[name] ?? null) === (goal[name as 'target'] ?? null),
    )
    if (same) violations.push(violation('goal-adjustment.nothing', 'target'))
  }
}
