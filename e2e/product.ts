/** The product as people run it: a process of its own, started and stopped by the journeys. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isAlive } from '#kernel/data/embedded-postmaster.ts'

const program = join(import.meta.dirname, '../src/app/main.ts')
const prefix = 'zhanye-e2e-'

export interface Product {
  /** Without a slash at the end. */
  url: string
  stop(): Promise<void>
}

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
  const child = spawn(process.execPath, [program], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: {
      ...inherited(),
      PORT: '0',
      DATA_DIR: dataDir,
      DATABASE_URL: options.databaseUrl,
      LOG_LEVEL: 'warn',
    },
  })
  return {
    url: await address(child),
    async stop() {
      const ended = child.exitCode === null ? once(child, 'exit') : null
      child.kill('SIGTERM')
      await ended
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** The environment without what a test runner or the operator's own installation adds to it. */
function inherited(): NodeJS.ProcessEnv {
  const own = /^(VITEST|TEST_|NODE_ENV$|PORT$|HOST$|DATA_DIR$|DATABASE_|PUBLIC_URL$|SMTP_URL$|S3_URL$|ROLE$|SECRET$)/
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !own.test(name)))
}

/** Everything the product writes is kept for the message of a start that fails; later faults go to the terminal. */
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
