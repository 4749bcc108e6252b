/** What came of a try: noted down, tried again later, or given up with a notice to the owner. */
import { sql } from 'drizzle-orm'
import { systemActor } from '#kernel/access/actor.ts'
import type { Context } from '#kernel/entity/context.ts'
import type { Label } from '#kernel/entity/meta.types.ts'
import type { Runtime } from '#kernel/runtime.ts'
import type { Claimed } from './claimed.types.ts'
import type { Attempt } from './entities/webhook-delivery.ts'
import { isGivenUp, patienceDays, waitAfter } from './rules/back-off.ts'

const keptTries = 12
/** The receiver says that it is gone for good. */
const gone = 410

const isOk = ({ status }: Attempt): boolean => status !== null && status >= 200 && status < 300

export async function noteOutcome(runtime: Runtime, claimed: Claimed, attempt: Attempt): Promise<void> {
  await runtime.transact({ actor: systemActor('webhook'), source: 'system' }, async (ctx) => {
    const now = ctx.now.toISOString()
    const wait = isOk(attempt) || attempt.status === gone ? undefined : waitAfter(claimed.attempts, Math.random())
    const state = isOk(attempt) ? 'delivered' : wait === undefined ? 'failed' : 'queued'
    const next = wait === undefined ? null : new Date(ctx.now.getTime() + wait).toISOString()
    await ctx.sql.run(sql`update webhook_delivery set state = ${state}, lease_until = null, status = ${attempt.status},
      fault = ${attempt.fault}, next_at = ${next}::timestamptz, delivered_at = ${state === 'delivered' ? now : null}::timestamptz,
      log = (select coalesce(jsonb_agg(l.entry order by l.n), '[]') from (
        select * from jsonb_array_elements(coalesce(log, '[]') || ${JSON.stringify([attempt])}::jsonb) with ordinality as e(entry, n)
        order by n desc limit ${keptTries}) l)
      where id = ${claimed.id}::uuid`)
    if (isOk(attempt)) {
      await ctx.sql.run(sql`update webhook_endpoint set last_ok_at = ${now}::timestamptz, failing_since = null
        where id = ${claimed.endpoint}::uuid`)
      return
    }
    const [endpoint] = await ctx.sql.run<{ name: string; state: string; since: string }>(sql`
      update webhook_endpoint set failing_since = coalesce(failing_since, ${now}::timestamptz)
      where id = ${claimed.endpoint}::uuid and deleted_at is null returning name, state, failing_since as since`)
    if (endpoint?.state !== 'active') return
    if (attempt.status === gone)
      await switchOff(ctx, claimed, endpoint.name, {
        zh: '对方回复已永久停用（410）',
        en: 'The receiver said it is gone (410)',
      })
    else if (isGivenUp(endpoint.since, ctx.now))
      await switchOff(ctx, claimed, endpoint.name, {
        zh: `连续 ${patienceDays} 天没有一次发送成功`,
        en: `Nothing was delivered for ${patienceDays} days`,
      })
  })
}

async function switchOff(ctx: Context, claimed: Claimed, name: string, why: Label): Promise<void> {
  await ctx.sql.run(sql`update webhook_endpoint set state = 'paused', paused_because = ${JSON.stringify(why)},
    version = version + 1, updated_at = ${ctx.now.toISOString()}::timestamptz where id = ${claimed.endpoint}::uuid`)
  await ctx.notify({
    to: claimed.owner,
    kind: 'webhook',
    title: { zh: `Webhook“${name}”已自动停用`, en: `The webhook “${name}” was switched off` },
    body: {
      zh: `${why.zh}。修好后请在“设置 → Webhook”中重新启用，并补发未送达的内容。`,
      en: `${why.en}. Once it works again, switch it on in Settings → Webhooks and send again what was not delivered.`,
    },
    about: { entity: 'webhook-endpoint', id: claimed.endpoint },
  })
}
