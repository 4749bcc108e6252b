/** Sends what waits: each endpoint by itself, so that one that hangs holds up nobody else. */
import { sql } from 'drizzle-orm'
import { Webhook } from 'standardwebhooks'
import { OutboundFault } from '#kernel/outbound/fault.ts'
import { requestOutside } from '#kernel/outbound/request.ts'
import type { Runtime } from '#kernel/runtime.ts'
import type { Claimed } from './claimed.types.ts'
import type { Attempt } from './entities/webhook-delivery.ts'
import { noteOutcome } from './outcome.ts'
import { secretsOf } from './secret.ts'

const mostAtOnce = 24
const timeOut = 15_000
/** A process that holds a message longer than this has died. */
const leaseSeconds = 60
const keptAnswer = 2_000

/** Everything that is due, until nothing is. */
export async function sendWaiting(runtime: Runtime, stopped?: AbortSignal): Promise<void> {
  await freeAbandoned(runtime)
  const running = new Set<Promise<void>>()
  for (;;) {
    const inHand = running.size
    const claimed = inHand < mostAtOnce && !stopped?.aborted ? await claimNext(runtime) : undefined
    if (claimed) {
      const work: Promise<void> = deliver(runtime, claimed)
        .catch((error) => runtime.log.error({ error, delivery: claimed.id }, 'webhook not handled'))
        .then(() => void running.delete(work))
      running.add(work)
    } else if (inHand === 0) return
    // What ended while nothing was found has made room since: look again before waiting.
    else if (running.size === inHand) await Promise.race(running)
  }
}

/** The message that has waited longest among those whose endpoint is free. */
function claimNext(runtime: Runtime, id?: string): Promise<Claimed | undefined> {
  const now = runtime.clock().toISOString()
  return runtime.db.transaction(async (tx) => {
    // Counting what an endpoint has in hand, and taking one more, is one step for all processes.
    await tx.run(sql`select pg_advisory_xact_lock(715300017)`)
    const [claimed] = await tx.run<Claimed>(sql`
      update webhook_delivery d set state = 'sending', attempts = d.attempts + 1,
        lease_until = ${now}::timestamptz + make_interval(secs => ${leaseSeconds})
      from webhook_endpoint e
      where e.id = d.endpoint_id and d.id = ${
        id
          ? sql`(select id from webhook_delivery where id = ${id}::uuid and state = 'queued' for update skip locked)`
          : // The first of each endpoint that is free: however much waits for a slow one, nobody looks through it.
            sql`(select w.id from webhook_endpoint f, lateral (
              select q.id, q.next_at from webhook_delivery q
              where q.endpoint_id = f.id and q.state = 'queued' and q.next_at <= ${now}::timestamptz
              order by q.next_at, q.id limit 1 for update skip locked) w
            where f.state = 'active' and f.deleted_at is null
              and (select count(*) from webhook_delivery s where s.endpoint_id = f.id and s.state = 'sending') < coalesce(f.parallel, 1)
            order by w.next_at, w.id limit 1)`
      }
      returning d.id, d.message, d.type, d.body, d.attempts, e.id as endpoint, e.url, e.owner_id as owner,
        e.allow_private as "allowPrivate", e.secret_number as "secretNumber", e.former_until as "formerUntil"`)
    return claimed
  })
}

/** Sends one message now, whatever waits before it; for a test by a person. */
export async function sendOne(runtime: Runtime, id: string): Promise<void> {
  const claimed = await claimNext(runtime, id)
  if (claimed) await deliver(runtime, claimed)
}

async function deliver(runtime: Runtime, claimed: Claimed): Promise<void> {
  await noteOutcome(runtime, claimed, await attempt(runtime, claimed))
}

async function attempt(runtime: Runtime, claimed: Claimed): Promise<Attempt> {
  const at = runtime.clock()
  const started = performance.now()
  const outcome = (rest: Pick<Attempt, 'status' | 'fault' | 'answer'>): Attempt => ({
    at: at.toISOString(),
    milliseconds: Math.round(performance.now() - started),
    ...rest,
  })
  const body = JSON.stringify(claimed.body)
  const signatures = secretsOf(runtime, { ...claimed, id: claimed.endpoint }, at).map((secret) =>
    new Webhook(secret).sign(claimed.message, at, body),
  )
  try {
    const { status, body: answer } = await requestOutside({
      url: claimed.url,
      method: 'POST',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'webhook-id': claimed.message,
        'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
        'webhook-signature': signatures.join(' '),
      },
      body,
      allowPrivate: claimed.allowPrivate === true,
      milliseconds: timeOut,
    })
    // PostgreSQL keeps no NUL in text.
    return outcome({ status, fault: null, answer: answer.slice(0, keptAnswer).replaceAll('\0', '') })
  } catch (error) {
    if (!(error instanceof OutboundFault)) throw error
    return outcome({ status: null, fault: error.code, answer: '' })
  }
}

/** What a process had in hand when it was killed goes again: receivers know it by its id. */
async function freeAbandoned(runtime: Runtime): Promise<void> {
  const now = runtime.clock().toISOString()
  await runtime.db.run(sql`update webhook_delivery set state = 'queued', lease_until = null, next_at = ${now}::timestamptz
    where state = 'sending' and lease_until < ${now}::timestamptz`)
}
