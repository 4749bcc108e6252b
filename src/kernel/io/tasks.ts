/** Long work that a person started and watches: its row, its signals, and that only one process does it at a time. */
import { type SQL, sql } from 'drizzle-orm'
import { type Actor, hasPermission } from '#kernel/access/actor.ts'
import { notFound } from '#kernel/api/errors.ts'
import type { Database } from '#kernel/data/connection.ts'
import type { Sql } from '#kernel/entity/context.ts'
import type { Violation } from '#kernel/entity/meta.types.ts'
import { isId } from '#kernel/pure/ids.ts'

/** An upload is a file that was looked at and waits to be imported. */
export type TaskKind = 'import' | 'export' | 'upload'
export type TaskState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled' | 'undoing' | 'undone'

export interface AnyTask {
  id: string
  kind: TaskKind
  state: TaskState
  entity: string
  done: number
  total: number | null
  batch: string | null
  createdAt: string
  createdBy: string | null
  finishedAt: string | null
}

export interface Task<Input, Result = object> extends AnyTask {
  input: Input
  result: Partial<Result> & { attempts?: number; faults?: Violation[] }
}

const columns = sql`id, kind, state, entity, input, result, done, total, batch, created_at as "createdAt", created_by as "createdBy", finished_at as "finishedAt"`

export async function insertTask(
  db: Sql,
  task: Pick<Task<object>, 'id' | 'kind' | 'entity' | 'input' | 'batch' | 'createdBy'>,
): Promise<void> {
  await db.run(sql`insert into task (id, kind, state, entity, input, batch, created_by) values (${task.id}::uuid, ${task.kind}, 'waiting',
    ${task.entity}, ${JSON.stringify(task.input)}::jsonb, ${task.batch}::uuid, ${task.createdBy}::uuid)`)
}

export async function findTask<T extends AnyTask>(db: Sql, id: string): Promise<T | undefined> {
  const [task] = await db.run<T>(sql`select ${columns} from task where id = ${id}::uuid`)
  return task
}

/** A task of the person's own, or any for an administrator; 404 for others. */
export async function ownTask<T extends AnyTask>(
  db: Sql,
  actor: Actor,
  kind: TaskKind,
  id: string | undefined,
): Promise<T> {
  const task = isId(id) ? await findTask<T>(db, id) : undefined
  if (task?.kind !== kind || !(task.createdBy === actor.id || hasPermission(actor, 'admin'))) throw notFound()
  return task
}

export async function listTasks<T extends AnyTask>(db: Sql, actor: Actor, kind: TaskKind, limit: number): Promise<T[]> {
  const own = hasPermission(actor, 'admin') ? sql`true` : sql`created_by = ${actor.id}::uuid`
  return db.run<T>(
    sql`select ${columns} from task where kind = ${kind} and ${own} order by created_at desc, id desc limit ${limit}`,
  )
}

export interface TaskChange {
  state?: TaskState
  done?: number
  total?: number | null
  result?: object
  finished?: boolean
}

/** Changes the task if it is in one of the states, tells who watches it, and answers whether it was. */
export async function changeTask(
  db: Sql,
  task: AnyTask,
  from: readonly TaskState[],
  change: TaskChange,
  options: { quiet?: boolean } = {},
): Promise<boolean> {
  const sets: SQL[] = []
  if (change.state) sets.push(sql`state = ${change.state}`)
  if (change.done !== undefined) sets.push(sql`done = ${change.done}`)
  if (change.total !== undefined) sets.push(sql`total = ${change.total}`)
  if (change.result) sets.push(sql`result = ${JSON.stringify(change.result)}::jsonb`)
  if (change.finished) sets.push(sql`finished_at = now()`)
  const [row] = await db.run<Pick<AnyTask, 'state' | 'done' | 'total'>>(
    sql`update task set ${sql.join(sets, sql`, `)} where id = ${task.id}::uuid and state = any(${sql.param([...from])}::text[]) returning state, done, total`,
  )
  if (!row) return false
  if (options.quiet) return true
  const signal = { task: { id: task.id, kind: task.kind, owner: task.createdBy, ...row } }
  await db.run(sql`select pg_notify('zhanye', ${JSON.stringify(signal)})`)
  return true
}

/** Says at most twice a second that it is time to tell how far the work is. */
export function pacer(milliseconds = 500): () => boolean {
  let last = 0
  return () => {
    const now = performance.now()
    if (now - last < milliseconds) return false
    last = now
    return true
  }
}

/**
 * Runs the work unless another process is at it. The lock is the connection's: it is free as soon as a process that died
 * is gone, so that somebody else can go on with its work.
 */
export async function withTaskLock(db: Database, id: string, work: () => Promise<void>): Promise<boolean> {
  const client = await db.pool.connect()
  let broken: Error | undefined
  try {
    const { rows } = await client.query<{ free: boolean }>(
      `select pg_try_advisory_lock(hashtextextended($1, 715300003)) as free`,
      [id],
    )
    if (!rows[0]!.free) return false
    try {
      await work()
      return true
    } finally {
      await client.query(`select pg_advisory_unlock(hashtextextended($1, 715300003))`, [id]).catch((error: Error) => {
        broken = error
      })
    }
  } finally {
    client.release(broken)
  }
}
