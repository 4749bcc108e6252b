/** The same `Idempotency-Key` with the same content gets the first answer again, and nothing is written twice. */
import { createHash } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Sql } from '../entity/context.ts'
import { AppError, badRequest, conflict } from './errors.ts'
import type { RouteContext } from './request.ts'

interface Answer {
  status: number
  body: unknown
}

interface Kept extends Answer {
  hash: string
}

/** Keys are kept this long. */
export const idempotencyHours = 24
/** Status of a key whose first request is still at work. */
const atWork = 0
const patience = { everyMs: 50, tries: 200 }

export async function once(c: RouteContext, body: unknown, work: () => Promise<Answer>): Promise<Response> {
  const key = c.req.header('idempotency-key')
  const actor = c.get('actor').id
  const send = ({ status, body: answer }: Answer) => c.json(answer as object, status as ContentfulStatusCode)
  if (!key || !actor) return send(await work())
  if (key.length > 200) throw badRequest('field.too-long', 'Idempotency-Key', { max: 200 })
  const { db } = c.get('runtime')
  const hash = createHash('sha256')
    .update(`${c.req.method} ${c.req.path} ${JSON.stringify(body)}`)
    .digest('hex')

  if (!(await reserve(db, actor, key, hash))) {
    const kept = await firstAnswer(db, actor, key)
    if (kept.hash !== hash) throw conflict('idempotency-reused')
    c.header('idempotent-replay', 'true')
    return send(kept)
  }
  try {
    const answer = await work()
    await db.run(sql`update idempotency_key set status = ${answer.status}, response = ${JSON.stringify(answer.body)}::jsonb
      where actor_id = ${actor}::uuid and key = ${key}`)
    return send(answer)
  } catch (error) {
    // A refused request has written nothing; the corrected one may use the key again.
    await db.run(
      sql`delete from idempotency_key where actor_id = ${actor}::uuid and key = ${key} and status = ${atWork}`,
    )
    throw error
  }
}

/** True for the one request that may do the work. A key left behind by a crash is free again after a minute. */
async function reserve(db: Sql, actor: string, key: string, hash: string): Promise<boolean> {
  const rows = await db.run(sql`
    insert into idempotency_key (key, actor_id, request_hash, status, response) values (${key}, ${actor}::uuid, ${hash}, ${atWork}, 'null')
    on conflict (actor_id, key) do update set request_hash = excluded.request_hash, status = ${atWork}, response = 'null', at = now()
      where idempotency_key.at < now() - make_interval(hours => ${idempotencyHours}::int)
        or (idempotency_key.status = ${atWork} and idempotency_key.at < now() - interval '1 minute')
    returning key`)
  return rows.length > 0
}

async function firstAnswer(db: Sql, actor: string, key: string): Promise<Kept> {
  for (let i = 0; i < patience.tries; i++) {
    const [row] = await db.run<{ hash: string; status: number; body: unknown }>(
      sql`select request_hash as hash, status, response as body from idempotency_key where actor_id = ${actor}::uuid and key = ${key}`,
    )
    if (row && row.status !== atWork) return row
    if (!row) break
    await setTimeout(patience.everyMs)
  }
  throw new AppError(409, 'idempotency-at-work')
}
