import { type SQL, sql } from 'drizzle-orm'
import { accessPredicate } from '#kernel/access/predicate.ts'
import type { Reader } from '#kernel/data/list.ts'
import { goalAdjustment } from '../entities/goal-adjustment.ts'
import { decidesAs } from '../rules/authority.ts'
import { setterOf } from '../setter.ts'

export interface AdjustmentView {
  id: string
  version: number
  goal: { id: string; label: string }
  unit: string
  currency: string | null
  reason: string
  note: string
  target: string
  targetBefore: string
  stretch: string | null
  challenge: string | null
  effectiveOn: string
  state: string
  requester: { id: string; label: string } | null
  approver: { id: string; label: string } | null
  decidedBy: { id: string; label: string } | null
  /** Whom the decider stood in for. */
  inPlaceOf: { id: string; label: string } | null
  decidedAt: string | null
  decisionNote: string | null
  createdAt: string
  /** What this person may do with it now. */
  may: { decide: boolean; withdraw: boolean; inPlaceOf: string | null }
}

type Row = Omit<AdjustmentView, 'may'> & { owner: string | null }

async function rowsOf(reader: Reader, where: SQL): Promise<AdjustmentView[]> {
  const person = (column: string, alias: string): SQL =>
    sql.raw(
      `case when ${alias}.id is null then null else jsonb_build_object('id', ${alias}.id, 'label', ${alias}.name) end as "${column}"`,
    )
  const rows = await reader.sql.run<Row>(sql`
    select a.id, a.version, jsonb_build_object('id', g.id, 'label', g.name) as goal, g.unit, g.currency, g.owner_id as owner, a.reason, a.note,
      trim_scale(a.target)::text as target, trim_scale(a.target_before)::text as "targetBefore",
      trim_scale(a.stretch)::text as stretch, trim_scale(a.challenge)::text as challenge, a.effective_on as "effectiveOn", a.state,
      ${person('requester', 'r')}, ${person('approver', 'p')}, ${person('decidedBy', 'd')}, ${person('inPlaceOf', 's')},
      a.decided_at as "decidedAt", a.decision_note as "decisionNote", a.created_at as "createdAt"
    from goal_adjustment a join goal g on g.id = a.goal_id and g.deleted_at is null
      left join employee r on r.id = a.requester_id left join employee p on p.id = a.approver_id left join employee d on d.id = a.decided_by_id
      left join employee s on s.id = a.in_place_of_id
    where a.deleted_at is null and ${accessPredicate(reader.registry, reader.actor, goalAdjustment, 'read', 'a')} and ${where}
    order by a.created_at desc limit 200`)
  const setter = setterOf(reader.actor)
  return rows.map(({ owner, ...row }) => {
    const open = row.state === 'requested'
    const people = { requester: row.requester?.id ?? null, approver: row.approver?.id ?? null, owner }
    const decider = open ? decidesAs(setter, people) : null
    return {
      ...row,
      may: {
        decide: decider !== null,
        withdraw: open && people.requester === reader.actor.id,
        inPlaceOf: decider?.inPlaceOf ? (row.approver?.label ?? null) : null,
      },
    }
  })
}

/** All requests about one goal, newest first. */
export const adjustmentsOf = (reader: Reader, goal: string): Promise<AdjustmentView[]> =>
  rowsOf(reader, sql`a.goal_id = ${goal}::uuid`)

/** What waits for this person, what they asked for, and what was decided lately. */
export async function inboxOf(
  reader: Reader,
): Promise<{ waiting: AdjustmentView[]; mine: AdjustmentView[]; others: AdjustmentView[] }> {
  const rows = await rowsOf(reader, sql`true`)
  const waiting = rows.filter((row) => row.may.decide)
  const mine = rows.filter((row) => !row.may.decide && row.requester?.id === reader.actor.id)
  return { waiting, mine, others: rows.filter((row) => !waiting.includes(row) && !mine.includes(row)) }
}
