/** The product as people run it, `npm start` in a process of its own on a folder of its own. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { databaseName } from '#kernel/data/embedded.ts'
import { superuser } from '#kernel/data/embedded-cluster.ts'
import { findPostmaster } from '#kernel/data/embedded-postmaster.ts'
import { type ProductProcess, startProductProcess } from '#kernel/testing/product-process.ts'

const root = join(import.meta.dirname, '..')

export interface Product extends ProductProcess {
  /** Milliseconds from the command to the printed address. */
  startedIn: number
  /** Process id of the server itself (`npm start` is the process above it). */
  pid: number
  postmaster: number
  databaseUrl: string
}

/** Builds the web application now if it is out of date, so that a measured start does not. */
export async function prepareBuild(): Promise<void> {
  const { buildWhenStale } = (await import(join(root, 'scripts/bootstrap-web.mjs'))) as { buildWhenStale(): void }
  buildWhenStale()
}

/** Starts the product on `dataDir` and waits until it prints its address. */
export async function startProduct(dataDir: string, profile?: string): Promise<Product> {
  const begin = performance.now()
  const { url, stop } = await startProductProcess(join(root, 'scripts/start.mjs'), {
    DATA_DIR: dataDir,
    ...(profile && { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${profile}` }),
  })
  const startedIn = performance.now() - begin
  const { pid } = JSON.parse(readFileSync(join(dataDir, 'server.json'), 'utf8')) as { pid: number }
  const postmaster = findPostmaster(join(dataDir, 'postgres'))!
  const password = encodeURIComponent(readFileSync(join(dataDir, 'postgres-password'), 'utf8').trim())
  return {
    url,
    startedIn,
    pid,
    postmaster: postmaster.pid,
    databaseUrl: `postgres://${superuser}:${password}@127.0.0.1:${postmaster.port}/${databaseName}`,
    stop,
  }
}
