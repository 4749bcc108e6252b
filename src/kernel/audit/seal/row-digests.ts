/** What of an entry of the change history is sealed, and in which form. */
import { type SQL, sql } from 'drizzle-orm'

/**
 * SHA-256 of a row of `audit` in a form that does not depend on settings of the session: jsonb has one spelling for one
 * value. The 1 names the form; another one would get another number and leave sealed ranges as they are.
 */
export const rowDigest: SQL = sql`sha256(convert_to(jsonb_build_array(1, position, id, (extract(epoch from at) * 1000)::bigint,
  actor_id, reason, source, entity, record_id, action, version, batch, request_id, changes)::text, 'UTF8'))`

export interface SealedRow {
  position: number
  digest: Buffer
}

const digestBytes = 32
const entryBytes = 8 + digestBytes

/** Rows as a seal keeps them, in their order. */
export function packRows(rows: readonly SealedRow[]): Buffer {
  const packed = Buffer.alloc(rows.length * entryBytes)
  rows.forEach(({ position, digest }, i) => {
    packed.writeBigInt64BE(BigInt(position), i * entryBytes)
    digest.copy(packed, i * entryBytes + 8)
  })
  return packed
}

/** @returns undefined for bytes that no seal of ours can hold */
export function unpackRows(packed: Buffer): SealedRow[] | undefined {
  if (packed.length % entryBytes !== 0) return undefined
  return Array.from({ length: packed.length / entryBytes }, (_, i) => ({
    position: Number(packed.readBigInt64BE(i * entryBytes)),
    digest: packed.subarray(i * entryBytes + 8, (i + 1) * entryBytes),
  }))
}
