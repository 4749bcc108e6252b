import { sql } from 'drizzle-orm'
import type { Sql } from '#kernel/entity/context.ts'
import { type TargetChange, type Targets, targetAt } from '../rules/target-at.ts'

interface ChangeRow {
  goal: string
  effectiveOn: string
  decidedAt: string
  target: string
  stretch: string | null
  challenge: string | null
  targetBefore: string
  stretchBefore: string | null
  challengeBefore: string | null
}

/** Approved changes of goals, by goal. */
export async function changesOf(db: Sql, goals: readonly string[]): Promise<Map<string, TargetChange[]>> {
  const rows = await db.run<ChangeRow>(sql`
    select goal_id as goal, effective_on as "effectiveOn", decided_at as "decidedAt", trim_scale(target)::text as target,
      trim_scale(stretch)::text as stretch, trim_scale(challenge)::text as challenge,
      trim_scale(target_before)::text as "targetBefore", trim_scale(stretch_before)::text as "stretchBefore",
      trim_scale(challenge_before)::text as "challengeBefore"
    from goal_adjustment where goal_id = any(${sql.param([...goals])}::uuid[]) and state = 'approved' and deleted_at is null`)
  const changes = new Map<string, TargetChange[]>()
  for (const row of rows) {
    const change: TargetChange = {
      effectiveOn: row.effectiveOn,
      decidedAt: row.decidedAt,
      before: { target: row.targetBefore, stretch: row.stretchBefore, challenge: row.challengeBefore },
      after: { target: row.target, stretch: row.stretch, challenge: row.challenge },
    }
    changes.set(row.goal, [...(changes.get(row.goal) ?? []), change])
  }
  return changes
}

/** The targets of a goal that were in force on a day: what a score of that day counts against. Undefined for an unknown goal. */
export async function targetsOn(db: Sql, goal: string, day: string): Promise<Targets | undefined> {
  const [row] = await db.run<Targets>(sql`
    select trim_scale(target)::text as target, trim_scale(stretch)::text as stretch, trim_scale(challenge)::text as challenge
    from goal where id = ${goal}::uuid and deleted_at is null`)
  return row && targetAt(row, (await changesOf(db, [goal])).get(goal) ?? [], day)
}
