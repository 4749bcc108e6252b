import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { startTestPostgres, type TestPostgres } from '#kernel/testing/postgres.ts'
import { connectSuitable, explainConnection } from './lifecycle-database.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let server: TestPostgres
let admin: pg.Client
beforeAll(async () => {
  server = await startTestPostgres()
  admin = new pg.Client({ connectionString: server.adminUrl })
  await admin.connect()
})
afterAll(async () => {
  await admin.end()
  await server.stop()
})

/** The server's URL with parts of it changed. */
function variant(change: (url: URL) => void): string {
  const url = new URL(server.adminUrl)
  change(url)
  return url.href
}

describe('a database that the product cannot live in', () => {
  test.each<[string, (url: URL) => void, RegExp]>([
    ['nobody listens', (url) => (url.port = '1'), /no database listens on 127\.0\.0\.1:1/],
    ['unknown host', (url) => (url.hostname = 'nowhere.invalid'), /the host nowhere\.invalid is unknown/],
    ['wrong password', (url) => (url.password = 'guessed'), /the password of the user zhanye is wrong/],
    ['unknown database', (url) => (url.pathname = '/elsewhere'), /the database elsewhere does not exist/],
  ])('%s', async (_name, change, sentence) => {
    const failed = connectSuitable(variant(change), 'test')
    await expect(failed).rejects.toThrow(sentence)
    await expect(failed).rejects.toThrow(/Check DATABASE_URL/)
  })

  test('one in another encoding', async () => {
    await admin.query(`create database latin encoding 'LATIN1' locale_provider libc locale 'C' template template0`)
    const failed = connectSuitable(
      variant((url) => (url.pathname = '/latin')),
      'test',
    )
    await expect(failed).rejects.toThrow(/latin is encoded in LATIN1/)
  })

  test('one in which the user may not create tables', async () => {
    await admin.query(`create role guest login password 'guest'`)
    await admin.query('create database guarded')
    const url = variant((u) => {
      u.username = 'guest'
      u.password = 'guest'
      u.pathname = '/guarded'
    })
    await expect(connectSuitable(url, 'test')).rejects.toThrow(/GRANT CREATE ON SCHEMA public TO "guest"/)
  })

  test('one in which the user may not enable an extension', async () => {
    await admin.query(`create role builder login password 'builder'`)
    await admin.query('create database plain')
    const url = (change: (u: URL) => void = () => {}) =>
      variant((u) => {
        u.pathname = '/plain'
        change(u)
      })
    const inside = new pg.Client({ connectionString: url() })
    await inside.connect()
    await inside.query('grant create on schema public to builder')
    await inside.end()
    const asBuilder = url((u) => {
      u.username = 'builder'
      u.password = 'builder'
    })
    await expect(connectSuitable(asBuilder, 'test')).rejects.toThrow(/run CREATE EXTENSION pg_trgm; in this database/)
  })

  test('the password never shows', () => {
    const error = explainConnection('postgres://u:hunter2@h/d', new Error('something else'))
    expect(JSON.stringify(error.text)).not.toContain('hunter2')
  })
})

test('a suitable database is left as it was found', async () => {
  await admin.query('create database suitable')
  const client = await connectSuitable(
    variant((url) => (url.pathname = '/suitable')),
    'test',
  )
  const { rows } = await client.query(`select extname from pg_extension where extname <> 'plpgsql'`)
  await client.end()
  expect(rows).toEqual([])
})
