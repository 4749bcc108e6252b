/** What a link finds: something to decide, or why there is nothing any more. */
import { sql } from 'drizzle-orm'
import type { Actor } from '#kernel/access/actor.ts'
import type { Label } from '#kernel/entity/meta.types.ts'
import type { Runtime } from '#kernel/runtime.ts'
import { actingFor } from '../approvals/acting.ts'
import type { Asked } from '../approvals/approvals.types.ts'
import { askedOf } from '../approvals/asked.ts'
import type { FormField } from '../rules/flow.types.ts'
import { type DecisionLink, linkPurpose, readLink } from './token.ts'

export type LinkState =
  | { is: 'forged' | 'expired' | 'gone' | 'left' | 'not-yours' }
  | { is: 'decided'; by: string | null; decision: string | null; at: string | null; own: boolean }
  | { is: 'open'; link: DecisionLink; actor: Actor; item: OpenItem }

export interface OpenItem {
  instance: string
  title: string
  process: Label
  step: string
  starter: string | null
  asked: Asked
}

interface Row extends Record<string, unknown> {
  instance: string
  state: string
  assignee: string | null
  decision: string | null
  decidedAt: string | null
  by: string | null
  byName: string | null
  title: string
  process: Label
  step: string
  starter: string | null
  form: FormField[] | null
  values: Record<string, unknown> | null
}

/** Looks without changing anything: mail programs and virus scanners open links too. */
export async function linkState(runtime: Runtime, token: string): Promise<LinkState> {
  const link = readLink(runtime.secret.key(linkPurpose), token)
  if (!link) return { is: 'forged' }
  const actor = await runtime.actorOfEmployee(link.person)
  if (!actor) return { is: 'left' }
  const reader = await runtime.reader(actor)
  const [row] = await reader.sql.run<Row>(sql`
    select t.instance_id as instance, t.state, t.assignee_id as assignee, t.decision, t.decided_at as "decidedAt", t.acted_by_id as by, b.name as "byName",
      t.step_name as step, i.title, jsonb_build_object('zh', p.name, 'en', coalesce(nullif(p.name_en, ''), p.name)) as process, e.name as starter,
      v.flow->'form' as form, i.form as values
    from process_task t join process_instance i on i.id = t.instance_id and i.deleted_at is null join process p on p.id = i.process_id
      join process_version v on v.id = i.process_version_id left join employee b on b.id = t.acted_by_id left join employee e on e.id = i.starter_id
    where t.id = ${link.task}::uuid and t.deleted_at is null`)
  if (!row) return { is: 'gone' }
  if (row.state === 'done') {
    return { is: 'decided', by: row.byName, decision: row.decision, at: row.decidedAt, own: row.by === link.person }
  }
  if (row.state === 'cancelled') return { is: 'gone' }
  if (link.expires < reader.clock.now.getTime()) return { is: 'expired' }
  const acting = await actingFor(reader)
  if (!row.assignee || !acting.includes(row.assignee)) return { is: 'not-yours' }
  if (row.state !== 'open') return { is: 'gone' }
  const asked = await askedOf(reader, [{ id: row.instance, form: row.form ?? [], values: row.values ?? {} }])
  const { instance, title, process, step, starter } = row
  return { is: 'open', link, actor, item: { instance, title, process, step, starter, asked: asked.get(instance)! } }
}
