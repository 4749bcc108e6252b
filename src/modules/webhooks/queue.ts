/** Messages that wait: rows put down in the transaction of what they tell, sent by the workers. */
import { sql } from 'drizzle-orm'
import { ruleBroken } from '#kernel/api/errors.ts'
import type { Context } from '#kernel/entity/context.ts'
import { wake } from '#kernel/jobs/background.ts'
import { newId } from '#kernel/pure/ids.ts'
import { violation } from '#kernel/pure/violations.ts'

export const sending = 'webhooks'
/** The form of the messages; a change that receivers must know of gets a new one. */
const form = 1
const largestBody = 256 * 1024

export interface Message {
  endpoint: string
  /** Stays the same for whoever receives it twice. */
  id: string
  type: string
  at: string
  data: Record<string, unknown>
}

/** Puts messages down, in order. What is too large goes without its record: the receiver can ask for it. */
export async function enqueueMessages(ctx: Context, messages: readonly Message[]): Promise<string[]> {
  if (messages.length === 0) return []
  const rows = messages.map(({ endpoint, id, type, at, data }) => ({
    id: newId(),
    endpoint,
    message: id,
    type,
    at,
    body: bodyOf(type, at, data),
  }))
  await ctx.sql.run(sql`
    insert into webhook_delivery (id, endpoint_id, message, type, at, state, attempts, next_at, body, log)
    select x.id, x.endpoint, x.message, x.type, x.at, 'queued', 0, ${ctx.now.toISOString()}::timestamptz, x.body, '[]'::jsonb
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(id uuid, endpoint uuid, message text, type text, at timestamptz, body jsonb)`)
  await wake(ctx.sql, sending)
  return rows.map((row) => row.id)
}

function bodyOf(type: string, at: string, data: Record<string, unknown>): Record<string, unknown> {
  const body = { type, timestamp: at, version: form, data }
  if (JSON.stringify(body).length <= largestBody) return body
  return { ...body, data: { ...data, record: null, tooLarge: true } }
}

/**
 * Sends data to an endpoint that administrators have set up, once this transaction is committed.
 * @returns the id of the message
 * @throws AppError 422 when there is no such endpoint
 */
export async function sendWebhook(
  ctx: Context,
  endpoint: string,
  type: string,
  data: Record<string, unknown>,
): Promise<string> {
  const [known] = await ctx.sql.run(
    sql`select 1 from webhook_endpoint where id = ${endpoint}::uuid and deleted_at is null`,
  )
  if (!known) throw ruleBroken([violation('webhook.unknown', 'endpoint')])
  const id = newId()
  await enqueueMessages(ctx, [{ endpoint, id, type, at: ctx.now.toISOString(), data }])
  return id
}
