/** A worker of its own for the test that kills one: `node import-worker.ts DATABASE_URL DATA_DIR TASK`. */
import { pino } from 'pino'
import { compose } from '../../app/compose.ts'
import { workOnImport } from '../io/import-work.ts'

const [databaseUrl, dataDir, task] = process.argv.slice(2) as [string, string, string]
const log = pino({ level: 'silent' })
const options = {
  dataDir,
  secret: 'test-secret-'.repeat(4),
  publicUrl: null,
  logLevel: 'silent' as const,
  log,
  worker: false,
}
const { runtime, close } = await compose(options, databaseUrl)
await workOnImport(runtime, task)
await close()
