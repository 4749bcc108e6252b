/**
 * Seals what is over. A position is taken when a row is written, but rows become visible when their transaction ends, so
 * a row may appear behind others that were there before. Therefore a mark is taken first (the newest position, then the
 * transactions that run), and the range up to it is sealed once all of those have ended: from then on nothing can
 * appear in it. Nobody waits but the sealer (docs/adr/0011).
 */
import { sql } from 'drizzle-orm'
import type { Logger } from 'pino'
import type { Database } from '../../data/connection.ts'
import { isOver, type Mark, takeMark } from '../settled.ts'
import type { AnchorFile } from './anchor.ts'
import { appendSeal, keepChain, readSeals, sealedUntil } from './chain.ts'
import { rowDigest, type SealedRow } from './row-digests.ts'
import type { Seal, SealKey } from './seal.ts'

export interface SealParts {
  db: Database
  key: SealKey
  anchor: AnchorFile
  clock: () => Date
  log: Logger
}

/** Rows a seal: enough to be cheap, few enough to say where something happened. */
const rowsPerSeal = 1_000

export class Sealer {
  readonly #parts: SealParts
  #mark: Mark | undefined

  constructor(parts: SealParts) {
    this.#parts = parts
  }

  /** Whether transactions that ran at the last call still hold it up. */
  get isWaiting(): boolean {
    return this.#mark !== undefined
  }

  /**
   * Seals what may be sealed by now. What was written by transactions that still run, and what came after them, is left
   * for the next time; the mark is kept until then, so that a busy system does not put it off for ever.
   * @returns how many seals were added
   */
  async seal(): Promise<number> {
    this.#mark ??= await takeMark(this.#parts.db)
    if (!(await isOver(this.#parts.db, this.#mark))) return 0
    const upTo = this.#mark.position
    this.#mark = undefined
    let added = 0
    for (let more = true; more; ) {
      const seal = await sealNext(this.#parts, upTo)
      if (seal) {
        added += 1
        await remember(this.#parts, seal)
      }
      more = seal !== undefined && seal.toPosition < upTo
    }
    return added
  }
}

/** Undefined when there is nothing to seal, or another process is at it. */
async function sealNext({ db, key, clock }: SealParts, upTo: number): Promise<Seal | undefined> {
  return db.transaction(async (tx) => {
    if (!(await keepChain(tx, { wait: false }))) return undefined
    const from = await sealedUntil(tx)
    const rows = await tx.run<SealedRow & { at: string }>(sql`
      select position, at, ${rowDigest} as digest from audit
      where position > ${from} and position <= ${upTo} order by position limit ${rowsPerSeal}`)
    const [first, last] = [rows[0], rows.at(-1)]
    if (!first || !last) return undefined
    const times = rows.map((row) => row.at).sort()
    const draft = {
      kind: 'rows' as const,
      fromPosition: from,
      toPosition: rows.length < rowsPerSeal ? upTo : last.position,
      firstAt: times[0]!,
      lastAt: times.at(-1)!,
    }
    return appendSeal(tx, key, draft, rows, clock())
  })
}

/** The anchor moves on only along the chain that it is in; otherwise it stays, as the proof of what happened. */
export async function remember(
  { db, anchor, log }: Pick<SealParts, 'db' | 'anchor' | 'log'>,
  seal: Seal,
): Promise<void> {
  try {
    const known = await anchor.read()
    if (known) {
      const [there] = await readSeals(db, sql`where number = ${known.number}`)
      if (there?.hash !== known.hash) {
        log.error({ anchor: known }, 'audit: the chain of seals does not hold the seal that was known last')
        return
      }
      if (known.number >= seal.number) return
    }
    await anchor.write({ number: seal.number, hash: seal.hash })
  } catch (error) {
    log.warn({ error }, 'audit: the newest seal could not be noted down in the data folder')
  }
}
