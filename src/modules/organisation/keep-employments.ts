import { sql } from 'drizzle-orm'
import type { Context } from '#kernel/entity/context.ts'
import type { RuleInput } from '#kernel/entity/define.ts'
import { createRecords } from '#kernel/write/create.ts'
import { writeOrThrow } from '#kernel/write/outcome.ts'
import { updateRecords } from '#kernel/write/update.ts'
import { employment } from './entities/employment.ts'
import { changeOfEmployment, type Post, type Span } from './rules/employment.ts'

// biome-ignore lint/suspicious/noExplicitAny: the employee's own type would be a circle (its definition names this function).
type Input = Omit<RuleInput<any>, 'before' | 'after'> & { after: Post & { id: string } }

/** Writes down who belonged where and since when, with every change of an employee. */
export async function keepEmployments(records: Input[], ctx: Context): Promise<void> {
  const moved = records.filter(
    ({ before, changed }: Input & { before?: unknown }) =>
      !before || ['department', 'manager', 'position'].some((field) => changed.has(field)),
  )
  if (moved.length === 0) return
  const running = await ctx.sql.run<Post & Span & { id: string; employee: string }>(sql`
    select id, employee_id as employee, department_id as department, manager_id as manager, position_id as position,
      starts_on as "startsOn", ends_on as "endsOn" from employment
    where employee_id = any(${sql.param(moved.map((m) => m.after.id))}::uuid[]) and ends_on is null and deleted_at is null`)
  const current = new Map(running.map((r) => [r.employee, r]))
  const system = ctx.asSystem('employment kept')
  const created: Record<string, unknown>[] = []
  const updated: { id: string; values: Record<string, unknown> }[] = []
  for (const { after } of moved) {
    const known = current.get(after.id)
    const post = { department: after.department, manager: after.manager, position: after.position }
    const change = changeOfEmployment(known, post, ctx.today)
    if (change.kind === 'none') continue
    if (!known) created.push({ employee: after.id, ...post })
    else if (change.kind === 'amend') updated.push({ id: known.id, values: { ...post } })
    else {
      updated.push({ id: known.id, values: { endsOn: change.endsOn } })
      created.push({ employee: after.id, ...post, startsOn: change.startsOn })
    }
  }
  for (const outcome of await updateRecords(system, employment, updated, { mode: 'action' })) writeOrThrow(outcome)
  const made = await createRecords(
    system,
    employment,
    created.map((values) => ({ values })),
    { mode: 'action' },
  )
  for (const outcome of made) writeOrThrow(outcome)
}
