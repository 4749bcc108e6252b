import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isAlive } from '#kernel/data/embedded-postmaster.ts'
import { OperatorError } from '#kernel/data/operator-error.ts'
import type { Config } from './config.ts'
import { isRunning, keepRunningLock, takeRunningLock } from './lifecycle-lock.ts'
import { type Progress, type Visit, visit } from './lifecycle-visit.ts'

/** A database in use by this process, and how to leave it. */
export interface Stay {
  databaseUrl: string
  /** The embedded server's `postgres` database; null for a server of the operator. */
  maintenanceUrl: string | null
  /** Ends the stay. Whoever is the last to leave an embedded server stops it. */
  leave(): Promise<void>
}

/**
 * For the application. On an embedded server there is one application at a time; a server of the
 * operator may serve any number.
 * @param onLost called when the embedded database is gone for good while the application runs
 * @throws OperatorError naming the address of an application that runs already
 */
export async function enterAsApplication(
  config: Config,
  onLost: (error: OperatorError) => void,
  progress?: Progress,
): Promise<Stay> {
  const stay = await visit(config, 'zhanye-application', progress)
  const alone = !config.databaseUrl
  if (!(await takeLockOrAddress(config, stay, alone))) {
    await stay.leave()
    throw new OperatorError({
      zh: `展业已在数据文件夹 ${config.dataDir} 上运行${runningAt(config, '，地址 ')}。`,
      en: `Zhanye is already running on the data folder ${config.dataDir}${runningAt(config, ', at ')}.`,
    })
  }
  keepRunningLock(stay, alone, onLost)
  return {
    databaseUrl: stay.databaseUrl,
    maintenanceUrl: stay.maintenanceUrl,
    async leave() {
      withdraw(config)
      await stay.leave()
    },
  }
}

/** How long an application may hold the lock without an address: it is starting or stopping. */
const changingMilliseconds = 10_000

/** False once another application is known to run. One that is just stopping is waited for. */
async function takeLockOrAddress(config: Config, stay: Visit, alone: boolean): Promise<boolean> {
  const deadline = Date.now() + changingMilliseconds
  for (;;) {
    if (await takeRunningLock(stay.client, alone)) return true
    if (announcedAddress(config) || Date.now() > deadline) return false
  }
}

/** For a command: works beside a running application, and without one. */
export async function enterAsCommand(
  config: Config,
  progress?: Progress,
): Promise<Stay & { isRunning(): Promise<boolean> }> {
  const stay: Visit = await visit(config, 'zhanye-command', progress)
  return Object.assign(stay, { isRunning: () => isRunning(stay.client) })
}

/** For a command that replaces the data: refuses while the application runs, and keeps it from starting. */
export async function enterAlone(config: Config, progress?: Progress): Promise<Stay> {
  const stay = await visit(config, 'zhanye-command', progress)
  if (await takeRunningLock(stay.client, true)) return stay
  await stay.leave()
  throw new OperatorError({
    zh: `展业正在运行${runningAt(config, '，地址 ')}：请先停止它。`,
    en: `Zhanye is running${runningAt(config, ', at ')}: stop it first.`,
  })
}

/** Tells other processes on this data folder where the application can be reached. */
export function announce(config: Config, address: string): void {
  const facts = { address, pid: process.pid, startedAt: new Date().toISOString() }
  writeFileSync(addressFile(config), `${JSON.stringify(facts)}\n`, { mode: 0o600 })
}

/** Takes the announcement back: the application ends. */
export function withdraw(config: Config): void {
  rmSync(addressFile(config), { force: true })
}

/** The announced address; null when nobody announced one, or was killed since. */
export function announcedAddress(config: Config): string | null {
  try {
    const { address, pid } = JSON.parse(readFileSync(addressFile(config), 'utf8'))
    return isAlive(pid) ? address : null
  } catch {
    return null
  }
}

function addressFile(config: Config): string {
  return join(config.dataDir, 'server.json')
}

function runningAt(config: Config, before: string): string {
  const address = announcedAddress(config)
  return address ? `${before}${address}` : ''
}
