/** The buttons of a mail that asks for an approval: yes and no at once, where one tap can answer. */
import { sql } from 'drizzle-orm'
import type { Notice, Sql } from '#kernel/entity/context.ts'
import type { MailBlock } from '#kernel/mail/layout.ts'
import type { Runtime } from '#kernel/runtime.ts'
import { decidePath } from './routes.ts'
import { linkDays, linkPurpose, linkToken } from './token.ts'

/** A step with a form that must be filled in is answered in the product. */
export async function decisionButtons(
  runtime: Runtime,
  tx: Sql,
  notice: Notice,
  language: 'zh' | 'en',
): Promise<MailBlock[]> {
  if (notice.about?.entity !== 'process-instance') return []
  const tasks = await tx.run<{ id: string }>(sql`
    select t.id from process_task t join process_instance i on i.id = t.instance_id join process_version v on v.id = i.process_version_id
    where t.instance_id = ${notice.about.id}::uuid and t.assignee_id = ${notice.to}::uuid and t.kind = 'approval' and t.state = 'open' and t.deleted_at is null
      and not exists (select 1 from jsonb_array_elements(v.flow->'nodes') n where n->>'id' = t.step
        and jsonb_path_exists(n, '$.form[*] ? (@.required == true)')) limit 2`)
  // Two turns at once: which one a tap would mean is not clear.
  if (tasks.length !== 1) return []
  const key = runtime.secret.key(linkPurpose)
  const expires = runtime.clock().getTime() + linkDays * 24 * 3_600_000
  const path = (decision: 'approve' | 'reject') =>
    `${decidePath}/${linkToken(key, { task: tasks[0]!.id, person: notice.to, decision, expires })}`
  return [
    { button: language === 'zh' ? '同意' : 'Approve', path: path('approve') },
    { button: language === 'zh' ? '驳回' : 'Reject', path: path('reject') },
  ]
}
