/** Floors: the least that a read or a write costs on this machine at this moment, without the product. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import pg from 'pg'
import { type Client, clientOf } from './client.ts'

export interface HttpFloor {
  client: Client
  stop(): Promise<void>
}

/** A server that answers `body` and does nothing else. */
export async function startHttpFloor(body: string): Promise<HttpFloor> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'floor-server.ts')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  child.stdin.end(body)
  const [line] = await once(child.stdout, 'data')
  const client = clientOf(String(line).trim(), {})
  return {
    client,
    async stop() {
      client.close()
      const ended = once(child, 'exit')
      child.kill()
      await ended
    },
  }
}

/** The rows of the first page of customers, by a prepared statement. */
export const selectPage = {
  name: 'page',
  text: `select t.*, o.name as owner, r.name as region from customer t left join employee o on o.id = t.owner_id
    left join region r on r.id = t.region_id where t.deleted_at is null order by t.updated_at desc, t.id desc limit 51`,
}

const table = 'bench_floor'

/** A table like the customers', with the same indexes, that rows are written into. */
export async function makeFloorTable(db: pg.Client): Promise<void> {
  await db.query(`drop table if exists ${table}`)
  await db.query(`create table ${table} (like customer including all)`)
}

export const dropFloorTable = (db: pg.Client): Promise<unknown> => db.query(`drop table if exists ${table}`)

/** One row of the customers, written and committed by a prepared statement. */
export async function insertOne(db: pg.Client): Promise<void> {
  await db.query({
    name: 'insert one',
    text: `insert into ${table} select (jsonb_populate_record(null::${table}, to_jsonb(t) || jsonb_build_object('id', gen_random_uuid(),
      'number', gen_random_uuid()::text, 'credit_code', gen_random_uuid()::text))).* from customer t limit 1`,
  })
}

const batch = 500

/**
 * The customers themselves, as finished rows, `batch` a transaction, by a connection that does nothing else.
 * @returns rows a second
 */
export async function insertMany(db: pg.Client, count: number): Promise<number> {
  const { rows } = await db.query<{ row: string }>(`select to_jsonb(t)::text as row from customer t limit ${count}`)
  await db.query(`truncate ${table}`)
  const begin = performance.now()
  for (let at = 0; at < rows.length; at += batch) {
    const part = `[${rows.slice(at, at + batch).map((r) => r.row)}]`
    await db.query({
      name: 'insert many',
      text: `insert into ${table} select * from jsonb_populate_recordset(null::${table}, $1::jsonb)`,
      values: [part],
    })
  }
  return rows.length / ((performance.now() - begin) / 1000)
}

export async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: 'bench' })
  await client.connect()
  return client
}
