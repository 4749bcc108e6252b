/** Walks along the chain and compares every sealed range with the change history as it is. */
import { sql } from 'drizzle-orm'
import type { Database } from '../../data/connection.ts'
import type { Sql } from '../../entity/context.ts'
import type { AnchorFile } from './anchor.ts'
import { lastSeal, readSeals } from './chain.ts'
import { compareRange } from './compare.ts'
import { rowDigest, type SealedRow, unpackRows } from './row-digests.ts'
import { noSeal, type Seal, type SealKey, sha256 } from './seal.ts'

export type SealFault =
  /** Entries of the range differ from, lack in, or came to what was sealed. */
  | 'altered'
  | 'missing'
  | 'inserted'
  /** The seal itself was changed or made without the key. */
  | 'forged'
  /** It was made with another secret. */
  | 'other-key'
  /** A number is left out. */
  | 'seal-missing'
  /** The seal does not follow the one before. */
  | 'broken-chain'
  /** The chain ends before, or differs from, the seal that this machine knew last. */
  | 'cut-off'
  /** Entries stand where no range can hold them. */
  | 'outside'

/** An entry as it is now; of a missing one nothing is left but its place. */
export interface NamedEntry {
  position: number
  at?: string
  entity?: string
  recordId?: string
  action?: string
  actorId?: string | null
}

export interface SealProblem {
  fault: SealFault
  seal: number | null
  /** Times of the first and the last entry of the range, as sealed. */
  firstAt: string | null
  lastAt: string | null
  /** How many entries it is about. */
  count: number
  /** Some of them. */
  entries: NamedEntry[]
}

export interface Verification {
  /** Seals and entries looked at. */
  seals: number
  rows: number
  /** In the order of the chain. */
  problems: SealProblem[]
  /** The seal to go on with; null when the end was reached. */
  next: number | null
}

export interface VerifyParts {
  db: Database
  key: SealKey
  anchor: AnchorFile
}

const sealsAtOnce = 50
const mostNamed = 5
const mostProblems = 100

/**
 * @param options.from number of the seal to begin with
 * @param options.milliseconds stops after about this long, to be gone on with from `next`
 */
export async function verifySeals(
  { db, key, anchor }: VerifyParts,
  options: { from?: number; milliseconds?: number } = {},
): Promise<Verification> {
  const first = options.from ?? 1
  const until = Date.now() + (options.milliseconds ?? Number.POSITIVE_INFINITY)
  const known = await anchor.read()
  return db.transaction(
    async (tx) => {
      const found: Verification = { seals: 0, rows: 0, problems: [], next: null }
      const removed = await removedPositions(tx, key)
      let [before] = await readSeals(tx, sql`where number = ${first - 1}`)
      let reached = await rangeEndBefore(tx, first)
      for (let next = first; ; ) {
        const seals = await readSeals<{ entries: Buffer }>(
          tx,
          sql`where number >= ${next} order by number limit ${sealsAtOnce}`,
          { entries: true },
        )
        for (const seal of seals) {
          const due = (before?.number ?? 0) + 1
          if (seal.number > due)
            found.problems.push({ ...about('seal-missing', seal), seal: due, count: seal.number - due })
          const fault = faultOf(key, seal, before)
          if (fault) found.problems.push(about(fault, seal))
          if (seal.number > due) reached = seal.fromPosition
          if (seal.kind === 'rows') {
            found.problems.push(...(await compare(tx, seal, reached, removed)))
            found.rows += seal.count
            reached = seal.toPosition
          }
          found.seals += 1
          before = seal
        }
        next = (seals.at(-1)?.number ?? next) + 1
        if (seals.length < sealsAtOnce || found.problems.length >= mostProblems) break
        if (Date.now() > until) return { ...found, next }
      }
      found.problems.push(...(await outside(tx)))
      if (known) {
        const [there] = await readSeals(tx, sql`where number = ${known.number}`)
        if (there?.hash !== known.hash)
          found.problems.push({
            fault: 'cut-off',
            seal: known.number,
            firstAt: null,
            lastAt: null,
            count: 0,
            entries: [],
          })
      }
      return found
    },
    { readOnly: true },
  )
}

function faultOf(key: SealKey, seal: Seal & { entries: Buffer }, before: Seal | undefined): SealFault | undefined {
  if (seal.keyId !== key.id) return 'other-key'
  const rows = unpackRows(seal.entries)
  if (!key.fits(seal) || !rows || rows.length !== seal.count || sha256(seal.entries) !== seal.digest) return 'forged'
  const isNext = seal.number === (before?.number ?? 0) + 1
  return isNext && seal.previous !== (before?.hash ?? noSeal) ? 'broken-chain' : undefined
}

