/** Appending to the chain of seals. One at a time; nobody who writes records ever waits for it. */
import { type SQL, sql } from 'drizzle-orm'
import type { Sql } from '../../entity/context.ts'
import { packRows, type SealedRow } from './row-digests.ts'
import { noSeal, type Seal, type SealFacts, type SealKey, sha256 } from './seal.ts'

/** Any number that no other program of ours uses. */
const lockKey = 715_300_005

/** Keeps the chain for the rest of the transaction. @returns false when somebody else has it and `wait` is not set */
export async function keepChain(tx: Sql, options: { wait: boolean }): Promise<boolean> {
  if (options.wait) {
    await tx.run(sql`select pg_advisory_xact_lock(${lockKey})`)
    return true
  }
  const [row] = await tx.run<{ free: boolean }>(sql`select pg_try_advisory_xact_lock(${lockKey}) as free`)
  return row!.free
}

const columns = sql`number, kind, from_position as "fromPosition", to_position as "toPosition", count, first_at as "firstAt",
  last_at as "lastAt", sealed_at as "sealedAt", reason, actor_id as "actorId", digest, previous, key_id as "keyId", hash, mac`

export function readSeals<More = object>(
  db: Sql,
  rest: SQL,
  options: { entries?: boolean } = {},
): Promise<(Seal & More)[]> {
  return db.run<Seal & More>(sql`select ${columns} ${options.entries ? sql`, entries` : sql``} from audit_seal ${rest}`)
}

export async function lastSeal(db: Sql): Promise<Seal | undefined> {
  const [seal] = await readSeals(db, sql`order by number desc limit 1`)
  return seal
}

/** Where sealed history ends: everything at or before is in a seal, or never was. */
export async function sealedUntil(db: Sql): Promise<number> {
  const [row] = await db.run<{ until: number | null }>(
    sql`select max(to_position) as until from audit_seal where kind = 'rows'`,
  )
  return row!.until ?? 0
}

export type SealDraft = Pick<SealFacts, 'kind' | 'fromPosition' | 'toPosition' | 'firstAt' | 'lastAt'> &
  Partial<Pick<SealFacts, 'reason' | 'actorId'>>

/** Adds a seal over the rows. The caller keeps the chain. */
export async function appendSeal(
  tx: Sql,
  key: SealKey,
  draft: SealDraft,
  rows: readonly SealedRow[],
  now: Date,
): Promise<Seal> {
  const before = await lastSeal(tx)
  const entries = packRows(rows)
  const s = key.sign({
    reason: null,
    actorId: null,
    ...draft,
    number: (before?.number ?? 0) + 1,
    count: rows.length,
    sealedAt: now.toISOString(),
    digest: sha256(entries),
    previous: before?.hash ?? noSeal,
  })
  await tx.run(sql`
    insert into audit_seal (number, kind, from_position, to_position, count, first_at, last_at, sealed_at, reason, actor_id, digest, previous, key_id, hash, mac, entries)
    values (${s.number}, ${s.kind}, ${s.fromPosition}, ${s.toPosition}, ${s.count}, ${s.firstAt}::timestamptz, ${s.lastAt}::timestamptz,
      ${s.sealedAt}::timestamptz, ${s.reason}, ${s.actorId}::uuid, ${s.digest}, ${s.previous}, ${s.keyId}, ${s.hash}, ${s.mac}, ${entries})`)
  return s
}
