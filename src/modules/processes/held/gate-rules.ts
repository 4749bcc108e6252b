import { sql } from 'drizzle-orm'
import type { Sql } from '#kernel/entity/context.ts'
import type { GateRule } from '#kernel/gate/gate.types.ts'
import type { Trigger } from '../rules/flow.types.ts'

interface VersionRow extends Record<string, unknown> {
  id: string
  state: 'pilot' | 'published'
  department: string | null
  triggers: Trigger[] | null
}

/** What the triggers of the versions in force stop. A rule's key is its process: pilot and published version share it. */
export async function gateRules(db: Sql): Promise<GateRule[]> {
  const rows = await db.run<VersionRow & { process: string }>(sql`
    select v.id, v.process_id as process, v.state, v.pilot_department_id as department, v.triggers from process_version v
    join process p on p.id = v.process_id and p.state = 'active' and p.deleted_at is null
    where v.state in ('pilot', 'published') and v.deleted_at is null order by p.id, v.number`)
  return rows.flatMap(({ process, department, state, triggers }) =>
    (triggers ?? []).flatMap((trigger) => {
      // A pilot without its department is on trial for nobody.
      if (trigger.on === 'request' || (state === 'pilot' && !department)) return []
      return [{ ...trigger, key: process, department: state === 'pilot' ? department : null } satisfies GateRule]
    }),
  )
}

/** Names a trigger within its process, over versions. */
export function triggerKey(rule: GateRule): string {
  const what = rule.on === 'action' ? [rule.action] : rule.on === 'change' ? [...(rule.fields ?? [])].sort() : []
  return [rule.on, rule.entity, ...what].join(':').slice(0, 500)
}
