import { spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, renameSync, statfsSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Account, chooseAccount, commandAs } from './embedded-account.ts'
import { type Binaries, createCluster, findBinaries, serverEnvironment, writeSettings } from './embedded-cluster.ts'
import { findPostmaster, type Postmaster } from './embedded-postmaster.ts'
import { diskFull, meansDiskFull, OperatorError } from './operator-error.ts'

/** Told what takes long: creating the cluster, recovering after a crash. */
export type Progress = (event: 'creating' | 'recovering') => void

/** The running server once it takes connections; null when there is none (any more). */
export async function runningServer(cluster: string, log: Progress | undefined): Promise<Postmaster | null> {
  for (let waited = 0; ; waited += 15) {
    const found = findPostmaster(cluster)
    if (!found || found.status === 'ready') return found
    if (waited === 3000) log?.('recovering')
    await sleep(15)
  }
}

/** What may be different a moment later: a port just taken, processes of a killed server still ending. */
const passing = /already exists|could not bind|pre-existing shared memory/

/** `launched`: by this very call, and not by another process that was faster. */
export type Started = Postmaster & { launched: boolean }

interface Launch {
  dataDir: string
  cluster: string
  password: string
  unsafe: boolean
  /** Undefined: any free one. */
  port: number | undefined
  log: Progress | undefined
}

/**
 * Starts a server on the cluster, which is created where there is none.
 * Another process may be faster; then its server is the answer.
 */
export async function startServer(launch: Launch): Promise<Started> {
  const { cluster, password, unsafe } = launch
  const binaries = findBinaries()
  const account = chooseAccount(binaries.postgres, cluster)
  if (!existsSync(cluster)) {
    launch.log?.('creating')
    await createCluster({ cluster, account, binaries, password, unsafe })
  }
  await writeSettings(cluster, account, unsafe)
  for (let attempt = 1; ; attempt++) {
    const outcome = await launchOnce(launch, account, binaries)
    if (typeof outcome !== 'string') return { ...outcome, launched: true }
    // Another process may have been faster; its server serves us too.
    const other = await runningServer(cluster, launch.log)
    if (other) return { ...other, launched: false }
    if (attempt === 3 || !passing.test(outcome)) throw startFailure(launch.dataDir, outcome)
    await sleep(attempt * 500)
  }
}

/** One try. Returns the server, or what it wrote into its log before it gave up. */
async function launchOnce(launch: Launch, account: Account, binaries: Binaries): Promise<Postmaster | string> {
  const logFile = join(launch.dataDir, 'postgres.log')
  if ((statSync(logFile, { throwIfNoEntry: false })?.size ?? 0) > 10_000_000) renameSync(logFile, `${logFile}.1`)
  const output = openSync(logFile, 'a', 0o600)
  const before = statSync(logFile).size
  const port = launch.port ?? (await freePort())
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', `port=${port}`]
  const parameters = ['-D', launch.cluster, ...settings.flatMap((setting) => ['-c', setting])]
  const { command, args, identity } = commandAs(account, binaries.postgres, parameters)
  const stdio = ['ignore' as const, output, output]
  const child = spawn(command, args, { ...identity, cwd: '/', env: serverEnvironment, detached: true, stdio })
  let ended = false
  child.once('exit', () => {
    ended = true
  })
  let refused = ''
  child.once('error', (error) => {
    ended = true
    refused = error.message
  })
  child.unref()
  closeSync(output)
  for (let waited = 0; !ended; waited += 15) {
    const found = findPostmaster(launch.cluster)
    if (found?.status === 'ready' && found.pid === child.pid) return found
    if (waited === 3000) launch.log?.('recovering')
    await sleep(15)
  }
  return refused || readFileSync(logFile).subarray(before).toString('utf8')
}

/** One segment of the write-ahead log: with less room PostgreSQL cannot work. */
const leastBytes = 16 * 2 ** 20

function startFailure(dataDir: string, output: string): OperatorError {
  const { bavail, bsize } = statfsSync(dataDir)
  // On a full disk the log, too, stays empty.
  if (meansDiskFull(output) || bavail * bsize < leastBytes) return diskFull(dataDir)
  const said = /(?:FATAL|PANIC): {2}(.*)(?:\n.*DETAIL: {2}(.*))?/.exec(output)
  const reason = said ? said.slice(1).filter(Boolean).join('; ') : output.trim().split('\n').at(-1)
  const log = join(dataDir, 'postgres.log')
  return new OperatorError({
    zh: `内置数据库无法启动：${reason}（详见 ${log}）`,
    en: `The embedded database does not start: ${reason} (see ${log})`,
  })
}

/** A port nobody listens on now. A server that loses it to somebody else meanwhile tries another. */
function freePort(): Promise<number> {
  return new Promise((resolvePort, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolvePort(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
