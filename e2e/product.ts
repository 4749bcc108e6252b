/** The product that the journeys visit, on a database and a folder of this run. */
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isAlive } from '#kernel/data/embedded-postmaster.ts'
import { type ProductProcess, startProductProcess } from '#kernel/testing/product-process.ts'

const program = join(import.meta.dirname, '../src/app/main.ts')
const prefix = 'zhanye-e2e-'

export type Product = ProductProcess

/**
 * A folder for everything that one run writes: data of the product, profiles of the browser.
 * What killed runs left behind is removed first.
 */
export async function makeRunFolder(): Promise<string> {
  for (const name of await readdir(tmpdir())) {
    const pid = name.startsWith(prefix) ? Number.parseInt(name.slice(prefix.length), 10) : 0
    if (pid && !isAlive(pid)) await rm(join(tmpdir(), name), { recursive: true, force: true })
  }
  return mkdtemp(join(tmpdir(), `${prefix}${process.pid}-`))
}

/** Starts the product on a database and waits until it says where it listens. It ends with this process. */
export async function startProduct(options: { databaseUrl: string; folder: string }): Promise<Product> {
  const dataDir = await mkdtemp(join(options.folder, 'data-'))
  const { url, stop } = await startProductProcess(program, { DATA_DIR: dataDir, DATABASE_URL: options.databaseUrl })
  return {
    url,
    async stop() {
      await stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
