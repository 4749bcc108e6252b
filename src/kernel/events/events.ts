/** Facts for other modules: an event row and one job per subscriber, in the transaction that made the fact. */
import { sql } from 'drizzle-orm'
import { systemActor } from '../access/actor.ts'
import type { Sql } from '../entity/context.ts'
import type { EventPayload, Subscriber } from '../entity/define.ts'
import type { Registry } from '../entity/registry.ts'
import { newId } from '../pure/ids.ts'
import type { Runtime } from '../runtime.ts'

const byType = new WeakMap<Registry, Map<string, Subscriber[]>>()

export function subscribersOf(registry: Registry, type: string): Subscriber[] {
  let index = byType.get(registry)
  if (!index) {
    index = Map.groupBy(
      registry.modules.flatMap((m) => m.subscribers ?? []),
      (s) => s.event,
    )
    byType.set(registry, index)
  }
  return index.get(type) ?? []
}

export const queueOf = (subscriber: Subscriber): string => `event.${subscriber.name}`

export async function emitEvent(
  runtime: Pick<Runtime, 'registry' | 'jobs'>,
  tx: Sql,
  type: string,
  payload: Record<string, unknown>,
): Promise<void> {
  const subscribers = subscribersOf(runtime.registry, type)
  if (subscribers.length === 0) return
  const id = newId()
  await tx.run(
    sql`insert into event (id, type, payload) values (${id}::uuid, ${type}, ${JSON.stringify(payload)}::jsonb)`,
  )
  for (const subscriber of subscribers) await runtime.jobs.send(tx, queueOf(subscriber), { event: id, payload })
}

/** Registers every module's subscribers and jobs with the worker. */
export async function registerHandlers(runtime: Runtime): Promise<void> {
  for (const module of runtime.registry.modules) {
    for (const subscriber of module.subscribers ?? []) {
      await runtime.jobs.work(queueOf(subscriber), (data) =>
        runtime.transact({ actor: systemActor(`subscriber ${subscriber.name}`), source: 'system' }, (ctx) =>
          subscriber.handle(ctx, data.payload as EventPayload),
        ),
      )
    }
    for (const job of module.jobs ?? []) {
      const { timeZone } = await runtime.company()
      await runtime.jobs.work(
        job.name,
        (data) =>
          runtime.transact({ actor: systemActor(`job ${job.name}`), source: 'system' }, (ctx) => job.handle(ctx, data)),
        job.schedule ? { cron: job.schedule, timeZone } : undefined,
      )
    }
  }
}
