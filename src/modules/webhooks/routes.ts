/** Secrets, tests and repeated sendings of endpoints; everything else follows from the entities. */
import { sql } from 'drizzle-orm'
import { AppError, invalidInput } from '#kernel/api/errors.ts'
import { bodyOf, idOf, type RouteContext } from '#kernel/api/request.ts'
import type { RouteApp } from '#kernel/api/route.types.ts'
import { get } from '#kernel/data/list.ts'
import type { Context } from '#kernel/entity/context.ts'
import type { RowOf } from '#kernel/entity/define.ts'
import { wake } from '#kernel/jobs/background.ts'
import { isId, newId } from '#kernel/pure/ids.ts'
import { violation } from '#kernel/pure/violations.ts'
import { writeOrThrow } from '#kernel/write/outcome.ts'
import { loadForUpdate, refusal, updateRecords } from '#kernel/write/update.ts'
import { webhookDelivery } from './entities/webhook-delivery.ts'
import { webhookEndpoint } from './entities/webhook-endpoint.ts'
import { enqueueMessages, sending } from './queue.ts'
import { overlapHours, secretOf } from './secret.ts'
import { sendOne } from './send.ts'

type Endpoint = RowOf<typeof webhookEndpoint>
const mostReplayed = 10_000

export function webhookRoutes(app: RouteApp): void {
  app.post('/webhook-endpoints/:id/secret', async (c) => c.json(await showSecret(c)))
  app.post('/webhook-endpoints/:id/rotate-secret', async (c) => c.json(await rotateSecret(c)))
  app.post('/webhook-endpoints/:id/test', async (c) => c.json(await sendTest(c)))
  app.post('/webhook-endpoints/:id/replay', async (c) => c.json(await replay(c)))
}

/** Works on an endpoint that the person may change; of other people's only an administrator may. */
async function onEndpoint<T>(c: RouteContext, work: (ctx: Context, endpoint: Endpoint) => Promise<T>): Promise<T> {
  const id = idOf(c)
  const options = { actor: c.get('actor'), source: c.get('source'), requestId: c.get('requestId') }
  return c.get('runtime').transact(options, async (ctx) => {
    const endpoint = (await loadForUpdate(ctx, webhookEndpoint, [id], 'update')).get(id) as Endpoint | undefined
    if (!endpoint) throw await refusal(ctx, webhookEndpoint, id)
    if (endpoint.owner !== ctx.actor.id && !ctx.actor.permissions.has('admin')) throw new AppError(403, 'forbidden')
    return work(ctx, endpoint)
  })
}

/** The signing secret, once. */
const showSecret = (c: RouteContext): Promise<{ secret: string }> =>
  onEndpoint(c, async (ctx, endpoint) => {
    if (endpoint.secretShownAt) throw new AppError(409, 'webhook.secret-shown')
    await write(ctx, endpoint.id, { secretShownAt: ctx.now.toISOString() })
    return { secret: secretOf(c.get('runtime'), endpoint.id, endpoint.secretNumber ?? 1) }
  })

/** A new secret; the former one signs beside it for a day, unless it has become known. */
const rotateSecret = async (c: RouteContext): Promise<{ secret: string; formerUntil: string | null }> => {
  const { atOnce } = await bodyOf(c)
  return onEndpoint(c, async (ctx, endpoint) => {
    const secretNumber = (endpoint.secretNumber ?? 1) + 1
    const formerUntil = atOnce === true ? null : new Date(ctx.now.getTime() + overlapHours * 3_600_000).toISOString()
    await write(ctx, endpoint.id, { secretNumber, formerUntil, secretShownAt: ctx.now.toISOString() })
    return { secret: secretOf(c.get('runtime'), endpoint.id, secretNumber), formerUntil }
  })
}

async function write(ctx: Context, id: string, values: Record<string, unknown>): Promise<void> {
  const [outcome] = await updateRecords(ctx, webhookEndpoint, [{ id, values }], { mode: 'action', action: 'secret' })
  writeOrThrow(outcome!)
}

/** A message of no meaning, sent at once: answers what came back. */
async function sendTest(c: RouteContext): Promise<unknown> {
  const runtime = c.get('runtime')
  const [id] = await onEndpoint(c, (ctx, endpoint) =>
    enqueueMessages(ctx, [
      {
        endpoint: endpoint.id,
        id: newId(),
        type: 'ping',
        at: ctx.now.toISOString(),
        data: { endpoint: endpoint.name },
      },
    ]),
  )
  await sendOne(runtime, id!)
  // Tried by hand, it is over whatever came of it.
  await runtime.db.run(sql`update webhook_delivery set state = 'failed', next_at = null
    where id = ${id}::uuid and state = 'queued'`)
  return get(await runtime.reader(c.get('actor')), webhookDelivery, id!)
}

/** Sends again what was not delivered: some messages by id, or everything since an instant; with `all` delivered ones too. */
async function replay(c: RouteContext): Promise<{ count: number }> {
  const { ids, since, all } = await bodyOf(c)
  const byId = Array.isArray(ids) && ids.length <= mostReplayed && ids.every((id) => typeof id === 'string' && isId(id))
  const bySince = typeof since === 'string' && !Number.isNaN(Date.parse(since))
  if (byId === bySince) throw invalidInput([violation('webhook.replay', 'since')])
  const which = byId
    ? sql`id = any(${sql.param(ids)}::uuid[])`
    : sql`at >= ${new Date(String(since)).toISOString()}::timestamptz ${all === true ? sql`` : sql`and state = 'failed'`}`
  return onEndpoint(c, async (ctx, endpoint) => {
    const rows = await ctx.sql.run(sql`update webhook_delivery set state = 'queued', attempts = 0, lease_until = null,
        next_at = ${ctx.now.toISOString()}::timestamptz
      where id in (select id from webhook_delivery where endpoint_id = ${endpoint.id}::uuid and state in ('failed', 'delivered') and ${which}
        order by at, id limit ${mostReplayed}) returning id`)
    await wake(ctx.sql, sending)
    return { count: rows.length }
  })
}