/** From the end of the range before: what a seal leaves out between the two is then seen as inserted. */
async function compare(
  tx: Sql,
  seal: Seal & { entries: Buffer },
  reached: number | null,
  removed: ReadonlySet<number>,
): Promise<SealProblem[]> {
  const present = await tx.run<SealedRow>(sql`
    select position, ${rowDigest} as digest from audit
    where ${reached === null ? sql`true` : sql`position > ${reached}`} and position <= ${seal.toPosition} order by position`)
  const faults = compareRange(unpackRows(seal.entries) ?? [], present, removed)
  const problems: SealProblem[] = []
  for (const fault of ['altered', 'missing', 'inserted'] as const) {
    const positions = faults[fault]
    if (positions.length === 0) continue
    const entries = fault === 'missing' ? named(positions) : await entriesAt(tx, positions.slice(0, mostNamed))
    problems.push({ ...about(fault, seal), count: positions.length, entries })
  }
  return problems
}

const named = (positions: number[]): NamedEntry[] => positions.slice(0, mostNamed).map((position) => ({ position }))

const about = (fault: SealFault, seal: Seal): SealProblem => ({
  fault,
  seal: seal.number,
  firstAt: seal.firstAt,
  lastAt: seal.lastAt,
  count: 0,
  entries: [],
})

const entryColumns = sql`position, at, entity, record_id as "recordId", action, actor_id as "actorId"`

function entriesAt(tx: Sql, positions: number[]): Promise<NamedEntry[]> {
  return tx.run(
    sql`select ${entryColumns} from audit where position = any(${sql.param(positions)}::bigint[]) order by position`,
  )
}

async function rangeEndBefore(tx: Sql, number: number): Promise<number | null> {
  const [row] = await tx.run<{ until: number | null }>(
    sql`select max(to_position) as until from audit_seal where kind = 'rows' and number < ${number}`,
  )
  return row!.until
}

/** Only what a seal of ours says was taken out counts as taken out. */
async function removedPositions(tx: Sql, key: SealKey): Promise<Set<number>> {
  const seals = await readSeals<{ entries: Buffer }>(tx, sql`where kind = 'removal'`, { entries: true })
  return new Set(
    seals
      .filter((seal) => key.fits(seal) && sha256(seal.entries) === seal.digest)
      .flatMap((seal) => (unpackRows(seal.entries) ?? []).map((row) => row.position)),
  )
}

/** Entries without a position, or with one that was never given out: a range would never reach them. */
async function outside(tx: Sql): Promise<SealProblem[]> {
  const entries = await tx.run<NamedEntry>(sql`
    select ${entryColumns} from audit where position is null
      or position > (select case when is_called then last_value else 0 end from audit_position)
    order by at limit 1000`)
  if (entries.length === 0) return []
  const times = { firstAt: entries[0]!.at ?? null, lastAt: entries.at(-1)!.at ?? null }
  return [{ fault: 'outside', seal: null, ...times, count: entries.length, entries: entries.slice(0, mostNamed) }]
}

export interface SealState {
  last: (Pick<Seal, 'number' | 'sealedAt' | 'hash' | 'lastAt'> & { toPosition: number }) | null
  /** Entries in seals, those lawfully taken out included. */
  rows: number
  /** Not sealed as yet; counted to 10,000. */
  waiting: { count: number; oldestAt: string | null }
}

/** How far sealing is, without checking anything. */
export async function sealState(db: Sql): Promise<SealState> {
  const last = await lastSeal(db)
  const [sum] = await db.run<{ rows: number; until: number }>(sql`
    select coalesce(sum(count), 0) as rows, coalesce(max(to_position), 0) as until from audit_seal where kind = 'rows'`)
  const [waiting] = await db.run<{ count: number; oldestAt: string | null }>(sql`
    select count(*) as count, min(at) as "oldestAt"
    from (select at from audit where position > ${sum!.until} order by position limit 10000) waiting`)
  return {
    last: last
      ? { number: last.number, sealedAt: last.sealedAt, hash: last.hash, lastAt: last.lastAt, toPosition: sum!.until }
      : null,
    rows: sum!.rows,
    waiting: waiting!,
  }
}
