import { join } from 'node:path'
import { type Database, openDatabase } from '#kernel/data/connection.ts'
import { migrate } from '#kernel/data/migrate.ts'
import { type Config, loadConfig } from '../config.ts'
import { enterAsCommand, type Stay } from '../lifecycle.ts'
import { noteProgress } from './terminal.ts'

/** The reviewed SQL files that make the database. */
export const migrationsFolder = join(import.meta.dirname, '../../../db/migrations')

/** Runs `work` on the database, as it is, beside a running application or without one. */
export async function withDatabase<T>(work: (database: Database, config: Config) => Promise<T>): Promise<T> {
  const config = loadConfig(process.env)
  const stay = await enterAsCommand(config, noteProgress)
  return during(stay, async () => {
    const database = openDatabase(stay.databaseUrl, { max: 4 })
    try {
      return await work(database, config)
    } finally {
      await database.close()
    }
  })
}

/** Leaves the database when the work is done, and when Ctrl-C ends it: what is not committed is undone. */
export async function during<T>(stay: Stay, work: () => Promise<T>): Promise<T> {
  const interrupted = async () => {
    await stay.leave()
    process.exit(130)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, interrupted)
  try {
    return await work()
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, interrupted)
    await stay.leave()
  }
}

/** Runs `work` with the whole product at hand, the database brought up to date before. */
export async function withApplication<T>(work: (application: Application) => Promise<T>): Promise<T> {
  return withDatabase(async (database, config) => {
    await migrate(database, migrationsFolder)
    const { compose } = await import('../compose.ts')
    const application = await compose({ ...config, worker: false }, database.url)
    try {
      return await work(application)
    } finally {
      await application.close()
    }
  })
}

export type Application = Awaited<ReturnType<typeof import('../compose.ts')['compose']>>
