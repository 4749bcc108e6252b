/** What budget lines have spent and promised, from their booked entries. */
import { sql } from 'drizzle-orm'
import type { Sql } from '#kernel/entity/context.ts'
import type { Amount } from '#kernel/pure/money.ts'
import type { LineUse } from '../rules/budget.ts'

interface UseRow extends Record<string, unknown> {
  line: string
  spent: Amount
  commitments: { id: string; amount: Amount; settled: Amount }[] | null
}

/** Lines without entries are missing. */
export async function lineUses(db: Sql, lines: readonly string[]): Promise<Map<string, LineUse>> {
  if (lines.length === 0) return new Map()
  const rows = await db.run<UseRow>(sql`
    with e as (select * from budget_entry where line_id = any(${sql.param([...lines])}::uuid[]) and state = 'booked'
      and deleted_at is null)
    select e.line_id as line, coalesce(sum(e.amount) filter (where e.kind = 'spending'), 0.00)::text as spent,
      json_agg(json_build_object('id', e.id, 'amount', e.amount::text, 'settled',
        coalesce((select sum(p.amount) from e p where p.settles_id = e.id and p.kind = 'spending'), 0.00)::text))
        filter (where e.kind = 'commitment') as commitments
    from e group by e.line_id`)
  return new Map(
    rows.map(({ line, spent, commitments }) => [
      line,
      { spent, commitments: new Map((commitments ?? []).map(({ id, ...rest }) => [id, rest])) },
    ]),
  )
}
