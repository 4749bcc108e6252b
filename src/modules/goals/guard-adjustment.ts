import { sql } from 'drizzle-orm'
import { isSystem } from '#kernel/access/actor.ts'
import type { Context } from '#kernel/entity/context.ts'
import type { RuleInput } from '#kernel/entity/define.ts'
import { type Violation, violation } from '#kernel/pure/violations.ts'
import { maySet } from './rules/authority.ts'
import { setterOf } from './setter.ts'

// biome-ignore lint/suspicious/noExplicitAny: the entity's own type would be a circle (it names this function).
type Input = Omit<RuleInput<any>, 'before' | 'after'> & { before: any; after: any }

interface GoalRow {
  id: string
  state: string
  subject: string
  owner: string | null
  department: string | null
  region: string | null
  startsOn: string
  endsOn: string
}

/** Asked for by who owns the goal or may set it, of a published goal, within its period. */
export async function guardAdjustments(records: Input[], ctx: Context): Promise<(Violation[] | undefined)[]> {
  const ids = records.filter(({ before }) => !before).map(({ after }) => after.goal as string | null)
  const wanted = ids.filter((id) => id !== null)
  if (wanted.length === 0) return records.map(() => undefined)
  const rows = await ctx.sql.run<GoalRow>(sql`
    select id, state, subject, owner_id as owner, department_id as department, region_id as region,
      starts_on as "startsOn", ends_on as "endsOn"
    from goal where id = any(${sql.param(wanted)}::uuid[]) and deleted_at is null`)
  const goals = new Map(rows.map((row) => [row.id, row]))
  const setter = setterOf(ctx.actor)
  return records.map(({ before, after }) => {
    const goal = before ? undefined : goals.get(after.goal)
    if (!goal) return undefined
    const found: Violation[] = []
    if (goal.state !== 'published') found.push(violation('goal-adjustment.draft', 'goal'))
    const concerned = goal.owner === ctx.actor.id || maySet(setter, goal)
    if (!concerned && !isSystem(ctx.actor)) found.push(violation('goal-adjustment.not-concerned', 'goal'))
    if (after.effectiveOn && (after.effectiveOn < goal.startsOn || after.effectiveOn > goal.endsOn))
      found.push(
        violation('goal-adjustment.effective', 'effectiveOn', { startsOn: goal.startsOn, endsOn: goal.endsOn }),
      )
    return found
  })
}
