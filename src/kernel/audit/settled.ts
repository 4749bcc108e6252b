/**
 * Up to where the change history is complete. A position is taken when a row is written, but rows become visible when
 * their transaction ends, so one may appear behind others that were there before. Therefore a mark is taken first (the
 * newest position, then the transactions that run); once all of those have ended, nothing can appear up to it.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import type { Database } from '../data/connection.ts'

export interface Mark {
  position: number
  /** Every transaction that may hold a position up to `position` has a number below this one. */
  horizon: string
}

export async function takeMark(db: Database): Promise<Mark> {
  // The order counts: whoever holds the position had its transaction number before.
  const [newest] = await db.run<{ position: number }>(
    sql`select case when is_called then last_value else 0 end as position from audit_position`,
  )
  const [running] = await db.run<{ horizon: string }>(
    sql`select pg_snapshot_xmax(pg_current_snapshot())::text as horizon`,
  )
  return { position: newest!.position, horizon: running!.horizon }
}

export async function isOver(db: Database, { horizon }: Mark): Promise<boolean> {
  const [row] = await db.run<{ over: boolean }>(
    sql`select pg_snapshot_xmin(pg_current_snapshot()) >= ${horizon}::xid8 as over`,
  )
  return row!.over
}

interface Known {
  position: number
  waiting: Mark[]
}
const known = new WeakMap<Database, Known>()
const mostMarks = 64
const stepMilliseconds = 20

/**
 * The newest position up to which the history is complete. A writer that is just at it is waited for, up to
 * `patience` milliseconds; after that the answer is the last position known to be complete, which never goes back.
 */
export async function settledPosition(db: Database, patience = 0): Promise<number> {
  const state = known.get(db) ?? { position: 0, waiting: [] }
  known.set(db, state)
  const newest = await takeMark(db)
  // A busy system takes many marks while one long transaction runs; a few of them are enough.
  if (state.waiting.length < mostMarks) state.waiting.push(newest)
  const until = Date.now() + patience
  for (;;) {
    await pass(db, state)
    if (state.position >= newest.position || Date.now() >= until) return state.position
    await sleep(stepMilliseconds)
  }
}

async function pass(db: Database, state: Known): Promise<void> {
  const oldest = await oldestWriter(db)
  for (const mark of state.waiting)
    if (BigInt(mark.horizon) <= oldest) state.position = Math.max(state.position, mark.position)
  state.waiting = state.waiting.filter((mark) => BigInt(mark.horizon) > oldest)
}

/**
 * The lowest number of a transaction that writes in this database now. Transactions of other databases of the server have
 * numbers of the same row, but nothing of theirs can appear here; one of which nobody knows the database counts as ours.
 */
async function oldestWriter(db: Database): Promise<bigint> {
  const rows = await db.run<{ next: string; xid: string | null }>(sql`
    with snapshot as materialized (select pg_current_snapshot() as s)
    select pg_snapshot_xmax(s)::text as next, w.xid from snapshot left join lateral (
      select x::text as xid from pg_snapshot_xip(s) x
      left join pg_locks l on l.locktype = 'transactionid' and l.mode = 'ExclusiveLock' and l.granted and l.transactionid = x::xid
      left join pg_stat_activity a on a.pid = l.pid
      where a.datname is null or a.datname = current_database()) w on true`)
  return rows.reduce(
    (least, { xid }) => (xid !== null && BigInt(xid) < least ? BigInt(xid) : least),
    BigInt(rows[0]!.next),
  )
}
