/** Starts the product: database, migrations, web server and worker in one process, as ROLE says. */
import { join } from 'node:path'
import { openDatabase } from '#kernel/data/connection.ts'
import { migrate } from '#kernel/data/migrate.ts'
import { noteProgress, reportFailure } from './cli/terminal.ts'
import { loadConfig } from './config.ts'
import { announce, enterAsApplication, withdraw } from './lifecycle.ts'
import { listen } from './lifecycle-listen.ts'
import { shutdownOnSignals } from './lifecycle-shutdown.ts'

const migrations = join(import.meta.dirname, '../../db/migrations')

async function start(): Promise<void> {
  const config = loadConfig(process.env)
  // The program is read while the database starts.
  const program = import('./compose.ts')
  program.catch(() => {})
  const stay = await enterAsApplication(config, endBecause, noteProgress)
  shutdown.add(() => stay.leave())
  const listener = await listen(config)
  shutdown.add(() => listener.close())
  if (shutdown.requested) return
  await upgrade(stay.databaseUrl)
  if (shutdown.requested) return
  const { compose } = await program
  const serves = config.role !== 'worker'
  const publicUrl = config.publicUrl ?? (serves ? listener.address : null)
  const works = config.role !== 'web'
  const composition = await compose({ ...config, publicUrl, worker: works }, stay.databaseUrl)
  shutdown.add(() => composition.close())
  if (works) {
    const worker = await composition.startWorker()
    shutdown.add(() => worker.stop())
  }
  listener.serve((serves ? composition.app : composition.health).fetch)
  // Requests end before what they need; first of all, the address is no longer announced.
  shutdown.add(() => listener.close())
  if (serves) {
    announce(config, listener.address)
    shutdown.add(() => withdraw(config))
  }
  if (!shutdown.requested) process.stdout.write(`展业 Zhanye ${serves ? '' : 'worker '}${listener.address}\n`)
}

async function upgrade(databaseUrl: string): Promise<void> {
  const database = openDatabase(databaseUrl, { max: 1 })
  try {
    await migrate(database, migrations)
  } finally {
    await database.close()
  }
}

function endBecause(error: unknown): void {
  // A start that was told to stop fails somewhere: that is no news.
  if (!shutdown.requested) reportFailure(error)
  void shutdown.run(1)
}

const shutdown = shutdownOnSignals(() => started)
const started = start()
started.catch(endBecause)
