/** The product as people run it, `npm start` in a process of its own on a folder of its own. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { databaseName } from '#kernel/data/embedded.ts'
import { superuser } from '#kernel/data/embedded-cluster.ts'
import { findPostmaster } from '#kernel/data/embedded-postmaster.ts'

const root = join(import.meta.dirname, '..')

export interface Product {
  url: string
  /** Milliseconds from the command to the printed address. */
  startedIn: number
  /** Process id of the server itself (`npm start` is the process above it). */
  pid: number
  postmaster: number
  databaseUrl: string
  stop(): Promise<void>
}

/** Builds the web application now if it is out of date, so that a measured start does not. */
export async function prepareBuild(): Promise<void> {
  const { buildWhenStale } = (await import(join(root, 'scripts/bootstrap-web.mjs'))) as { buildWhenStale(): void }
  buildWhenStale()
}

/** Starts the product on `dataDir` and waits until it prints its address. */
export async function startProduct(dataDir: string, profile?: string): Promise<Product> {
  const begin = performance.now()
  const child = spawn(process.execPath, [join(root, 'scripts/start.mjs')], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...inherited(),
      PORT: '0',
      DATA_DIR: dataDir,
      LOG_LEVEL: 'warn',
      ...(profile && { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${profile}` }),
    },
  })
  const url = await address(child)
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
    async stop() {
      const ended = child.exitCode === null ? once(child, 'exit') : null
      child.kill('SIGTERM')
      await ended
    },
  }
}

/** The environment without settings of the operator's own installation. */
function inherited(): NodeJS.ProcessEnv {
  const own = /^(npm_|PORT$|HOST$|DATA_DIR$|DATABASE_|PUBLIC_URL$|SMTP_URL$|S3_URL$|ROLE$|SECRET$)/
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !own.test(name)))
}

async function address(child: ChildProcess): Promise<string> {
  let written = ''
  return new Promise((resolve, reject) => {
    child.stdout!.on('data', (chunk) => {
      written += chunk
      const found = /http:\/\/\S+/.exec(written)
      if (found) resolve(found[0].replace(/\/$/, ''))
    })
    child.stderr!.on('data', (chunk) => {
      written += chunk
      process.stderr.write(chunk)
    })
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`The product ended (${code}) before it listened:\n${written}`)))
  })
}
