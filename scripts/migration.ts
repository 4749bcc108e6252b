/**
 * Writes the next migration: the difference between the definitions and the newest snapshot.
 * `npm run migration -- NAME`. Read the SQL before committing it; once landed it is never edited.
 */
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { generateDrizzleJson, generateMigration } from 'drizzle-kit/api'
import { modules } from '../src/app/modules.ts'
import { schemaOf } from '../src/kernel/data/schema.ts'
import { Registry } from '../src/kernel/entity/registry.ts'

const folder = join(import.meta.dirname, '../db/migrations')
const snapshotPath = join(folder, 'snapshot.json')
const name = process.argv[2]
if (!name || !/^[a-z0-9-]+$/.test(name)) throw new Error('usage: npm run migration -- lower-case-name')

const previous = await readFile(snapshotPath, 'utf8').then(JSON.parse, () => generateDrizzleJson({}))
const current = generateDrizzleJson(schemaOf(new Registry(modules)), previous.id)
const statements = await generateMigration(previous, current)
if (statements.length === 0) {
  console.log('nothing has changed')
} else {
  const files = (await readdir(folder)).filter((f) => /^\d{4}.*\.sql$/.test(f))
  const file = `${String(files.length + 1).padStart(4, '0')}-${name}.sql`
  const head = files.length === 0 ? ['create extension if not exists pg_trgm;'] : []
  await writeFile(join(folder, file), `${[...head, ...statements].join('\n')}\n`)
  await writeFile(snapshotPath, `${JSON.stringify(current)}\n`)
  console.log(`db/migrations/${file}: ${statements.length} statements`)
}
