/** One PostgreSQL for the run, and in it one migrated and seeded database that every test file clones. */
import { join } from 'node:path'
import pg from 'pg'
import { pino } from 'pino'
import type { TestProject } from 'vitest/node'
import { compose } from '../../app/compose.ts'
import { openDatabase } from '../data/connection.ts'
import { migrate } from '../data/migrate.ts'
import { startTestPostgres } from './postgres.ts'

export const templateName = 'zhanye_template'
export const migrationsFolder = join(import.meta.dirname, '../../../db/migrations')

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startTestPostgres()
  const admin = new pg.Client({ connectionString: server.adminUrl })
  await admin.connect()
  await admin.query(`drop database if exists ${templateName} with (force)`)
  await admin.query(`create database ${templateName}`)
  await admin.end()
  const url = withDatabase(server.adminUrl, templateName)
  const db = openDatabase(url, { max: 1 })
  await migrate(db, migrationsFolder)
  await db.close()
  const composition = await compose(
    {
      dataDir: '/nonexistent',
      secret: 'template'.repeat(4),
      publicUrl: null,
      logLevel: 'silent',
      log: pino({ level: 'silent' }),
      worker: false,
    },
    url,
  )
  await composition.close()
  project.provide('postgresUrl', server.adminUrl)
  return () => server.stop()
}

export function withDatabase(url: string, name: string): string {
  const changed = new URL(url)
  changed.pathname = `/${name}`
  return changed.href
}
