/** The product as people run it, in a process of its own: for journeys in a browser and for measurements. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'

export interface ProductProcess {
  /** Without a slash at the end. */
  url: string
  stop(): Promise<void>
}

/**
 * Runs a program that starts the product with these settings and no others, on a free port, and waits until it says where
 * it listens. The program holds a channel to this process, so that it can end with it.
 * @throws Error with all that was written, when it ends before it listens.
 */
export async function startProductProcess(program: string, settings: NodeJS.ProcessEnv): Promise<ProductProcess> {
  const child = spawn(process.execPath, [program], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { ...inherited(), PORT: '0', LOG_LEVEL: 'warn', ...settings },
  })
  return {
    url: await address(child),
    async stop() {
      const ended = child.exitCode === null ? once(child, 'exit') : null
      child.kill('SIGTERM')
      await ended
    },
  }
}

/** The environment without what a test runner, npm or the operator's own installation adds to it. */
function inherited(): NodeJS.ProcessEnv {
  const own =
    /^(npm_|VITEST|TEST_|NODE_ENV$|PORT$|HOST$|DATA_DIR$|DATABASE_|PUBLIC_URL$|SMTP_URL$|S3_URL$|ROLE$|SECRET$)/
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
