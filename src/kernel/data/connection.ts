/** The one connection pool, and transactions on it. */
import { type SQL, sql } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import pg from 'pg'
import type { Sql } from '../entity/context.ts'

const dialect = new PgDialect()

/** Days stay text, instants become ISO text, counts become numbers, amounts stay text. */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: string) => {
    if (format === 'binary') return pg.types.getTypeParser(oid, 'binary')
    switch (oid) {
      case 20:
        return Number
      case 1082:
        return (value: string) => value
      case 1184:
        return (value: string) => new Date(value).toISOString()
      default:
        return pg.types.getTypeParser(oid as never)
    }
  }) as pg.CustomTypesConfig['getTypeParser'],
}

export interface Transaction extends Sql {
  /** Runs after the commit; never when the transaction fails. */
  afterCommit(task: () => void): void
  /** Runs work that leaves nothing behind when it throws, while what came before it stands. */
  attempt<T>(work: () => Promise<T>): Promise<T>
  client: pg.PoolClient
}

export interface TransactionOptions {
  /** Everything is read from one snapshot, nothing is written. */
  readOnly?: boolean
  /** Everything is read from one snapshot, and written. */
  isolation?: 'repeatable read'
}

export interface Database extends Sql {
  pool: pg.Pool
  url: string
  transaction<T>(work: (tx: Transaction) => Promise<T>, options?: TransactionOptions): Promise<T>
  close(): Promise<void>
}

/** Called with every statement; tests count queries with it. */
export type QueryObserver = (text: string) => void
const observers = new Set<QueryObserver>()
export function observeQueries(observer: QueryObserver): () => void {
  observers.add(observer)
  return () => observers.delete(observer)
}

async function execute<Row>(client: pg.Pool | pg.PoolClient, query: SQL): Promise<Row[]> {
  const { sql: text, params } = dialect.sqlToQuery(query)
  for (const observe of observers) observe(text)
  const result = await client.query({ text, values: params as unknown[] })
  return result.rows as Row[]
}

export function openDatabase(url: string, options: { max?: number } = {}): Database {
  const pool = new pg.Pool({ connectionString: url, max: options.max ?? 12, types, application_name: 'zhanye' })
  // An idle connection that the server closes must not end the process: the next query opens another.
  pool.on('error', () => {})
  return {
    pool,
    url,
    run: (query) => execute(pool, query),
    async transaction(work, { readOnly, isolation } = {}) {
      const client = await pool.connect()
      const tasks: (() => void)[] = []
      let broken: Error | undefined
      try {
        const level = readOnly || isolation ? ' isolation level repeatable read' : ''
        await client.query(`begin${level}${readOnly ? ' read only' : ''}`)
        const result = await work({
          client,
          run: (query) => execute(client, query),
          afterCommit: (task) => tasks.push(task),
          async attempt(part) {
            const { length } = tasks
            await client.query('savepoint attempt')
            try {
              const answer = await part()
              await client.query('release savepoint attempt')
              return answer
            } catch (error) {
              await client.query('rollback to savepoint attempt')
              await client.query('release savepoint attempt')
              tasks.length = length
              throw error
            }
          },
        })
        await client.query('commit')
        for (const task of tasks) task()
        return result
      } catch (error) {
        await client.query('rollback').catch((e: Error) => {
          broken = e
        })
        throw error
      } finally {
        client.release(broken)
      }
    },
    close: () => pool.end(),
  }
}

export const identifier = (name: string): SQL => sql`${sql.identifier(name)}`

/** Joins SQL parts with a separator; `fallback` when there are none. */
export function joinSql(parts: readonly SQL[], separator: string, fallback = ''): SQL {
  return parts.length ? sql.join([...parts], sql.raw(separator)) : sql.raw(fallback)
}

export const and = (parts: readonly SQL[]): SQL =>
  parts.length === 1 ? parts[0]! : sql`(${joinSql(parts, ' and ', 'true')})`
export const or = (parts: readonly SQL[]): SQL =>
  parts.length === 1 ? parts[0]! : sql`(${joinSql(parts, ' or ', 'false')})`
