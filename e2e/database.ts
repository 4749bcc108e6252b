import { randomUUID } from 'node:crypto'
import pg from 'pg'

/** An empty database on a server; its URL. */
export async function createDatabase(adminUrl: string): Promise<string> {
  const name = `e2e_${randomUUID().slice(0, 8)}`
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    await client.query(`create database ${name}`)
  } finally {
    await client.end()
  }
  const url = new URL(adminUrl)
  url.pathname = `/${name}`
  return url.href
}
