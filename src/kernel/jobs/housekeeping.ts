/** What must not pile up: old bin entries, keys, failures, forgotten uploads. Every night, company time. */
import { sql } from 'drizzle-orm'
import { idempotencyHours } from '../api/idempotency.ts'
import type { Runtime } from '../runtime.ts'
import { recycleDays } from '../write/remove.ts'

const chunk = 1_000

export async function housekeeping(runtime: Runtime): Promise<void> {
  const { timeZone } = await runtime.company()
  await runtime.jobs.work('housekeeping', () => cleanUp(runtime), { cron: '20 3 * * *', timeZone })
}

export async function cleanUp(runtime: Runtime): Promise<void> {
  const { db } = runtime
  await db.run(sql`delete from idempotency_key where at < now() - make_interval(hours => ${idempotencyHours}::int)`)
  await db.run(sql`delete from sign_in_failure where at < now() - interval '1 day'`)
  await db.run(sql`delete from notification where read_at < now() - interval '90 days'
    or (not shown and at < now() - interval '90 days')`)
  await db.run(
    sql`delete from mail where state in ('sent', 'dead', 'unsure') and created_at < now() - interval '90 days'`,
  )
  await db.run(
    sql`delete from outgoing_message where state in ('sent', 'dead', 'unsure', 'cancelled') and created_at < now() - interval '90 days'`,
  )
  await purgeBin(runtime)
  await purgeFiles(runtime)
}

/** Ends records whose days in the bin are over. One that others still point to stays. */
async function purgeBin({ db, registry, log }: Runtime): Promise<void> {
  for (const entity of [...registry.entities.values()].reverse()) {
    while (true) {
      const gone = await db
        .run(
          sql`delete from ${sql.identifier(entity.table)} where id in (select id from ${sql.identifier(entity.table)}
            where deleted_at < now() - make_interval(days => ${recycleDays}::int) limit ${sql.raw(String(chunk))}) returning id`,
        )
        .catch((error: unknown) => {
          log.warn({ error, entity: entity.name }, 'recycle bin: some records are still referred to')
          return []
        })
      if (gone.length < chunk) break
    }
  }
}

/** Uploads that no record ever named. */
async function purgeFiles({ db, files }: Runtime): Promise<void> {
  const rows = await db.run<{ id: string; storage_key: string }>(
    sql`delete from file where record_id is null and created_at < now() - interval '2 days' returning id, storage_key`,
  )
  for (const row of rows) await files.remove(row.storage_key)
}
