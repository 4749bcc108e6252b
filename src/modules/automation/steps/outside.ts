/** Steps that tell somebody, or set something going. */
import { sql } from 'drizzle-orm'
import { ruleBroken } from '#kernel/api/errors.ts'
import { renderTemplate } from '#kernel/pure/expression/index.ts'
import { violation } from '#kernel/pure/violations.ts'
import { sendWebhook } from '#modules/webhooks'
import type { AutomationStep, Effect } from '../rules/automation.types.ts'
import type { Running } from '../running.types.ts'
import { recipientsOf } from './recipients.ts'

type Step<K extends AutomationStep['kind']> = AutomationStep & { kind: K }

export async function notifyStep(run: Running, step: Step<'notify'>): Promise<Effect> {
  const to = await recipientsOf(run.ctx, run.entity, run.record, step.to)
  if (to.length === 0)
    return { kind: 'nothing', step: 'notify', why: { zh: '没有人可以通知', en: 'There is nobody to tell' } }
  const title = renderTemplate(step.title, run.scope)
  const body = step.body && renderTemplate(step.body, run.scope)
  const about = run.record ? { entity: run.entity.name, id: run.record.id as string } : undefined
  for (const { id } of to)
    await run.ctx.notify({
      to: id,
      kind: 'automation',
      title: { zh: title, en: title },
      ...(body && { body }),
      ...(about && { about }),
    })
  return { kind: 'notify', to, title, ...(body && { body }) }
}

export async function processStep(run: Running, step: Step<'process'>): Promise<Effect> {
  const start = run.ctx.registry.modules.find((module) => module.startProcess)?.startProcess
  if (!start) throw ruleBroken([violation('automation.no-processes', 'process')])
  const about = run.record ? { entity: run.entity.name, id: run.record.id as string } : undefined
  const instance = await start(run.ctx, { process: step.process, ...(about && { about }) })
  return { kind: 'process', process: step.process, instance }
}

export async function webhookStep(run: Running, step: Step<'webhook'>): Promise<Effect> {
  const [endpoint] = await run.ctx.sql.run<{ id: string; label: string }>(sql`
    select id, name as label from webhook_endpoint where id = ${step.endpoint}::uuid and deleted_at is null`)
  if (!endpoint) throw ruleBroken([violation('webhook.unknown', 'endpoint')])
  const message = await sendWebhook(run.ctx, endpoint.id, 'automation.ran', {
    rule: { id: run.rule.id, name: run.rule.name },
    entity: run.entity.name,
    id: run.record?.id ?? null,
    record: run.record,
  })
  return { kind: 'webhook', endpoint, message }
}
