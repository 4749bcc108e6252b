/** Taking entries out of the change history lawfully: the chain says which, when, why and by whom. */
import { type SQL, sql } from 'drizzle-orm'
import type { Sql } from '../../entity/context.ts'
import { appendSeal, keepChain, sealedUntil } from './chain.ts'
import { rowDigest, type SealedRow } from './row-digests.ts'
import type { SealKey } from './seal.ts'

/** Entries a seal; a removal of more has several. */
const rowsPerRemoval = 10_000

export interface RemovalOptions {
  /** Key of the reason, such as `demo-removed`. */
  reason: string
  actorId?: string | null
  now: Date
}

/**
 * Deletes entries of the change history in the caller's transaction, and records those that were sealed already.
 * Sealing waits until the transaction ends; writers do not.
 * @param where condition over the columns of `audit`
 * @returns how many were deleted
 */
export async function removeHistory(tx: Sql, key: SealKey, where: SQL, options: RemovalOptions): Promise<number> {
  await keepChain(tx, { wait: true })
  const until = await sealedUntil(tx)
  const rows = await tx.run<SealedRow & { at: string }>(
    sql`delete from audit where ${where} returning position, at, ${rowDigest} as digest`,
  )
  const sealed = rows.filter((row) => row.position <= until).sort((a, b) => a.position - b.position)
  for (let i = 0; i < sealed.length; i += rowsPerRemoval) {
    const part = sealed.slice(i, i + rowsPerRemoval)
    const times = part.map((row) => row.at).sort()
    const draft = {
      kind: 'removal' as const,
      fromPosition: part[0]!.position - 1,
      toPosition: part.at(-1)!.position,
      firstAt: times[0]!,
      lastAt: times.at(-1)!,
      reason: options.reason,
      actorId: options.actorId ?? null,
    }
    await appendSeal(tx, key, draft, part, options.now)
  }
  return rows.length
}
