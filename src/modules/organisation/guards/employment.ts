import { sql } from 'drizzle-orm'
import type { Context } from '#kernel/entity/context.ts'
import type { RuleInput } from '#kernel/entity/define.ts'
import type { Violation } from '#kernel/entity/meta.types.ts'
import { violation } from '#kernel/pure/violations.ts'
import { overlap, type Span } from '../rules/employment.ts'

type Record = Span & { id: string; employee: string }
// biome-ignore lint/suspicious/noExplicitAny: the entity's own type would be a circle (it names this guard).
type Input = Omit<RuleInput<any>, 'before' | 'after'> & { after: Record }

/** A person is in one department at a time. */
export async function guardEmployments(records: Input[], ctx: Context): Promise<(Violation[] | undefined)[]> {
  const people = [...new Set(records.map((r) => r.after.employee))]
  const written = new Set(records.map((r) => r.after.id))
  const stored = await ctx.sql.run<Record>(sql`
    select id, employee_id as employee, starts_on as "startsOn", ends_on as "endsOn" from employment
    where employee_id = any(${sql.param(people)}::uuid[]) and deleted_at is null`)
  const others = [...stored.filter((s) => !written.has(s.id)), ...records.map((r) => r.after)]
  return records.map(({ after }) => {
    const clash = others.find((o) => o.id !== after.id && o.employee === after.employee && overlap(o, after))
    return clash
      ? [violation('employment.overlaps', 'startsOn', { startsOn: clash.startsOn ?? '', endsOn: clash.endsOn ?? '' })]
      : undefined
  })
}
